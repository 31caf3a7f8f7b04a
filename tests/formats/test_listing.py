from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.listing import render
from pplcheck.model.compatibility import Compatible
from pplcheck.model.declaration import Conflict, EffectiveLicense, Origin
from pplcheck.model.license import Terms
from pplcheck.model.listing import LicensesAnswer
from pplcheck.model.scope import LicenseCount
from tests.formats.licensed import FULL, HOSTILE, LISTING, ROOT, declared, identified, placed
from tests.formats.test_combining import met


def shown(answer: LicensesAnswer, *, color: bool = False) -> str:
    return render(answer, width=100, color=color)


def test_the_whole_answer() -> None:
    text = shown(FULL)

    assert text.startswith("kitchen  abababa on main · work tree\n")
    for words in (
        "License  PPL (LICENSE) · reciprocity terms",
        "package.json:5     ISC          manifest",
        "page · asked of contributors",
        '"own words"  license text · third-party folder · not known here',
        "in files of their own: 1 MIT",
        "LICENSE says PPL · package.json:5 says ISC",
        "CONTRIBUTING.md:2 asks contributors for MIT",
        "2  PPL              reciprocity terms · 1 in third-party folders",
        "1  cannot be named  something is declared",
        "known by: own tag 1 · nearest folder 1 · root 2",
        "Tree\n",
        "Periods\n",
        "Changes\n",
        "4 components\n",
        "Texts\n",
        "! Could not be read\n  secret: cannot be read\n",
    ):
        assert words in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_combinations_are_told() -> None:
    listing = replace(LISTING, combinations=(met("GPL-2.0-only", Compatible.DISPUTED),))

    text = shown(replace(FULL, listing=listing))

    assert "Combined with\n  2 files  GPL-2.0-only  disputed whether" in text


def test_notices_in_borrowed_words_are_counted() -> None:
    own = [declared(f"f{n}.c", covers=f"f{n}.c", origin=Origin.HEADER) for n in range(3)]
    edited = [replace(entry, wording="GPL") for entry in own[:2]]
    listing = replace(LISTING, declarations=(*edited, own[2]))

    text = shown(LicensesAnswer(tool_version="1", listing=listing))

    assert "2 files under PPL in the wording of the GPL's notice" in text


def test_only_headings_are_colored() -> None:
    colored = shown(FULL, color=True)

    assert "\x1b[1mDeclared\x1b[0m\n" in colored
    assert colored.replace("\x1b[1m", "").replace("\x1b[0m", "") == shown(FULL)


def test_no_license_at_all() -> None:
    nothing = EffectiveLicense(expression=None, terms=Terms.UNKNOWN, declaration=None, since=None)
    figures = replace(LISTING.figures, licenses=(), unreadable=0, undeclared=4)
    bare = replace(LISTING, license=nothing, declarations=(), conflicts=(), figures=figures)

    text = shown(LicensesAnswer(tool_version="1", listing=bare))

    assert "none declared: all rights stay with the authors" in text
    assert "4  nothing declared" in text
    assert "Declared" not in text


def test_a_license_for_files_only() -> None:
    nothing = EffectiveLicense(expression=None, terms=Terms.UNKNOWN, declaration=None, since=None)
    figures = replace(LISTING.figures, files=4, undeclared=1)
    bare = replace(LISTING, license=nothing, figures=figures)

    text = shown(LicensesAnswer(tool_version="1", listing=bare))

    assert "License  none declared for the work as a whole, only for files\n" in text


def test_texts_of_which_nobody_says_how_they_apply() -> None:
    found = replace(LISTING.license, expression=None, terms=Terms.UNKNOWN)

    text = shown(LicensesAnswer(tool_version="1", listing=replace(LISTING, license=found)))

    assert "License  several; how they apply is not said (LICENSE) · terms not known here" in text


def test_a_text_that_cannot_be_named() -> None:
    unread = replace(ROOT, expression=None)
    found = replace(LISTING.license, expression=None, terms=Terms.UNKNOWN, declaration=unread)

    text = shown(LicensesAnswer(tool_version="1", listing=replace(LISTING, license=found)))

    assert "License  cannot be named (LICENSE) · terms not known here" in text


def test_one_declaration_for_many_files_is_one_line() -> None:
    many = [
        declared("REUSE.toml", line=3, covers=f"f{n}", origin=Origin.REUSE) for n in range(2000)
    ]
    own = [declared(f"f{n}.py", f"L{n}", covers=f"f{n}.py") for n in range(9)]
    listing = replace(LISTING, declarations=(*many, *own))

    text = shown(LicensesAnswer(tool_version="1", listing=listing))

    assert "REUSE.toml:3  PPL  REUSE · for 2,000 paths" in text
    assert "1 L5 · and 3 more" in text


def test_long_lists_are_cut() -> None:
    listing = replace(
        LISTING,
        declarations=tuple(declared(f"d{n}/LICENSE", covers=f"d{n}") for n in range(50)),
        conflicts=(Conflict(covers="", declarations=LISTING.declarations[:2]),) * 30,
        figures=replace(
            LISTING.figures,
            licenses=tuple(
                LicenseCount(expression=f"L{n}", terms=Terms.NONE, files=1, vendored=0)
                for n in range(20)
            ),
        ),
        files=(),
    )

    text = shown(replace(FULL, listing=listing))

    assert "and 10 more: --format json" in text
    assert "8  8 other licenses" in text


def test_texts_alone_need_no_repository() -> None:
    text = shown(LicensesAnswer(tool_version="1", identified=(identified("a"),)))

    assert text == "Texts\n  a  match  PPL (1.000)\n"


def test_names_are_harmless() -> None:
    bad = declared(HOSTILE, "", covers="x", note=HOSTILE)
    listing = replace(
        LISTING,
        judged=replace(LISTING.judged, name=HOSTILE, branch=HOSTILE),
        declarations=(bad,),
        conflicts=(Conflict(covers=HOSTILE, declarations=(bad, bad)),),
        files=(placed(HOSTILE),),
    )

    text = shown(LicensesAnswer(tool_version="1", listing=listing, with_files=True))

    assert all(line.isprintable() for line in text.splitlines())
