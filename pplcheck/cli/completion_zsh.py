"""A completion script for zsh; it starts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pplcheck.cli.syntax import Argument, Command, Option

_SCRIPT = """\
#compdef pplcheck
# zsh completion for pplcheck; written by `pplcheck completion zsh`
{functions}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _pplcheck "$@"
else
    compdef _pplcheck pplcheck
fi
"""
_GROUP = """\
{name}() {{
    local state line
    _arguments -C \\
{options}        '1: :->command' \\
        '*:: :->rest'
    case $state in
        command)
            local -a commands=(
{children}
            )
            _describe command commands{files} ;;
        rest)
            case $line[1] in
{calls}
            esac ;;
    esac
}}
"""
_LEAF = """\
{name}() {{
    _arguments \\
{options}{arguments}
}}
"""


def zsh_script(commands: Sequence[Command]) -> str:
    """The script for some commands, the program itself first."""
    summaries = {command.words: command.summary for command in commands}
    functions = (
        _group(command, summaries) if command.children else _leaf(command) for command in commands
    )
    return _SCRIPT.format(functions="".join(functions))


def _name(words: tuple[str, ...]) -> str:
    return "_".join(("_pplcheck", *(word.replace("-", "_") for word in words)))


def _group(command: Command, summaries: dict[tuple[str, ...], str]) -> str:
    children = [(child, (*command.words, child)) for child in command.children]
    return _GROUP.format(
        name=_name(command.words),
        options="".join(_options(command.options)),
        children="\n".join(
            f"                {_quoted(f'{child}:{summaries[words]}')}" for child, words in children
        ),
        files="" if command.words else "; _files",
        calls="\n".join(f"                {child}) {_name(words)} ;;" for child, words in children),
    )


def _leaf(command: Command) -> str:
    arguments = " \\\n".join(
        f"        {_quoted(f'*:{_plain(entry.value)}:{_action(entry)}')}"
        for entry in command.arguments[:1]
    )
    return _LEAF.format(
        name=_name(command.words),
        options="".join(_options(command.options)).removesuffix("" if arguments else " \\\n"),
        arguments=arguments,
    )


def _options(options: Sequence[Option]) -> Iterator[str]:
    for option in options:
        for name in option.names:
            said = f"*{name}[{_plain(option.help)}]"
            if option.value:
                said += f":{_plain(option.value)}:{_action(option)}"
            yield f"        {_quoted(said)} \\\n"


def _action(entry: Option | Argument) -> str:
    return f"({' '.join(entry.choices)})" if entry.choices else "_files"


def _plain(text: str) -> str:
    """Text without the signs that mean something in a specification."""
    return "".join(" " if sign in "[]:|\\" else sign for sign in text).strip()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
