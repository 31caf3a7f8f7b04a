"""A completion script for bash; it needs no bash-completion and starts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pplcheck.cli.syntax import Command

_SCRIPT = """\
# bash completion for pplcheck; written by `pplcheck completion bash`
_pplcheck() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
    local place="" words="" rest="" index
    if [[ $current == "=" ]]; then current=""; fi
    if [[ $before == "=" ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    for ((index = 1; index < COMP_CWORD; index++)); do
        case "$place/${{COMP_WORDS[index]}}" in
            {places}) place="$place/${{COMP_WORDS[index]}}" ;;
        esac
    done
    COMPREPLY=()
    case "$place $before" in
{values}
    esac
    case "$place" in
{commands}
    esac
    if [[ $current != -* ]]; then words=$rest; fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if [[ $current != -* && ( -z $rest || -z $place ) ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -f -- "$current")
    fi
}}
complete -F _pplcheck pplcheck
"""


def bash_script(commands: Sequence[Command]) -> str:
    """The script for some commands, the program itself first."""
    places = "|".join("/" + "/".join(command.words) for command in commands if command.words)
    return _SCRIPT.format(
        places=places,
        values="\n".join(_values(commands)),
        commands="\n".join(_cases(commands)),
    )


def _values(commands: Sequence[Command]) -> Iterator[str]:
    """What may follow an option that wants a value: its words, or a file."""
    for command in commands:
        place = "".join(f"/{word}" for word in command.words)
        for option in command.options:
            if not option.value:
                continue
            names = "|".join(f'"{place} {name}"' for name in option.names)
            found = f'compgen -W "{" ".join(option.choices)}"' if option.choices else "compgen -f"
            yield (
                f"        {names})\n"
                f'            mapfile -t COMPREPLY < <({found} -- "$current"); return ;;'
            )


def _cases(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        place = "".join(f"/{word}" for word in command.words)
        options = " ".join(name for option in command.options for name in option.names)
        choices = [choice for argument in command.arguments for choice in argument.choices]
        rest = " ".join((*command.children, *choices))
        yield f'        "{place}") words="{options}"; rest="{rest}" ;;'
