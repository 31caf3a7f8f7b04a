"""No rule says anything that stays English on a Spanish or French page."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import pplcheck.rules
from pplcheck.formats.finding_forms import FINDING_FORMS
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.phrases import FORMS, phrase
from pplcheck.model.party import FACTS
from pplcheck.rules import RULES

FOLDER = Path(pplcheck.rules.__file__).parent
MODULES = sorted(FOLDER.glob("ppl*.py"))
languages = pytest.mark.parametrize("code", LANGUAGES[1:])

ELSEWHERE = {"PPL901", "PPL902", "PPL903", "PPL905", "PPL906"}
"""Rules that say what an error says, which is composed where something could not be read."""

SUBJECTS = {"in the words of"}
"""What tells findings of a rule apart, and is never shown."""

MESSAGES = (
    (
        "3 of 1,240 files name a license; nothing says under which license the work as a whole is "
        "shared"
    ),
    "the text of COPYING is not that of a license known here",
    "LicenseRef-x and LicenseRef-y is not known here; its terms are undetermined (2 places)",
    '"Coopyleft-2" names no license that can be looked up (1 place)',
    "declarations conflict within 3 files alike, such as a.py says MIT, a.py:4 says ISC",
    (
        "declarations conflict for js in 9 places: LICENSE says PPL, CONTRIBUTING.md:31 asks "
        "contributors for MIT, and 3 more"
    ),
    "LICENSE is titled PPL, but its text is that of MIT",
    "LICENSE has a text close to PPL, changed in 4(c), and no name of its own that is known",
    "LICENSE has a text close to PPL, and no name of its own that is known",
    "LICENSE is titled PPL, but its text differs from it",
    "1 file names MIT in the wording of the PPL's notice: a.py",
    "2 files name MIT in the wording of the PPL's notice: a.py, b.py and 3 more",
    (
        "PPL was replaced by nothing that can be named by an edit; what was released under PPL "
        "stays under it"
    ),
    "this change replaces PPL by MIT, which asks nothing back; what was released stays under PPL",
    "2 files that carried reciprocity terms would no longer: a.py, b.py",
    "3 files under X cannot be part of one work under PPL: a.py. both are under other terms",
    (
        "1 file under X cannot be part of one work under PPL: a.py; separate and independent works "
        "may lie side by side. 4(c) bars it"
    ),
    (
        "whether 1 file under X may be part of one work under PPL is disputed: a.py; they cannot "
        "be worked into it. 4(c) bars it"
    ),
    "whether 1 file under X may be part of one work under PPL is disputed: a.py. 4(c) bars it",
    "64 % of contributions rest on presumption, <1 % are undetermined",
    "6 % of contributions are undetermined",
    (
        "meadow.example: 30 commits by 2 people (30 %), of a kind only its domain hints at: worker "
        "cooperative"
    ),
    (
        "Nebula is declared a worker cooperative; not shown: owned by those who work in it (the "
        "register says no); a source for: distributes all its surplus among the worker-owners"
    ),
    "Nebula: owned by those who work in it: yes (a.toml:4), no (b.toml:3)",
    "Nebula: is commercial (a.toml:4); is a nonprofit (b.toml:9)",
    (
        "shared.example: registers give it to several organizations; 4 commits from there counted "
        "for none of them"
    ),
    "Orbit: use; no contribution within the window, the last on 2024-01-02; no agreement covers it",
    "Orbit: noncommercial use, declared in USERS; no contribution found; no agreement covers it",
    (
        "Orbit contributed 40 commits, the last on 2024-01-02, none within the window; no "
        "agreement covers what it uses"
    ),
    "Orbit contributed 1 commit; under the license's text that does not change its terms",
    (
        "Orbit contributed 40 commits, the last on 2024-01-02, none within the window; no "
        "agreement covers what it uses (reading copyfair: a project's policy, not what the "
        "license says)"
    ),
    "Aurora (nonprofit): its declared commercial use is not covered",
    "whether Comet may use this as declared cannot be told",
    "Orbit wrote 62 % of 1 contribution since 2024-11-01; the line is 50 %",
    "at least 1, at most 3 people made half of 100 contributions since 2024-11-01; the line is 3",
    (
        "at least 1, at most 3 organizations made half of 100 contributions since 2024-11-01, "
        "where who is not shown to act for one counts as one; the line is 2"
    ),
    (
        "vendor/x is a new submodule; what it holds is not checked, and it stands where 4 files "
        "were judged before"
    ),
    "the waiver of PPL103 ended on 2027-04-01; the assembly gave it because: on purpose",
    (
        "the waiver of PPL103 ends on 2027-04-01; what it hides, 2 findings, counts again from the "
        "day after"
    ),
    (
        "the waiver of PPL103 was given for another version of that file; it hides nothing until "
        "somebody looks again"
    ),
    "the waiver of PPL103 hides nothing",
    (
        "/srv/x: the history is cut off, this is a shallow clone (/srv/x/.git/shallow lists "
        "where); run `git fetch --unshallow` in it, or clone it in full (in continuous "
        "integration: fetch-depth 0)"
    ),
    "/srv/x: not a git repository, nor inside one; name a folder that holds a clone",
    "no git found on the PATH; install git 2.25 or newer, or add its folder to PATH",
    "LICENSE: cannot be read; what it declares is unknown",
    "LICENSE: cannot be read (and 2 more); what it declares is unknown",
    "LICENSE: larger than 512 KiB, not read",
    "LICENSE: no text in UTF-8, UTF-16 or latin-1",
    "only 200 of 1000 license files were compared",
    "3 versions of files that declare a license cannot be read",
    "1 version of files that declare a license cannot be read",
)

SPANISH = {
    "declarations conflict in 2 places: LICENSE says PPL, package.json:4 says MIT": (
        "las declaraciones se contradicen en 2 lugares: LICENSE dice PPL, package.json:4 dice MIT"
    ),
    "Orbit Ltd contributed 1,240 commits; under the license's text that does not change 4(d)": (
        "Orbit Ltd contribuyó 1240 commits; según el texto de la licencia eso no cambia 4(d)"
    ),
    "2 people made half of 100 contributions since 2024-11-01; the line is 3": (
        "2 personas hicieron la mitad de 100 contribuciones desde 2024-11-01; el límite es 3"
    ),
}


def examples() -> dict[str, str]:
    """The message of every rule's example."""
    return {
        rule.code: rule.example.partition("\n")[2] for rule in RULES if rule.code not in ELSEWHERE
    }


@languages
@pytest.mark.parametrize("message", [*examples().values(), *MESSAGES])
def test_every_message_is_told_in_every_language(message: str, code: str) -> None:
    told = phrase(Language(code), message)

    assert told is not None
    assert told != message


@pytest.mark.parametrize(("message", "told"), SPANISH.items())
def test_names_and_numbers_are_kept(message: str, told: str) -> None:
    assert phrase(Language("es"), message) == told


@languages
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_summaries_and_remedies_are_told_in_every_language(rule: object, code: str) -> None:
    language = Language(code)

    assert language.knows(getattr(rule, "summary"))  # noqa: B009 - read as pages do
    assert language.knows(getattr(rule, "remedy"))  # noqa: B009 - read as pages do


def written(module: Path) -> set[str]:
    """The fixed parts of every text that a rule composes, a few words long."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    texts = {
        part.value
        for entry in ast.walk(tree)
        if isinstance(entry, ast.JoinedStr)
        for part in entry.values
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
    return {text.strip(" .;:,()") for text in texts if len(re.findall("[a-z]+", text)) > 2}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_text_of_a_rule_is_part_of_a_form(module: Path) -> None:
    forms = " ".join((*FORMS, *FACTS.values()))

    assert {text for text in written(module) - SUBJECTS if text not in forms} == set()


def test_forms_are_told_once() -> None:
    assert len(set(FINDING_FORMS)) == len(FINDING_FORMS)
