"""A completion script for fish; it starts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pplcheck.cli.syntax import Command, Option

_HEAD = "# fish completion for pplcheck; written by `pplcheck completion fish`"


def fish_script(commands: Sequence[Command]) -> str:
    """The script for some commands, the program itself first."""
    summaries = {command.words: command.summary for command in commands}
    lines = [_HEAD]
    for command in commands:
        condition = _quoted(_condition(command))
        for child in command.children:
            said = _quoted(summaries[*command.words, child])
            lines.append(f"complete -c pplcheck -n {condition} -a {child} -d {said}")
        for argument in command.arguments:
            if argument.choices:
                words = _quoted(" ".join(argument.choices))
                lines.append(f"complete -c pplcheck -n {condition} -f -a {words}")
        lines += [f"complete -c pplcheck -n {condition} {_spelled(o)}" for o in command.options]
    return "\n".join(lines) + "\n"


def _condition(command: Command) -> str:
    """When the words so far call this command, and none of its own commands yet."""
    seen = [f"__fish_seen_subcommand_from {word}" for word in command.words]
    if command.children:
        seen.append(f"not __fish_seen_subcommand_from {' '.join(command.children)}")
    return "; and ".join(seen)


def _spelled(option: Option) -> str:
    return " ".join(_parts(option))


def _parts(option: Option) -> Iterator[str]:
    for name in option.names:
        yield f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
    if option.choices:
        yield f"-x -a {_quoted(' '.join(option.choices))}"
    elif option.value:
        yield "-r"
    yield f"-d {_quoted(option.help)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
