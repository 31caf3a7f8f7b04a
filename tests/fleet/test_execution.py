from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.errors import UsageError
from pplcheck.fleet import cluster
from pplcheck.fleet.execution import Where, executor
from pplcheck.fleet.record_text import packed
from pplcheck.fleet.worker import Bounds, Task
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project


@pytest.mark.parametrize("where", [Where(), Where(jobs=1)], ids=["a child a core", "one child"])
def test_children_of_this_process_scan(where: Where, tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen")
    task = Task(identity="k", path=str(repo))

    with executor(where, asked(), Bounds()) as scan_all:
        (outcome,) = scan_all([task])

    assert outcome.record == packed(scan(asked().at(repo)))


@pytest.mark.parametrize(
    "where",
    [
        Where(jobs=1, workers=1),
        Where(jobs=1, scheduler="tcp://127.0.0.1:1"),
        Where(workers=1, scheduler="tcp://127.0.0.1:1"),
    ],
)
def test_one_place_is_enough(where: Where) -> None:
    with pytest.raises(UsageError, match="exclude each other"), executor(where, asked(), Bounds()):
        pass


def test_a_cluster_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Connected:
        def __init__(self, *given: object) -> None:
            self.given = given

        def __enter__(self) -> tuple[object, ...]:
            return self.given[:2]

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(cluster, "connected", Connected)

    with executor(Where(scheduler="tcp://x:1"), asked(), Bounds()) as scan_all:
        assert scan_all == ("tcp://x:1", 0)  # type: ignore[comparison-overlap] # a stand-in
