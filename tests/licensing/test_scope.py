from __future__ import annotations

import time

from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.scope import Scopes, coverage, figures, place_files, touches
from pplcheck.model.declaration import Coverage
from pplcheck.model.license import Terms
from pplcheck.model.scope import Means
from tests.licensing.samples import PROFILES, MemoryTree, text_of

FILES: dict[str, str | bytes | None] = {
    "LICENSE": text_of("PPL"),
    "a.py": "x",
    "b.py": "# SPDX-License-Identifier: MIT",
    "c.py": "# SPDX-License-Identifier: PPL OR MIT",
    "d.py": "# SPDX-License-Identifier: PPL AND MIT",
    "e.py": "# SPDX-License-Identifier: not readable",
    "js/package.json": '{"license": "ISC"}',
    "js/deep/er/x.js": "x",
    "js/deep/y.js": "// SPDX-License-Identifier: PPL",
    "pkg/x.gemspec": "s.licenses = ['MIT', 'PPL']",
    "pkg/z.rb": "x",
    "vendor/lib/LICENSE": "own words",
    "vendor/lib/l.c": "x",
    "vendor/other.c": "x",
}


def scopes(files: dict[str, str | bytes | None]) -> tuple[Scopes, Coverage]:
    tree = MemoryTree(files)
    declarations = discover(tree, PROFILES).declarations
    root = effective(declarations, PROFILES)
    return (
        Scopes(declarations, root, PROFILES),
        coverage(tree.paths, declarations, root, PROFILES),
    )


def test_the_nearest_declaration_speaks_for_a_file() -> None:
    found, _ = scopes(FILES)

    said = {
        path: (entry.expression.text if entry.expression else None, entry.via and entry.via.path)
        for path in FILES
        if (entry := found.license_of(path))
    }

    assert said["a.py"] == ("PPL", "LICENSE")
    assert said["b.py"] == ("MIT", "b.py")
    assert said["e.py"] == (None, "e.py")
    assert said["js/deep/er/x.js"] == ("ISC", "js/package.json")
    assert said["js/deep/y.js"] == ("PPL", "js/deep/y.js")
    assert said["pkg/z.rb"] == ("PPL", "LICENSE")
    assert said["vendor/lib/l.c"] == (None, "vendor/lib/LICENSE")
    assert said["vendor/other.c"] == ("PPL", "LICENSE")


def test_coverage_lists_files_with_terms_and_no_alternative() -> None:
    _, found = scopes(FILES)

    assert found.files == len(FILES)
    assert found.reciprocal == (
        "LICENSE",
        "a.py",
        "d.py",
        "js/deep/y.js",
        "pkg/x.gemspec",
        "pkg/z.rb",
        "vendor/other.c",
    )
    assert found.unknown == 3


def test_a_scope_of_use_reaches_files_or_not() -> None:
    _, found = scopes(FILES)

    assert touches(found, ("**",))
    assert touches(found, ("js/**",))
    assert not touches(found, ("js/*.js", "vendor/lib/**"))
    assert not touches(found, ())


def test_without_declarations_nothing_is_known() -> None:
    found, covered = scopes({"a": "x"})

    assert found.license_of("a").via is None
    assert covered == Coverage(files=1, reciprocal=(), unknown=1)


REUSE_TOML = """\
version = 1
[[annotations]]
path = "js/**"
SPDX-License-Identifier = "CC0-1.0"
[[annotations]]
path = ["logo.png", "b.py"]
SPDX-License-Identifier = "CC-BY-4.0"
"""


def test_own_tag_then_reuse_then_the_nearest_folder_then_the_root() -> None:
    files = FILES | {"REUSE.toml": REUSE_TOML, "logo.png": b"\x89", "logo2.png": b"\x89"}
    files |= {"icon.svg": "<svg/>", "icon.svg.license": "SPDX-License-Identifier: ISC"}

    found, _ = scopes(files)

    said = {
        path: (entry.expression.text if entry.expression else None, entry.means)
        for path in files
        if (entry := found.license_of(path))
    }
    assert said["b.py"] == ("MIT", Means.OWN)
    assert said["icon.svg"] == ("ISC", Means.OWN)
    assert said["logo.png"] == ("CC-BY-4.0", Means.REUSE)
    assert said["js/deep/er/x.js"] == ("CC0-1.0", Means.REUSE)
    assert said["js/deep/y.js"] == ("PPL", Means.OWN)
    assert said["logo2.png"] == ("PPL", Means.ROOT)
    assert said["vendor/lib/l.c"] == (None, Means.NEAREST)


def test_a_folder_has_the_license_its_silent_files_have() -> None:
    found, _ = scopes(FILES)

    within = {
        folder: found.license_within(folder).terms
        for folder in ("", "js", "vendor/lib", "no/where")
    }

    assert within == {
        "": Terms.RECIPROCAL,
        "js": Terms.NONE,
        "vendor/lib": Terms.UNKNOWN,
        "no/where": Terms.RECIPROCAL,
    }


def test_figures_count_by_license_and_by_how_it_is_known() -> None:
    files: dict[str, str | bytes | None] = {
        **FILES,
        "vendor/mit/x.c": "// SPDX-License-Identifier: MIT",
    }
    found, _ = scopes(files)

    counted = figures(place_files(tuple(sorted(files)), found))

    assert counted.files == len(files) == 15
    rows = [(row.expression, row.files, row.vendored) for row in counted.licenses]
    assert rows[0] == ("PPL", 6, 1)
    assert ("MIT", 2, 1) in rows
    assert [row.files for row in counted.licenses] == sorted(
        (row.files for row in counted.licenses), reverse=True
    )
    assert dict(counted.means)[Means.OWN] == 6
    assert (counted.undeclared, counted.unreadable, counted.vendored) == (0, 3, 4)


def test_what_is_asked_of_contributors_covers_no_file() -> None:
    asked = "Contributions are licensed under the MIT license.\n"

    found, _ = scopes({"LICENSE": text_of("PPL"), "CONTRIBUTING.md": asked, "a": "x"})

    assert found.license_of("a").expression == found.license_within("").expression
    assert found.license_of("a").terms is Terms.RECIPROCAL


def test_several_declarations_of_one_folder_are_read_together() -> None:
    files: dict[str, str | bytes | None] = {
        "a/package.json": '{"license": "ISC"}',
        "a/LICENSE": text_of("MIT"),
        "a/x": "x",
    }

    found, _ = scopes(files)

    assert found.license_of("a/x").via
    assert found.license_of("a/x").means is Means.NEAREST


def test_without_a_license_all_files_are_undeclared() -> None:
    found, _ = scopes({"a": "x", "b/c": "x"})

    counted = figures(place_files(("a", "b/c"), found))

    assert (counted.undeclared, counted.unreadable, counted.licenses) == (2, 0, ())


def test_twenty_thousand_files_take_no_time() -> None:
    tree = MemoryTree(FILES)
    declarations = discover(tree, PROFILES).declarations
    root = effective(declarations, PROFILES)
    paths = [f"a/b{n % 200}/c{n % 7}/f{n}.py" for n in range(20_000)]

    begin = time.perf_counter()
    found = coverage(paths, declarations, root, PROFILES)

    assert len(found.reciprocal) == 20_000
    assert time.perf_counter() - begin < 30
