from __future__ import annotations

from pplcheck.cli.commands import COMMANDS
from pplcheck.cli.syntax import Option, commands, with_default


def test_every_command_is_told_once() -> None:
    found = commands()

    assert found[0].words == ()
    assert set(found[0].children) == set(COMMANDS)
    assert len({command.words for command in found}) == len(found)
    assert ("hook", "staged") in {command.words for command in found}
    assert all(command.summary for command in found)


def test_options_tell_their_names_values_and_words() -> None:
    check = next(command for command in commands() if command.words == ("check",))
    options = {option.names[0]: option for option in check.options}

    assert options["-o"].names == ("-o", "--output")
    assert options["-o"].value == "FILE"
    assert options["--reading"].choices == ("kleiner", "copyfair")
    assert options["--reading"].value == "kleiner|copyfair"
    assert options["--isolated"].value == ""
    assert options["-h"] == Option(
        names=("-h", "--help"), value="", choices=(), help="Show this and exit."
    )
    assert [argument.value for argument in check.arguments] == ["[PATH]"]


def test_an_argument_that_is_wanted_stands_without_brackets() -> None:
    found = {command.words: command.arguments for command in commands()}

    assert found["completion",][0].choices == ("bash", "zsh", "fish")
    assert found["completion",][0].value == "SHELL"


def test_the_program_takes_the_options_of_its_default_command() -> None:
    found = with_default(commands())
    check = next(command for command in found if command.words == ("check",))

    assert set(check.options) < set(found[0].options)
    assert found[1:] == commands()[1:]
