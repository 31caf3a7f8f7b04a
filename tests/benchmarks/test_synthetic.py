from __future__ import annotations

from pathlib import Path

from benchmarks.synthetic import history, write
from tests.repos import git


def test_a_history_is_always_the_same_and_as_long_as_asked(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, 600, 40)

    tips = [git(tmp_path / name, "rev-parse", "main") for name in ("one", "other")]
    assert tips[0] == tips[1]
    assert int(git(tmp_path / "one", "rev-list", "--count", "main")) == 600


def test_a_history_has_merges_trailers_and_few_active_authors(tmp_path: Path) -> None:
    write(tmp_path / "r", 600, 40)

    merges = int(git(tmp_path / "r", "rev-list", "--count", "--merges", "main"))
    authors = git(tmp_path / "r", "shortlog", "-s", "-n", "main").splitlines()
    text = b"".join(history(600, 40))

    assert 20 < merges < 150
    assert 20 < len(authors) <= 40
    assert int(authors[0].split()[0]) > 4 * int(authors[-1].split()[0])
    assert all(key in text for key in (b"Signed-off-by: ", b"Co-authored-by: ", b"Reviewed-by: "))
