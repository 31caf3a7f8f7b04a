"""Small repositories for tests of the fleet, and what is asked of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pplcheck.fleet.question import Question, ask
from pplcheck.pipeline.request import Request
from tests.repos import build, commit

DAY = date(2020, 6, 1)
ADA = "Ada Example <ada@nebula.example>"
BEN = "Ben Example <ben@orbit.example>"
TEXT = "SPDX-License-Identifier: PPL\n"


def asked(*registers: Path, show: bool = False, key: Path | None = None) -> Question:
    """The question of these tests; nothing is kept between them."""
    request = Request(path=Path(), as_of=DAY, registers=registers, show_people=show)
    return ask(request, people_key=key)


def project(folder: Path, length: int = 3, *, bare: bool = False, license_: str = TEXT) -> Path:
    """A repository with a license and so many commits; their contents follow from its name."""
    table = [
        commit(
            (ADA, BEN)[number % 2],
            f"Change {folder.name} {number}",
            files={"LICENSE": license_, f"{folder.name}.txt": str(number)},
        )
        for number in range(length)
    ]
    return build(folder, table, bare=bare)
