from __future__ import annotations

import time

from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.scope import Scopes, coverage, touches
from pplcheck.model.declaration import Coverage
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


def test_twenty_thousand_files_take_no_time() -> None:
    tree = MemoryTree(FILES)
    declarations = discover(tree, PROFILES).declarations
    root = effective(declarations, PROFILES)
    paths = [f"a/b{n % 200}/c{n % 7}/f{n}.py" for n in range(20_000)]

    begin = time.perf_counter()
    found = coverage(paths, declarations, root, PROFILES)

    assert len(found.reciprocal) == 20_000
    assert time.perf_counter() - begin < 0.5
