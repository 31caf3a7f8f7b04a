from __future__ import annotations

from dataclasses import replace

from pplcheck.model.declaration import Conflict, Direction, Origin, Trust
from pplcheck.rules.ppl103_conflicting_declarations import RULE
from tests.rules.evidence import assert_finds, assert_silent, declaration, evidence_of

TEXT = declaration("LICENSE", "LicenseRef-Coopyleft")
COMPOSER = declaration("composer.json", "PPL", line=5, origin=Origin.MANIFEST, trust=Trust.MANIFEST)
PACKAGE = declaration("package.json", "ISC", line=4, origin=Origin.MANIFEST, trust=Trust.MANIFEST)
GUIDE = declaration(
    "CONTRIBUTING.md",
    line=31,
    origin=Origin.README,
    trust=Trust.README,
    direction=Direction.INBOUND,
)


def test_declarations_that_agree_are_silent() -> None:
    assert_silent(RULE, evidence_of())


def test_a_conflict_lists_its_places_most_trusted_first() -> None:
    outbound = Conflict(covers="", declarations=(PACKAGE, TEXT, COMPOSER))
    inbound = Conflict(covers="", declarations=(GUIDE, TEXT), inbound=True)

    (finding,) = assert_finds(
        RULE,
        replace(evidence_of(), conflicts=(outbound, inbound)),
        "conflict in 4 places: LICENSE says LicenseRef-Coopyleft, composer.json:5 says PPL, "
        "package.json:4 says ISC, CONTRIBUTING.md:31 asks contributors for PPL",
    )

    assert (finding.path, finding.line) == ("CONTRIBUTING.md", 31)


def test_who_says_only_is_told_and_not_the_text_that_cannot() -> None:
    text = declaration("COPYING", "GPL-3.0-only")
    only = replace(PACKAGE, expression=text.expression)
    later = replace(COMPOSER, expression=declaration("x", "GPL-3.0-or-later").expression)
    conflict = Conflict(covers="", declarations=(text, only, later))

    assert_finds(
        RULE,
        replace(evidence_of(), conflicts=(conflict,)),
        "in 2 places: package.json:4 says GPL-3.0-only, composer.json:5 says GPL-3.0-or-later",
    )


def test_a_declaration_nobody_can_read_is_quoted() -> None:
    conflict = Conflict(covers="api", declarations=(TEXT, replace(PACKAGE, expression=None)))

    (finding,) = assert_finds(
        RULE, replace(evidence_of(), conflicts=(conflict,)), "for api in 2 places: LICENSE says"
    )

    assert finding.message.endswith('package.json:4 says "ISC"')


def test_many_places_are_counted() -> None:
    others = (replace(PACKAGE, path=f"{number}.json") for number in range(9))
    places = (TEXT, replace(TEXT, path="README.md", trust=Trust.README), *others)

    assert_finds(
        RULE,
        replace(evidence_of(), conflicts=(Conflict(covers="", declarations=places),)),
        "in 10 places: LICENSE says LicenseRef-Coopyleft, 0.json:4 says ISC",
    )


def test_a_conflict_without_places_is_unknown_and_silent() -> None:
    conflict = Conflict(covers="", declarations=())

    assert_silent(RULE, replace(evidence_of(), conflicts=(conflict,)))


def test_each_scope_is_a_finding_of_its_own() -> None:
    conflicts = tuple(
        Conflict(covers=covers, declarations=(TEXT, PACKAGE)) for covers in ("web", "api")
    )

    assert_finds(RULE, replace(evidence_of(), conflicts=conflicts), "for api in 2", "for web in 2")


def test_files_that_contradict_themselves_alike_are_one_finding() -> None:
    def conflict(path: str) -> Conflict:
        tag = replace(declaration(path, "GPL-3.0-only", line=1), covers=path)
        return Conflict(covers=path, declarations=(tag, replace(tag, line=9, expression=None)))

    evidence = replace(evidence_of(), conflicts=tuple(map(conflict, ("a.sol", "b.sol"))))

    (finding,) = assert_finds(RULE, evidence, "conflict within 2 files alike, such as a.sol:1 says")

    assert finding.path == "a.sol"


def test_one_file_that_contradicts_itself_is_named() -> None:
    tag = replace(declaration("a.sol", "GPL-3.0-only", line=1), covers="a.sol")
    notice = replace(declaration("a.sol", "PPL", line=9), covers="a.sol")
    conflict = Conflict(covers="a.sol", declarations=(tag, notice))

    assert_finds(
        RULE,
        replace(evidence_of(), conflicts=(conflict,)),
        "conflict for a.sol in 2 places: a.sol:1 says GPL-3.0-only, a.sol:9 says PPL",
    )
