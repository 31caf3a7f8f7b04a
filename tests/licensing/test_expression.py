from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings, strategies as st
from license_expression import get_spdx_licensing  # type: ignore[import-untyped]

from pplcheck.licensing.expression import all_of, any_of, leaves_of, parse, render
from pplcheck.model.license import AllOf, AnyOf, Expr, Leaf
from tests.licensing.samples import VOCABULARY


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("PPL", "PPL"),
        ("ppl", "PPL"),
        ("mit", "MIT"),
        ("Peer Production License", "PPL"),
        ("LicenseRef-PPL", "PPL"),
        ("Licencia de Producción de Pares", "LicenseRef-PPL-es"),
        ("CNPLv6+", "LicenseRef-CNPL-6+"),
        ("(MIT OR Apache-2.0)", "MIT OR Apache-2.0"),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
        ("MIT || Apache-2.0", "MIT OR Apache-2.0"),
        ("MIT & ISC", "MIT AND ISC"),
        ("mit and (gpl-3.0+ or ppl)", "MIT AND (GPL-3.0-or-later OR PPL)"),
        ("MIT or Apache-2.0 and ISC", "MIT OR Apache-2.0 AND ISC"),
        ("MIT OR MIT", "MIT"),
        ("MIT OR (ISC OR MIT)", "MIT OR ISC"),
        ("GPL-2.0 WITH classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("GPLv2 or later OR MIT", "GPL-2.0-or-later OR MIT"),
        ("GNU General Public License v2 or later (GPLv2+)", "GPL-2.0-or-later"),
        ("Apache-2.0+", "Apache-2.0+"),
        ("GPL-3.0-or-later+", "GPL-3.0-or-later"),
        ("GPL-1.0", "GPL-1.0-only"),
        ("MIT/Expat", "MIT"),
        ("zlib license", "Zlib"),
        ("GFDL 1.2", "GFDL-1.2-only"),
        ("DocumentRef-a:LicenseRef-b AND MIT", "DocumentRef-a:LicenseRef-b AND MIT"),
    ],
)
def test_usual_spellings_become_canonical(written: str, expected: object) -> None:
    expression = parse(written, VOCABULARY)

    assert expression is not None
    assert expression.text == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "()",
        "((MIT)",
        "MIT)",
        "MIT OR",
        "OR",
        "AND MIT",
        "MIT AND NOT GPL-3.0",
        "MIT Or (Apache-2.0) )(",
        "some words about licenses",
        "MIT, BSD-3-Clause",
        "PPL 3.0",
        "NONE",
        "NOASSERTION",
        "MIT WITH",
        "MIT WITH a WITH b",
        "MIT WITH (x)",
        "x" * 3000,
        "MIT OR " * 200 + "MIT",
        "MIT (ISC)",
        "\0",
    ],
)
def test_what_is_no_expression_is_none(written: str) -> None:
    assert parse(written, VOCABULARY) is None


def test_ids_nobody_lists_stay_and_are_marked() -> None:
    expression = parse("MIT OR Foo-1.0", VOCABULARY)

    assert expression is not None
    assert expression.tree == AnyOf(parts=(Leaf(id="MIT"), Leaf(id="Foo-1.0", known=False)))
    assert expression.ids == ("Foo-1.0", "MIT")


def test_an_unlisted_exception_makes_the_leaf_unknown() -> None:
    expression = parse("MIT WITH My-exception", VOCABULARY)

    assert expression is not None
    assert expression.tree == Leaf(id="MIT", exception="My-exception", known=False)


def test_ten_thousand_parentheses_are_refused_at_once() -> None:
    begin = time.perf_counter()

    found = [parse("(" * n + "MIT OR ISC" + ")" * n, VOCABULARY) for n in (16, 17, 900, 10_000)]

    assert [entry is not None for entry in found] == [True, False, False, False]
    assert time.perf_counter() - begin < 30


def test_other_types_are_no_expression() -> None:
    assert parse(None, VOCABULARY) is None  # type: ignore[arg-type]


def test_combining_flattens_and_drops_repetition() -> None:
    mit, dual = parse("MIT", VOCABULARY), parse("MIT OR ISC", VOCABULARY)
    assert mit
    assert dual

    assert any_of([mit, dual]).text == "MIT OR ISC"
    assert all_of([mit, mit]).text == "MIT"
    assert all_of([mit, dual]).text == "MIT AND (MIT OR ISC)"


leaves = st.sampled_from(["MIT", "PPL", "ISC", "Apache-2.0", "LicenseRef-Coopyleft", "Foo"])
trees = st.recursive(
    leaves.map(lambda name: Leaf(id=name, known=name != "Foo")),
    lambda inner: st.builds(
        lambda kind, parts: kind(parts=tuple(parts)),
        st.sampled_from([AllOf, AnyOf]),
        st.lists(inner, min_size=2, max_size=3),
    ),
    max_leaves=8,
)


def _value(tree: Expr, held: frozenset[str]) -> bool:
    if isinstance(tree, Leaf):
        return tree.id in held
    values = [_value(part, held) for part in tree.parts]
    return all(values) if isinstance(tree, AllOf) else any(values)


@settings(max_examples=60, deadline=None)
@given(trees, st.frozensets(leaves))
def test_reading_what_was_rendered_keeps_the_meaning(tree: Expr, held: frozenset[str]) -> None:
    expression = parse(render(tree), VOCABULARY)

    assert expression is not None
    assert _value(expression.tree, held) == _value(tree, held)
    assert parse(expression.text, VOCABULARY) == expression


@settings(max_examples=150, deadline=None)
@example("(())0")
@example("MIT (ISC)")
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(["MIT", "or", "AND", "with", "(", ")", "/", "+", "PPL", " ", "é", ","])
        ).map(" ".join),
    )
)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    expression = parse(text, VOCABULARY)

    assert expression is None or parse(expression.text, VOCABULARY) is not None


def test_ids_and_plain_lists_of_them_do_not_load_the_library() -> None:
    code = (
        "import sys\n"
        "from pplcheck.config.profiles import load_profiles\n"
        "from pplcheck.licensing.expression import Vocabulary, parse\n"
        "v = Vocabulary.from_profiles(load_profiles())\n"
        "print(parse('LicenseRef-Coopyleft', v).text, 'license_expression' in sys.modules)\n"
        "print(parse('MIT OR PPL OR ISC', v).text, 'license_expression' in sys.modules)\n"
        "print(parse('MIT OR (PPL AND ISC)', v).text, 'license_expression' in sys.modules)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout.splitlines() == [
        "LicenseRef-Coopyleft False",
        "MIT OR PPL OR ISC False",
        "MIT OR PPL AND ISC True",
    ]


@pytest.mark.parametrize(
    "text",
    ["(())0", "MIT (ISC)", "MIT AND", "OR MIT", "MIT AND OR ISC", "(MIT) (ISC)"],
)
def test_what_is_not_well_formed_is_no_expression(text: str) -> None:
    assert parse(text, VOCABULARY) is None


DOCUMENT = Path(__file__).parents[2] / "docs" / "expressions.md"
ROW = re.compile(r"\| `(.+?)` \| (`.+?`(?: \(unknown\))?|none) \| (`.+?`|refused) \| .+ \|")
TABLE = [
    found.groups()
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
    if (found := ROW.fullmatch(line.replace("\\|", "\v")))
]


def test_the_table_of_differences_is_complete() -> None:
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]

    assert len(TABLE) == len(rows) >= 30


@pytest.mark.parametrize(("written", "here", "there"), TABLE)
def test_documented_differences_to_the_library_hold(written: str, here: str, there: str) -> None:
    written = written.replace("\v", "|")

    assert shown(written) == here
    assert library(written) == there


def shown(written: str) -> str:
    expression = parse(written, VOCABULARY)
    if expression is None:
        return "none"
    known = all(leaf.known for leaf in leaves_of(expression))
    return f"`{expression.text}`" + ("" if known else " (unknown)")


def library(written: str) -> str:
    try:
        told = get_spdx_licensing().validate(written)
    except AttributeError:  # the library fails over some errors of its own
        return "refused"
    return "refused" if told.errors else f"`{told.normalized_expression}`"


@pytest.mark.parametrize(
    ("written", "text", "ids"),
    [
        ("CNPL-6-or-later", "LicenseRef-CNPL-6+", ("LicenseRef-CNPL-6",)),
        ("CNPL v6 or any later version", "LicenseRef-CNPL-6+", ("LicenseRef-CNPL-6",)),
        ("CNPL 6+ (CNPL 6+)", "LicenseRef-CNPL-6+", ("LicenseRef-CNPL-6",)),
        ("LicenseRef-CNPL-6+", "LicenseRef-CNPL-6+", ("LicenseRef-CNPL-6",)),
        ("CNPL-6+ OR MIT", "LicenseRef-CNPL-6+ OR MIT", ("LicenseRef-CNPL-6", "MIT")),
        ("CNPL+", "LicenseRef-CNPL", ("LicenseRef-CNPL",)),
        ("PPL+", "PPL+", ("PPL",)),
        ("GPLv3+", "GPL-3.0-or-later", ("GPL-3.0-or-later",)),
        ("LicenseRef-Nebula-2+", "LicenseRef-Nebula-2+", ("LicenseRef-Nebula-2",)),
    ],
)
def test_or_later_stays_where_a_license_has_versions(
    written: str, text: str, ids: tuple[str, ...]
) -> None:
    expression = parse(written, VOCABULARY)

    assert expression is not None
    assert (expression.text, expression.ids) == (text, ids)
