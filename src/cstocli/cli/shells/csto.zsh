#compdef csto
# Completion of csto for zsh: eval "$(csto completion zsh)" after compinit
_csto() {
    local line value program=${(Q)words[1]}
    local -a lines values shown
    lines=("${(@f)$(_CSTO_COMPLETE=zsh ${program/#\~/$HOME} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in $lines; do
        if [[ $line == :files ]]; then
            _files
            return
        fi
        value=${line%%$'\t'*}
        values+=("$value")
        if [[ $line == *$'\t'* ]]; then
            shown+=("$value -- ${line#*$'\t'}")
        else
            shown+=("$value")
        fi
    done
    compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -V csto -l -d shown -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _csto "$@"
else
    compdef _csto csto
fi
