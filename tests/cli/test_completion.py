from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli.commands import COMMANDS
from pplcheck.cli.completion_bash import bash_script
from pplcheck.cli.completion_fish import fish_script
from pplcheck.cli.completion_zsh import zsh_script
from pplcheck.cli.syntax import Argument, Command, Option

HOSTILE = 'it\'s [a] `test`: $(touch gone) \\ "x"'
ODD = (
    Command(words=(), help=HOSTILE, options=(), arguments=(), children=("one",)),
    Command(
        words=("one",),
        help=HOSTILE,
        options=(Option(names=("-x", "--odd"), value="FILE", choices=(), help=HOSTILE),),
        arguments=(Argument(value="WHAT", choices=("a", "b"), help=HOSTILE),),
        children=(),
    ),
    Command(words=("two",), help=HOSTILE, options=(), arguments=(), children=()),
)


def needs(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"no {shell} here")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "LICENSE").write_text("")
    for shell in ("bash", "zsh", "fish"):
        assert main(["completion", shell, "-o", str(tmp_path / f".{shell}")]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ch", {"check"}),
        ("check --form", {"--format"}),
        ("--form", {"--format"}),
        ("check --reading ", {"kleiner", "copyfair"}),
        ("check --reading = k", {"kleiner"}),
        ("check --reading =", {"kleiner", "copyfair"}),
        ("check --config L", {"LICENSE"}),
        ("check a", {"a folder"}),
        ("config s", {"show", "schema"}),
        ("completion ", {"bash", "zsh", "fish"}),
        ("hook staged L", {"LICENSE"}),
        ("check --reading kleiner --reg", {"--register"}),
    ],
)
def test_bash_completes(folder: Path, words: str, expected: set[str]) -> None:
    script = (
        'source .bash; COMP_WORDS=(pplcheck "$@"); COMP_CWORD=$#; _pplcheck;'
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )

    done = subprocess.run(
        [needs("bash"), "--norc", "-c", script, "bash", *words.split(" ")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(done.stdout.splitlines()) == expected
    assert done.stderr == ""


def test_bash_offers_commands_and_paths_where_both_may_stand(folder: Path) -> None:
    script = (
        'source .bash; COMP_WORDS=(pplcheck ""); COMP_CWORD=1; _pplcheck; echo "${COMPREPLY[*]}"'
    )

    done = subprocess.run(
        [needs("bash"), "--norc", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(COMMANDS) | {"LICENSE"} <= set(done.stdout.split())


@pytest.mark.parametrize("words", ["pplcheck ch", "pplcheck check --fo", "pplcheck config s"])
def test_fish_completes(folder: Path, words: str) -> None:
    expected = {"ch": "check", "--fo": "--format", "s": "schema"}[words.rsplit(maxsplit=1)[-1]]

    done = subprocess.run(
        [needs("fish"), "--no-config", "-c", f"source .fish; complete -C '{words}'"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )

    assert expected in {line.partition("\t")[0] for line in done.stdout.splitlines()}


def test_zsh_defines_a_function_a_command(folder: Path) -> None:
    script = "autoload -Uz compinit; compinit -u -d .dump; source ./.zsh; whence -w _pplcheck_may_i"

    done = subprocess.run(
        [needs("zsh"), "-f", "-c", script], cwd=folder, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "_pplcheck_may_i: function"


@pytest.mark.parametrize(
    ("shell", "script"),
    [("bash", bash_script), ("zsh", zsh_script), ("fish", fish_script)],
    ids=["bash", "zsh", "fish"],
)
def test_no_help_can_break_a_script(tmp_path: Path, shell: str, script: object) -> None:
    assert callable(script)
    (tmp_path / "script").write_text(script(ODD))
    define = "compdef() { :; }; " if shell == "zsh" else ""

    done = subprocess.run(
        [needs(shell), "-c", f"{define}source ./script"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert not (tmp_path / "gone").exists()


def test_a_script_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    assert capsys.readouterr().out.startswith("# bash completion for pplcheck")


def test_zsh_quotes_what_means_something_to_it() -> None:
    text = zsh_script(ODD)

    assert "--odd[it'\\''s  a  `test`  $(touch gone)" in text
    assert "(a b)" in text


def test_fish_tells_words_and_files_apart() -> None:
    text = fish_script(ODD)

    assert "-s x -l odd -r -d" in text
    assert "-f -a 'a b'" in text
