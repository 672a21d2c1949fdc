# Completion of csto for fish: csto completion fish | source
function __csto_complete
    set -l typed (commandline -opc)
    set -l begun (commandline -ct)
    set -l program (string replace -r '^~' -- $HOME $typed[1])
    for line in (env _CSTO_COMPLETE=fish $program $typed[2..] "$begun" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$begun"
        else
            echo $line
        end
    end
end
complete -c csto -e
complete -c csto -f -k -a '(__csto_complete)'
