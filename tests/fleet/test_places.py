from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.fleet import places
from pplcheck.fleet.places import is_address, read_places
from tests.fleet.projects import project

PHYLE = """
name = "Two"
[[member]]
organization = "nebula"
[[project]]
name = "Kitchen"
path = "kitchen"
steward = "nebula"
[[project]]
name = "Far"
url = "https://forge.example/far"
"""


def folder_with(top: Path, *names: str) -> Path:
    """A folder with what looks like repositories."""
    for name in names:
        (top / name / ".git").mkdir(parents=True)
    return top


def found(*words: str | Path) -> list[tuple[str, Path | None]]:
    return [(entry.name, entry.path) for entry in read_places(list(map(str, words))).entries]


def test_a_repository_stands_for_itself(tmp_path: Path) -> None:
    project(tmp_path / "kitchen.git", bare=True)

    assert found(tmp_path / "kitchen.git") == [("kitchen", tmp_path / "kitchen.git")]


def test_a_folder_stands_for_the_repositories_in_it_and_none_within_these(tmp_path: Path) -> None:
    folder_with(tmp_path, "b/two", "a", "a/vendor/inner")
    project(tmp_path / "c" / "repo", bare=True)
    (tmp_path / "empty").mkdir()

    assert [name for name, _ in found(tmp_path)] == ["a", "b/two", "c"]


def test_a_folder_without_any_is_told_as_it_is(tmp_path: Path) -> None:
    assert found(tmp_path) == [(tmp_path.name, tmp_path)]


def test_a_folder_that_cannot_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_with(tmp_path, "a", "shut/b", "z")
    real = os.listdir

    def listed(path: Path) -> list[str]:
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(os, "listdir", listed)

    assert [name for name, _ in found(tmp_path)] == ["a", "shut", "z"]


def test_a_mirror_goes_by_the_name_of_its_folder(tmp_path: Path) -> None:
    project(tmp_path / "kitchen" / "repo", bare=True)

    assert found(tmp_path / "kitchen") == [("kitchen", tmp_path / "kitchen" / "repo")]


def test_a_name_that_is_no_text_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"caf\xe9\n")

    ((name, path),) = found(tmp_path / "list")

    assert (name, path) == ("caf\\u{dce9}", tmp_path / "caf\udce9")


def test_links_in_a_circle_come_to_an_end_and_other_names_are_told(tmp_path: Path) -> None:
    folder_with(tmp_path, "a")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "again").symlink_to(tmp_path / "a")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")

    assert [name for name, _ in found(tmp_path)] == ["a", "again"]


def test_depth_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "DEEPEST", 1)
    folder_with(tmp_path, "a", "b/c")

    assert [name for name, _ in found(tmp_path)] == ["a"]


def test_globs_are_expanded_in_order(tmp_path: Path) -> None:
    folder_with(tmp_path, "b/repo", "a/repo", "c/other")

    assert found(tmp_path / "*" / "repo") == [
        ("a", tmp_path / "a" / "repo"),
        ("b", tmp_path / "b" / "repo"),
    ]


def test_a_list_names_paths_from_its_folder_and_addresses(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("# ours\n\nkitchen\n./deep/garden/repo\nhttps://forge.example/a/b.git\n")

    entries = read_places([str(file)]).entries

    assert [(entry.name, entry.url) for entry in entries] == [
        ("kitchen", ""),
        ("garden", ""),
        ("a/b", "https://forge.example/a/b.git"),
    ]
    assert entries[0].path == tmp_path / "kitchen"


def test_a_phyle_names_its_projects_with_their_stewards(tmp_path: Path) -> None:
    file = tmp_path / "phyle.toml"
    file.write_text(PHYLE)

    named = read_places([str(file), "git@forge.example:x/y.git"])

    assert named.phyle is not None
    assert [(entry.name, entry.steward, entry.url) for entry in named.entries] == [
        ("Kitchen", "nebula", ""),
        ("Far", "", "https://forge.example/far"),
        ("x/y", "", "git@forge.example:x/y.git"),
    ]


def test_names_are_kept_apart(tmp_path: Path) -> None:
    folder_with(tmp_path, "one/kitchen", "two/kitchen", "three/kitchen")
    words = [tmp_path / name / "kitchen" for name in ("one", "two", "three")]

    assert [name for name, _ in found(*words)] == ["kitchen", "kitchen (2)", "kitchen (3)"]


def test_two_phyles_are_one_too_many(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(PHYLE)

    with pytest.raises(UsageError, match="two phyles are named"):
        read_places([str(tmp_path / "a.toml"), str(tmp_path / "b.toml")])


def test_a_phyle_must_be_right(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = 1\n")

    with pytest.raises(ConfigurationError):
        read_places([str(tmp_path / "a.toml")])


def test_what_does_not_exist_or_names_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("# nothing\n")

    with pytest.raises(UsageError, match="nothing lies at"):
        read_places([str(tmp_path / "no*where")])
    with pytest.raises(UsageError, match="no repository is named"):
        read_places([str(tmp_path / "list")])


def test_an_address_goes_by_its_path_alone(tmp_path: Path) -> None:
    (tmp_path / "list").write_text(
        "https://ada:secret@forge.example/a/b.git\nssh://git@h.example\n"
    )

    entries = read_places([str(tmp_path / "list")]).entries

    assert [entry.name for entry in entries] == ["a/b", "ssh/h.example"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("https://forge.example/a", True),
        ("ssh://git@forge.example/a", True),
        ("git@forge.example:a/b", True),
        ("ext::sh -c evil", False),
        ("--upload-pack=evil", False),
        ("a/b", False),
        ("file:///srv/a", True),
    ],
)
def test_addresses_are_known_by_their_form(word: str, *, expected: bool) -> None:
    assert is_address(word) is expected


def test_thousands_of_one_name_cost_little(tmp_path: Path) -> None:
    listed = tmp_path / "list"
    listed.write_text("a\n" * 50_000)
    begun = time.process_time()

    names = [entry.name for entry in read_places([str(listed)]).entries]

    assert (len(set(names)), names[-1]) == (50_000, "a (50000)")
    assert (
        time.process_time() - begun < 20
    )  # two minutes where each name is looked for from the first
