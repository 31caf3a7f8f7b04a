from __future__ import annotations

from pathlib import Path

from pplcheck.history.authors import count_by, name_authors
from pplcheck.history.bots import Bots
from pplcheck.history.quarantine import open_repository
from pplcheck.history.trace import Node
from pplcheck.model.contribution import Identity
from tests.repos import build, commit

ADA = Identity(name="Ada", email="ada@mail.example")
NONE = Bots(())


def node(commit_: str, author: bytes) -> Node:
    return Node(commit_.encode(), (), author, b"0")


def named(tmp_path: Path, *authors: bytes, mailmap: bytes | None = None) -> list[Identity]:
    nodes = [node(str(place), author) for place, author in enumerate(authors)]
    repo = build(tmp_path / "r", [commit("Ada <ada@mail.example>")])
    with open_repository(repo, named=True) as quarantine:
        found = name_authors(quarantine, nodes, mailmap)
    return [found[author] for author in authors]


def test_authors_are_named_as_recorded_or_as_the_mailmap_has_it(tmp_path: Path) -> None:
    mailmap = b"Ada <ada@mail.example> <ada@old.example>\n"

    found = named(tmp_path, b"A\nada@old.example", b"Ben\nben@x.example", mailmap=mailmap)

    assert found == [ADA, Identity(name="Ben", email="ben@x.example")]


def test_names_in_another_charset_are_kept(tmp_path: Path) -> None:
    found = named(tmp_path, b"Jos\xe9\njose@x.example", b"\n")

    assert found == [Identity(name="José", email="jose@x.example"), Identity(name="", email="")]


def test_people_are_counted_once_an_address_without_tools() -> None:
    authors = {
        b"a": ADA,
        b"b": Identity(name="Ada Example", email="ADA@mail.example"),
        b"c": Identity(name="robot[bot]", email="robot@mail.example"),
        b"d": Identity(name="", email=""),
        b"e": Identity(name="Ben", email=""),
    }
    who = [b"a", b"a", b"b", b"c", b"d", b"e", b"e"]
    nodes = [node(str(place), author) for place, author in enumerate(who)]
    numbers = {entry.commit: int(place > 4) for place, entry in enumerate(nodes)}

    found = count_by(nodes, numbers, authors, NONE)

    assert found == {0: (5, (ADA,)), 1: (2, (Identity(name="Ben", email=""),))}
