from __future__ import annotations

import pytest

from pplcheck.licensing.places import Place, is_media, is_plain, is_vendored, matches, place_of


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("LICENSE", Place.TEXT),
        ("licence.md", Place.TEXT),
        ("a/b/LICENSE.txt", Place.TEXT),
        ("LICENSE-APACHE", Place.TEXT),
        ("LICENSE.MIT", Place.TEXT),
        ("MIT-LICENSE.txt", Place.TEXT),
        ("COPYING.LESSER", Place.TEXT),
        ("UNLICENSE", Place.TEXT),
        ("fonts/OFL.txt", Place.TEXT),
        ("gpl-3.0.txt", Place.TEXT),
        ("PPL.md", Place.TEXT),
        ("ppl.py", None),
        ("notices/GPL.txt", None),
        ("notices/OFL-1.1.txt", None),
        ("GPL-FAQ.md", None),
        ("LICENCIA", Place.TEXT),
        ("LICENSE-2.0.txt", Place.TEXT),
        ("license.py", None),
        ("LICENSE-DEPENDENCIES", None),
        ("src/Web/Licenses.hs", None),
        ("R/license.R", None),
        ("lib/License.pm", None),
        ("LICENSE.json", None),
        ("license_test.go", None),
        ("licenses.csv", None),
        ("relicense.md", None),
        ("src/license-header.js", None),
        ("LICENSES/PPL.txt", Place.POOL),
        ("README", Place.README),
        ("readme.es.md", Place.README),
        ("README.rst", Place.README),
        ("CONTRIBUTING.md", Place.CONTRIBUTING),
        ("js/package.json", Place.MANIFEST),
        ("x.gemspec", Place.MANIFEST),
        ("Makefile.PL", Place.MANIFEST),
        ("data/datapackage.json", Place.MANIFEST),
        ("img.png.license", Place.SIDECAR),
        ("REUSE.toml", Place.REUSE),
        (".reuse/dep5", Place.REUSE),
        ("src/main.c", None),
        ("LICENSE" + "x" * 200, None),
    ],
)
def test_declaring_files_are_told_by_name(path: str, place: Place | None) -> None:
    assert place_of(path) is place


def test_plain_names_say_no_more_than_license() -> None:
    assert is_plain("a/LICENSE.md")
    assert is_plain("COPYING")
    assert not is_plain("LICENSE-MIT")
    assert not is_plain("UNLICENSE")


@pytest.mark.parametrize(
    ("path", "vendored"),
    [
        ("vendor/x/LICENSE", True),
        ("a/node_modules/b/package.json", True),
        ("Third_Party/LICENSE", True),
        ("tests/fixtures/LICENSE", True),
        ("src/vendor.py", False),
        ("vendor", False),
        ("docs/LICENSE", False),
    ],
)
def test_folders_for_the_work_of_others_are_known(path: str, *, vendored: bool) -> None:
    assert is_vendored(path) is vendored


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("vendor/a/b.c", "vendor/**", True),
        ("vendor/a/b.c", "vendor", True),
        ("a/vendor/b.c", "vendor", True),
        ("a/vendor/b.c", "/vendor", False),
        ("api/x.py", "api/*.py", True),
        ("api/v/x.py", "api/*.py", False),
        ("api/v/x.py", "api/**/*.py", True),
        ("api/x.py", "api/**/*.py", True),
        ("x.py", "**", True),
        ("a/x.pyc", "*.py", False),
        ("a/x.py", "?.py", True),
        ("a1", "a[0-9]", True),
        ("ab", "a[!0-9]", True),
        ("a[", "a[", True),
        ("a[z-a]", "a[z-a]", True),
    ],
)
def test_globs_match_as_gits_do(path: str, pattern: str, expected: object) -> None:
    assert matches(path, (pattern,)) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/logo.PNG", True),
        ("a.svg", False),
        ("png", False),
        ("x.tar.gz", True),
        ("gif/a.c", False),
    ],
)
def test_media_hold_no_tags(path: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_media(path) is expected


@pytest.mark.parametrize(
    ("path", "place"),
    [("LICENSES.txt", Place.TEXT), ("docs/licenses.md", None), ("docs/LICENSE.md", Place.TEXT)],
)
def test_a_page_about_licenses_is_no_text_of_one(path: str, place: Place | None) -> None:
    assert place_of(path) is place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("_patterns/copyleft-gpl.md", None),
        ("_posts/2020/license-choice.md", None),
        ("docs/license-faq.rst", None),
        ("wiki/mit-license.html", None),
        ("docs/license.md", Place.TEXT),
        ("docs/LICENSE-MIT.md", Place.TEXT),
        ("docs/license-mit.txt", Place.TEXT),
        ("lib/license-mit.md", Place.TEXT),
        ("copyleft-gpl.md", Place.TEXT),
    ],
)
def test_a_page_among_published_pages_is_about_licenses(path: str, place: Place | None) -> None:
    assert place_of(path) is place
