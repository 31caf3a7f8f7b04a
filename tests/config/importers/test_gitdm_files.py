from __future__ import annotations

import pytest

from pplcheck.config.importers.gitdm_files import references, statements
from pplcheck.config.importers.remarks import Remarks

CONFIGURATION = b"""\
# the whole
EmailAliases conf/aliases
EmailMap conf/map   # most of it
GroupMap conf/orbit  Orbit Works
VirtualEmployer Ada
  75% Nebula
  25 Orbit Works
end
FileTypeMap conf/types
"""


def test_a_configuration_names_its_files() -> None:
    assert references("c", CONFIGURATION) == (
        "conf/aliases",
        "conf/map",
        "conf/orbit",
        "conf/types",
    )
    assert references("c", b"nebula.example Nebula\n") == ()
    assert references("c", b"") == ()


@pytest.mark.parametrize("name", ["/etc/passwd", "../map", "a/../../map", "~/map"])
def test_a_configuration_names_nothing_outside_its_folder(name: str) -> None:
    assert references("c", f"EmailMap {name}\nEmailMap map\n".encode()) == ("map",)


def test_files_are_read_as_the_configuration_says() -> None:
    remarks = Remarks()
    files = (
        ("x/conf/orbit", b"eve@orbit.example\n"),
        ("x/c", CONFIGURATION),
        ("x/conf/map", b"nebula.example Nebula < 2016-02-01\n"),
        ("elsewhere/aliases", b"a@home.example ada!nebula.example\n"),
    )

    found = statements(files, remarks)

    assert [(each.variant, each.canonical) for each in found.aliases] == [
        ("a@home.example", "ada@nebula.example")
    ]
    assert [(each.key, each.employer, str(each.end)) for each in found.mapped] == [
        ("nebula.example", "Nebula", "2016-02-01"),
        ("eve@orbit.example", "Orbit Works", "None"),
    ]
    assert [(each.virtual, each.employer, each.percent) for each in found.parts] == [
        ("Ada", "Nebula", 75),
        ("Ada", "Orbit Works", 25),
    ]
    assert remarks.all() == ()


@pytest.mark.parametrize(
    ("name", "text", "aliases", "mapped"),
    [
        ("a", '"old one@x.example" ada@nebula.example\n', 1, 0),
        ("a", "a@x.example ada@nebula.example\nb!x.example eve!nebula.example\n", 2, 0),
        ("a", "nebula.example Nebula\nada@orbit.example\tOrbit Works\n", 0, 2),
        ("group-map-orbit", "ada@orbit.example\neve@orbit.example\n", 0, 2),
    ],
    ids=["quoted", "aliases", "map", "group"],
)
def test_a_file_alone_is_known_by_its_lines(
    name: str, text: str, aliases: int, mapped: int
) -> None:
    found = statements(((name, text.encode()),), Remarks())

    assert (len(found.aliases), len(found.mapped)) == (aliases, mapped)


@pytest.mark.parametrize("name", ["group-map-orbit", "orbit.txt"])
def test_a_group_alone_goes_by_its_file(name: str) -> None:
    remarks = Remarks()

    found = statements(((f"x/{name}", b"ada@orbit.example\n"),), remarks)

    assert [each.employer for each in found.mapped] == ["orbit"]
    assert "by the file's name" in remarks.all()[0].what


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("EmailMap gone\n", 1, "names gone, which was not given"),
        ("EmailMap gone\nEmailMap\n", 2, "EmailMap is no line of gitdm's; not taken over"),
        ("EmailMap gone\nNonsense x\n", 2, "Nonsense x is no line of gitdm's; not taken over"),
        ("GroupMap f\n", 1, "a group map without an employer; not taken over"),
        (
            "RXEmailAliases f\n",
            1,
            "aliases by regular expressions name no addresses; not taken over",
        ),
        ("VirtualEmployer Ada\n50 X\n", 2, "virtual employer Ada has no end line"),
        ("VirtualEmployer Ada\n500 X\nend\n", 2, "500 X is no part of Ada; left out"),
        ("VirtualEmployer Ada\nx% X\nend\n", 2, "x% X is no part of Ada; left out"),
        ("EmailAliases f\n", 1, "a@x.example is no alias; not taken over"),
    ],
)
def test_what_is_wrong_is_remarked(text: str, line: int, what: str) -> None:
    remarks = Remarks()

    statements((("c", text.encode()), ("f", b"a@x.example\n")), remarks)

    assert (line, what) in [(each.source.line, each.what) for each in remarks.all()]


@pytest.mark.parametrize(
    "line", ["nebula.example", "nebula.example Nebula < soon", "a b < 2016-01-01 <"]
)
def test_a_line_that_maps_nothing_is_remarked(line: str) -> None:
    remarks = Remarks()

    found = statements(
        (("m", f"x.example X\ny.example Y\nz.example Z\n{line}\n".encode()),), remarks
    )

    assert len(found.mapped) == 3
    assert [each.source.line for each in remarks.all()] == [4]
