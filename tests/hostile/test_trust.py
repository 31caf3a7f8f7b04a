"""A head may edit what governs it as it likes: what was red at its base does not turn green."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.history.build import Blob
from tests.hostile.fuzzing import mutated
from tests.pipeline.changed import CHEATS, DAY, EVE, RED
from tests.repos import Plan, build, commit

EDITS = int(os.environ.get("PPLCHECK_TEST_EDITS", "1000"))
"""Heads that are tried in the long run."""


def head_of(chance: random.Random) -> list[Plan]:
    """One to three commits, each with up to four ways of cheating, about half of them bent."""
    plans = []
    for _ in range(chance.randint(1, 3)):
        files: dict[str, Blob] = {}
        for name in chance.sample(sorted(CHEATS), chance.randint(1, 4)):
            files |= {path: bent(blob, chance) for path, blob in CHEATS[name].items()}
        if "lib" in files:  # a submodule takes the place of the folder
            files = {path: blob for path, blob in files.items() if not path.startswith("lib/")}
        plans.append(commit(EVE, files=files))
    return plans


def bent(blob: Blob, chance: random.Random) -> Blob:
    """A text as it is, or with a few bytes changed, taken out or said again."""
    if not isinstance(blob, str | bytes) or len(blob) > 100_000 or chance.random() < 0.5:
        return blob
    return next(mutated(blob.encode() if isinstance(blob, str) else blob, chance, 1))


@pytest.mark.parametrize("count", [12, pytest.param(EDITS, marks=pytest.mark.long)])
def test_no_random_edit_turns_red_into_green(
    count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(count)  # noqa: S311 - what to try
    found: Counter[int] = Counter()
    for number in range(count):
        base = chance.choice(sorted(RED))
        plans = head_of(chance)
        repo = build(tmp_path / "r", [*RED[base], *plans])

        status = main(["check", str(repo), "--as-of", DAY, "--base", f"HEAD~{len(plans)}"])

        said = capsys.readouterr()
        assert status in {1, 3}, (number, base, [plan.files for plan in plans], said)
        found[status] += 1
        shutil.rmtree(repo)

    assert found[1] > found[3]
