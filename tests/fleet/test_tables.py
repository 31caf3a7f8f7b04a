from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.fleet.store import writing
from pplcheck.fleet.tables import VIEWS


@pytest.mark.parametrize("view", VIEWS)
def test_views_have_the_columns_that_are_published(view: str, tmp_path: Path) -> None:
    with writing(tmp_path) as store:
        told = [row[1] for row in store.rows(f"PRAGMA table_info({view})")]

    assert told == list(VIEWS[view])


def test_every_view_and_column_is_described() -> None:
    page = (Path(__file__).parents[2] / "docs" / "fleet.md").read_text(encoding="utf-8")

    for view, columns in VIEWS.items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{view}` |"))
        lacking = [name for name in columns if f"`{name}`" not in row and name != "repository"]
        assert lacking == [], view
