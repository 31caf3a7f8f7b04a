from __future__ import annotations

from dataclasses import replace

from pplcheck.model.declaration import Origin
from pplcheck.model.license import AllOf, AnyOf, Expression, Leaf, Terms
from pplcheck.model.report import Gap
from pplcheck.rules.ppl102_unknown_expression import RULE
from tests.rules.evidence import assert_finds, assert_silent, declaration, evidence_of

MANIFEST = replace(
    declaration("package.json", line=4, origin=Origin.MANIFEST), written="our own\nlicense"
)
TREE = AnyOf(parts=(Leaf(id="MIT"), AllOf(parts=(Leaf(id="Foo", known=False),))))


def test_a_known_license_is_silent() -> None:
    assert_silent(RULE, evidence_of())


def test_words_that_are_no_expression_are_found_where_they_stand() -> None:
    evidence = replace(evidence_of(), declarations=(replace(MANIFEST, expression=None),))

    (finding,) = assert_finds(RULE, evidence, '"our own license" names no license')

    assert (finding.path, finding.line) == ("package.json", 4)


def test_an_unknown_text_is_unknown_and_not_absent() -> None:
    evidence = replace(evidence_of(), declarations=(replace(declaration(), expression=None),))

    assert_finds(RULE, evidence, "the text of LICENSE is not that of a license known here")


def test_a_text_that_could_not_be_read_is_left_to_ppl902() -> None:
    gap = Gap(code="PPL902", what="larger than 1024 KiB, not compared", path="LICENSE")
    evidence = replace(evidence_of(), declarations=(replace(declaration(), expression=None),))

    assert_silent(RULE, replace(evidence, gaps=(gap,)))


def test_an_unknown_id_inside_an_expression_is_named() -> None:
    entry = replace(MANIFEST, expression=Expression(text="MIT OR Foo", tree=TREE))

    assert_finds(RULE, replace(evidence_of(), declarations=(entry,)), "Foo is not known here")


def test_a_license_known_by_name_only_is_named() -> None:
    evidence = evidence_of()
    named = replace(evidence.profiles[0], id="Plum-1.0", terms=Terms.UNKNOWN)
    entry = replace(MANIFEST, expression=Expression(text="Plum-1.0", tree=Leaf(id="Plum-1.0")))
    evidence = replace(evidence, declarations=(entry,), profiles=(*evidence.profiles, named))

    assert_finds(RULE, evidence, "Plum-1.0 is not known here; its terms are undetermined")


def test_the_same_unknown_in_many_places_is_one_finding() -> None:
    entries = tuple(
        replace(MANIFEST, expression=None, path=path) for path in ("b.json", "a.json", "c.json")
    )

    (finding,) = assert_finds(RULE, replace(evidence_of(), declarations=entries), "(3 places)")

    assert finding.path == "a.json"


def test_vendored_and_titled_texts_are_left_to_others() -> None:
    entries = (
        replace(MANIFEST, expression=None, vendored=True),
        replace(declaration(), expression=None, titled="PPL"),
    )

    assert_silent(RULE, replace(evidence_of(), declarations=entries))
