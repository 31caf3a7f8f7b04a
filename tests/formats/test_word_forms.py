"""What readers of the standard library and the system say is told in every language, too."""

from __future__ import annotations

import errno
import os

import pytest

from pplcheck.config.ledger import load_ledger
from pplcheck.errors import ConfigurationError
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.phrases import phrase
from pplcheck.formats.word_forms import WORD_FORMS
from pplcheck.licensing.manifests import read_manifest
from pplcheck.licensing.statement import ManifestError

languages = pytest.mark.parametrize("code", LANGUAGES[1:])

BROKEN = {
    "package.json": (
        *("{", "[", "[1 2]", '{"a" 1}', "{1: 2}", '{"a": }', "{} {}", '{"a', '{"a": "\n"}'),
        *('{"a": "\\x"}', '{"a": "\\u00"}', f"[{'1' * 5000}]"),
    ),
    "pyproject.toml": (
        *("a", "a =", "a = ", "= 1", "a = 1 b", "[a", "[[a]", "a = [", "a = {", "a = 'x"),
        *('a = "\\', 'a = "\\ud800"', 'a = "\\uzzzz"', 'a = "\\c"', "a = 2026-13-45", "a = \x01"),
        *("a = 1\na = 2", "[a]\n[a]", "a = {}\n[a.b]", "a = []\n[[a]]", "a = 1\n[a.b]"),
        *("a = {b = 1, b = 2}", "[a.b]\n[a]\nb.c = 1", "a = '''x", "# \x01", "a = 0x", "\x01 = 1"),
    ),
    "pom.xml": (
        *("", "<", "<a>", "<a></b>", "<a b='1' b='2'/>", "<a/><b/>", "<a>&x;</a>"),
        *(" <?xml version='1.0'?><a/>", "<a>&#0;</a>", "<a><![CDATA[", "<?xml version='?><a/>"),
    ),
}
"""Files that a reader refuses."""

SYSTEM = ("EACCES", "EPERM", "ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG", "EIO")


def refused(path: str, text: str) -> str:
    with pytest.raises(ManifestError) as raised:
        read_manifest(path, text)
    return str(raised.value)


@languages
@pytest.mark.parametrize("path", BROKEN)
def test_what_a_reader_refuses_is_told_whole(path: str, code: str) -> None:
    language = Language(code)
    english = {}
    for text in BROKEN[path]:
        said = refused(path, text)
        reason = said.partition(": ")[2].partition(" (at ")[0].partition(": line ")[0]
        told = phrase(language, f"{path}: {said}")
        if told is None or reason in told:
            english[text] = said

    assert english == {}


@languages
@pytest.mark.parametrize("name", SYSTEM)
def test_what_the_system_says_is_told(name: str, code: str) -> None:
    words = os.strerror(getattr(errno, name))
    told = phrase(Language(code), f"cannot read 'r.toml': {words}")

    assert told is not None
    assert words not in told


@languages
@pytest.mark.parametrize("data", [b'"a\n', b'"a"b\n'], ids=["no end", "after a quote"])
def test_what_the_reader_of_ledgers_says_is_told(data: bytes, code: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        load_ledger(b"who,work,amount,unit,date\n" + data, "kept.csv")
    (problem,) = raised.value.problems
    told = phrase(Language(code), problem)

    assert told is not None
    assert problem.partition(": ")[2].partition(" (")[0] not in told


def test_other_words_stay_as_they_were_said() -> None:
    told = phrase(Language("es"), "cannot read 'r.toml': Value too large for defined data type")

    assert told == "no se puede leer 'r.toml': Value too large for defined data type"


def test_forms_are_told_once() -> None:
    assert len(set(WORD_FORMS)) == len(WORD_FORMS)
