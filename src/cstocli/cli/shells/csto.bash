# Completion of csto for bash 3.2 and newer: eval "$(csto completion bash)"
_csto() {
    local line value current=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            local IFS=$'\n'
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$current"))
            return
        fi
        value=${line%%$'\t'*}
        if [[ $COMP_TYPE -eq 63 && $line == *$'\t'* ]]; then # a list to look at, of which nothing is inserted
            COMPREPLY+=("$value  (${line#*$'\t'})")
        else
            printf -v value %q "$value"
            COMPREPLY+=("$value")
        fi
    done < <(_CSTO_COMPLETE=bash "${COMP_WORDS[0]/#\~/$HOME}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _csto csto 2>/dev/null || complete -F _csto csto
