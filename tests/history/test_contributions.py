from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from pplcheck.history.build import Plan
from pplcheck.history.contributions import read_history
from pplcheck.history.log import start_log
from pplcheck.history.quarantine import open_repository
from pplcheck.history.touched import read_touched, start_touched
from pplcheck.model.contribution import Activity, History, Identity, Role
from tests.repos import build, commit, git, head, ids, raw_commit

ADA = "Ada <ada@mail.example>"
BEN = "Ben <ben@firm.example>"


def read(repo: Path, *, mailmap: bytes | None = None, bots: tuple[Identity, ...] = ()) -> History:
    with open_repository(repo, named=True) as quarantine:
        return read_history(quarantine, quarantine.head()[0], mailmap=mailmap, bots=bots)


def history(
    folder: Path,
    commits: Sequence[Plan],
    *,
    mailmap: bytes | None = None,
    bots: tuple[Identity, ...] = (),
) -> History:
    return read(build(folder / "r", commits), mailmap=mailmap, bots=bots)


def short(activities: tuple[Activity, ...]) -> list[tuple[str, str, str, int]]:
    return [(a.raw.name, a.raw.email, a.role.value, a.commits) for a in activities]


def test_folds_by_identity_role_and_day(tmp_path: Path) -> None:
    table = [
        commit(ADA, date="2020-01-01T23:00:00Z"),
        commit(ADA, date="2020-01-01T23:30:00Z"),
        commit(BEN, date="2020-01-02", trailers=["Co-authored-by: Ada <ada@mail.example>"]),
        commit(ADA, date="2020-01-02T01:00:00Z"),
    ]
    repo = build(tmp_path / "r", table)
    newest = ids(repo)

    found = read(repo)

    assert (found.commits, found.merges, found.reverts, found.people) == (4, 0, 0, 2)
    assert (found.first, found.last) == (date(2020, 1, 1), date(2020, 1, 2))
    assert found.head == newest[0]
    assert found.activities[0] == Activity(
        raw=Identity(name="Ada", email="ada@mail.example"),
        identity=Identity(name="Ada", email="ada@mail.example"),
        role=Role.AUTHOR,
        days=((date(2020, 1, 1), 2), (date(2020, 1, 2), 1)),
        signed_off=0,
    )
    assert short(found.activities) == [
        ("Ada", "ada@mail.example", "author", 3),
        ("Ada", "ada@mail.example", "co-author", 1),
        ("Ben", "ben@firm.example", "author", 1),
    ]


def test_days_are_utc_days_of_the_author_date(tmp_path: Path) -> None:
    late = commit(ADA, date="2020-01-01T23:30:00-05:00", zone="-0500", committed="2021-01-01")

    found = history(tmp_path, [late])

    assert found.activities[0].days == ((date(2020, 1, 2), 1),)


def test_the_first_commit_of_a_sponsor_goes_by_author_date(tmp_path: Path) -> None:
    sponsored = ["Sponsored-by: Nebula Coop"]
    table = [
        commit(ADA, date="2020-05-01", trailers=sponsored),
        commit(ADA, date="2019-05-01", committed="2020-06-01", trailers=sponsored),
        commit(ADA, date="2020-01-01", committed="2020-07-01", trailers=sponsored),
    ]
    repo = build(tmp_path / "r", table)

    found = {entry.role: entry.first_commit for entry in read(repo).activities}

    assert found == {Role.AUTHOR: "", Role.SPONSOR: ids(repo)[1]}


def test_every_trailer_has_its_role(tmp_path: Path) -> None:
    trailers = [
        "Co-authored-by: Cleo <cleo@mail.example>",
        "Reviewed-by: Rita <rita@mail.example>",
        "Reported-by: Rolf <rolf@mail.example>",
        "Tested-by: Tess <tess@mail.example>",
        "Sponsored-by: Nebula Coop",
        "Signed-off-by: Ada <ADA@mail.example>",
    ]

    found = history(tmp_path, [commit(ADA, trailers=trailers)])

    assert short(found.activities) == [
        ("Ada", "ADA@mail.example", "sign-off", 1),
        ("Ada", "ada@mail.example", "author", 1),
        ("Cleo", "cleo@mail.example", "co-author", 1),
        ("Nebula Coop", "", "sponsor", 1),
        ("Rita", "rita@mail.example", "review", 1),
        ("Rolf", "rolf@mail.example", "report", 1),
        ("Tess", "tess@mail.example", "test", 1),
    ]


def test_a_sign_off_counts_for_the_very_address(tmp_path: Path) -> None:
    table = [
        commit(ADA, trailers=["Signed-off-by: A. Name <ada@mail.example>"]),
        commit(ADA, trailers=["Signed-off-by: Ada <ada@other.example>"]),
        commit(ADA, trailers=["Signed-off-by: Eve <not-ada@mail.example>"]),
        commit("Nameless <>", trailers=["Signed-off-by: Somebody"]),
    ]

    found = history(tmp_path, table)

    authors = {a.raw.name: a.signed_off for a in found.activities if a.role is Role.AUTHOR}
    assert authors == {"Ada": 1, "Nameless": 0}


@pytest.mark.parametrize(
    "trailers",
    [
        ["Co-authored-by: Ada <ada@mail.example>"],
        ["Co-authored-by: Somebody Else <ADA@MAIL.example>"],
    ],
    ids=["same", "upper case"],
)
def test_an_author_is_not_their_own_co_author(tmp_path: Path, trailers: list[str]) -> None:
    found = history(tmp_path, [commit(ADA, trailers=trailers)])

    assert short(found.activities) == [("Ada", "ada@mail.example", "author", 1)]


def test_a_co_author_counts_once_a_commit(tmp_path: Path) -> None:
    trailers = [
        "Co-authored-by: Ben <ben@firm.example>",
        "co-authored-by: Benjamin <BEN@firm.example>",
    ]

    found = history(tmp_path, [commit(ADA, trailers=trailers)])

    assert short(found.activities)[1:] == [("Ben", "ben@firm.example", "co-author", 1)]


def test_a_co_author_the_mailmap_makes_the_author_is_not_counted_twice(tmp_path: Path) -> None:
    table = [
        commit(ADA, trailers=["Co-authored-by: al <ada@work.example>"]),
        commit(BEN, trailers=["Co-authored-by: al <ada@work.example>"]),
    ]

    found = history(tmp_path, table, mailmap=b"Ada <ada@mail.example> <ada@work.example>\n")

    co_authors = [a for a in found.activities if a.role is Role.CO_AUTHOR]
    assert [(a.raw.email, a.identity.email, a.commits) for a in co_authors] == [
        ("ada@work.example", "ada@mail.example", 1)
    ]


def test_the_mailmap_changes_identity_and_keeps_raw(tmp_path: Path) -> None:
    mailmap = (
        b"# who is who\nAda Lovelace <ada@coop.example> <ada@mail.example>\n"
        b"Benno <ben@firm.example>\n"
    )
    table = [
        commit(ADA),
        commit("A <ADA@mail.example>"),
        commit(BEN, trailers=["Co-authored-by: Ada <ada@mail.example>"]),
    ]

    found = history(tmp_path, table, mailmap=mailmap)

    seen = {
        (a.raw.email, a.role.value): (a.identity.name, a.identity.email) for a in found.activities
    }
    assert seen == {
        ("ada@mail.example", "author"): ("Ada Lovelace", "ada@coop.example"),
        ("ADA@mail.example", "author"): ("Ada Lovelace", "ada@coop.example"),
        ("ada@mail.example", "co-author"): ("Ada Lovelace", "ada@coop.example"),
        ("ben@firm.example", "author"): ("Benno", "ben@firm.example"),
    }
    assert found.people == 2


def test_merges_and_reverts_are_counted_and_are_no_contributions(tmp_path: Path) -> None:
    table = [
        commit(ADA, files={"a": "1"}),
        commit(BEN, files={"b": "1"}, parents=[0]),
        commit(
            ADA, 'Revert "Change the work"\n\nThis reverts commit 0123456789abcdef.', parents=[0]
        ),
        commit(
            "Mia <mia@mail.example>",
            "Merge",
            parents=[2, 1],
            trailers=["Reviewed-by: R <r@x.example>"],
        ),
    ]

    found = history(tmp_path, table)

    assert (found.commits, found.merges, found.reverts, found.people) == (4, 1, 1, 3)
    assert [a[0] for a in short(found.activities)] == ["Ada", "Ben"]
    assert sum(a.commits for a in found.activities) == 2


def test_bots_are_kept_apart_and_people_beside_them_are_not(tmp_path: Path) -> None:
    table = [
        commit(
            ADA,
            trailers=["Co-authored-by: renovate[bot] <x+renovate[bot]@users.noreply.github.com>"],
        ),
        commit(
            "dependabot[bot] <support@bots.example>",
            trailers=["Signed-off-by: dependabot[bot] <support@bots.example>"],
        ),
        commit(
            "Weblate <noreply@weblate.org>", trailers=["Co-authored-by: Tara <tara@mail.example>"]
        ),
        commit("Release <release@work.example>"),
        commit("Anna Abbot <abbot@mail.example>"),
    ]
    declared = (Identity(name="Release Bot", email="RELEASE@work.example"),)

    found = history(tmp_path, table, bots=declared)

    assert [(a[0], a[2]) for a in short(found.bots)] == [
        ("Release", "author"),
        ("Weblate", "author"),
        ("dependabot[bot]", "author"),
        ("renovate[bot]", "co-author"),
    ]
    assert [(a[0], a[2]) for a in short(found.activities)] == [
        ("Ada", "author"),
        ("Anna Abbot", "author"),
        ("Tara", "co-author"),
    ]
    assert found.people == 5


def test_encodings_come_out_right(tmp_path: Path) -> None:
    table = [
        commit("Zoé <zoe@mail.example>", encoding="ISO-8859-1"),
        commit("日本太郎 <taro@mail.example>", "直した", encoding="Shift_JIS"),
        commit("Žofie <zofie@mail.example>"),
        commit("Jos\udce9 <jose@mail.example>", "Cambi\udcf3"),
        commit(ADA, trailers=["Co-authored-by: Zoé <z@mail.example>"], encoding="ISO-8859-1"),
    ]

    found = history(tmp_path, table)

    assert sorted({a.raw.name for a in found.activities}) == [
        "Ada",
        "José",
        "Zoé",
        "Žofie",
        "日本太郎",
    ]


@pytest.mark.parametrize("charset", [b"IBM037", b"UTF-16", b"UTF-16LE", b"UTF-32", b"UTF-7", b"x"])
def test_a_charset_git_must_not_recode_spoils_nothing(tmp_path: Path, charset: bytes) -> None:
    table = [
        commit("Zoé <zoe@mail.example>", encoding="ISO-8859-1"),
        commit("日本太郎 <taro@mail.example>", "直した", encoding="Shift_JIS"),
        commit("Žofie <zofie@mail.example>"),
    ]
    repo = build(tmp_path / "r", table)
    odd = b"Odd <odd@mail.example> 1577836800 +0000"
    for _ in range(20):
        raw_commit(repo, author=odd, committer=odd, headers=[b"encoding " + charset])

    found = read(repo)

    assert [(a.raw.name, a.commits) for a in found.activities] == [
        ("Odd", 20),
        ("Zoé", 1),
        ("Žofie", 1),
        ("日本太郎", 1),
    ]
    assert (found.commits, found.malformed) == (23, ())


def test_one_identity_written_in_two_charsets_is_one(tmp_path: Path) -> None:
    table = [commit("Jos\udce9 <jose@mail.example>"), commit("José <jose@mail.example>")]

    found = history(tmp_path, table)

    assert short(found.activities) == [("José", "jose@mail.example", "author", 2)]


@pytest.mark.parametrize(
    ("author", "what", "unattributed"),
    [
        (b"nobody 1577836800 +0000", "names nobody, the author date", 1),
        (b"", "names nobody, the author date", 1),
        (b" <> 1577836800 +0000", "the author line names nobody", 1),
        (b"Eve <eve@mail.example>", "the author date cannot be read", 0),
        (b"Eve <eve@mail.example> soon +0000", "the author date cannot be read", 0),
        (b"Eve <eve@mail.example> -5 +0000", "the author date cannot be read", 0),
        (b"Eve <eve@mail.example> 999999999999 +0000", "the author date cannot be read", 0),
        (b"Eve <eve@mail.example> " + b"9" * 5000 + b" +0000", "the author date cannot be read", 0),
    ],
    ids=["no address", "no line", "empty", "no date", "words", "negative", "far", "endless"],
)
def test_malformed_authors_are_reported_and_never_lost(
    tmp_path: Path, author: bytes, what: str, unattributed: int
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, date="2020-01-01")])
    broken = raw_commit(repo, author=author, committer=b"C <c@mail.example> 1609459200 +0000")

    found = read(repo)

    assert found.commits == 2
    assert found.unattributed == unattributed
    assert [(entry.commit, what in entry.what) for entry in found.malformed] == [(broken, True)]
    assert sum(a.commits for a in found.activities) + unattributed == 2
    eve = [a for a in found.activities if a.raw.name == "Eve"]
    assert [a.days for a in eve] == [((date(2021, 1, 1), 1),)] * (1 - unattributed)
    assert (found.first, found.last) == (date(2020, 1, 1), date(2020, 1, 1))


def test_a_commit_without_any_date_counts_on_the_first_day_of_the_epoch(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA, date="2020-01-01")])
    raw_commit(repo, author=b"Eve <eve@mail.example>", committer=b"nobody")

    found = read(repo)

    assert found.malformed[0].what == (
        "the author date cannot be read, the committer line names nobody, "
        "the committer date cannot be read"
    )
    assert found.activities[1].days == ((date(1970, 1, 1), 1),)
    assert found.first == date(2020, 1, 1)


def test_no_readable_date_gives_no_first_and_last(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA)])
    raw_commit(repo, author=b"Eve <eve@mail.example>", parents=[])

    found = read(repo)

    assert (found.commits, found.first, found.last) == (1, None, None)


def test_many_malformed_commits_are_named_up_to_a_bound(tmp_path: Path) -> None:
    found = history(tmp_path, [commit(" <>") for _ in range(120)])

    assert found.commits == 120
    assert found.unattributed == 120
    assert len(found.malformed) == 100


def test_people_are_those_git_shortlog_lists(tmp_path: Path) -> None:
    table = [
        commit(ADA),
        commit("ada <ada@mail.example>"),
        commit("Ada <ADA@mail.example>"),
        commit(BEN),
        commit("dependabot[bot] <d@bots.example>"),
        commit(" <>"),
        commit("Mia <mia@mail.example>", "Merge", parents=[5, 0]),
    ]
    repo = build(tmp_path / "r", table)
    raw_commit(repo, author=b"nobody at all")

    found = read(repo)

    assert found.people == len(git(repo, "shortlog", "-se", "HEAD").splitlines())
    assert found.commits == int(git(repo, "rev-list", "--count", "HEAD"))


def test_people_follow_the_mailmap_as_git_does(tmp_path: Path) -> None:
    mailmap = "Ada <ada@mail.example> <ada@old.example>\n<ben@coop.example> <ben@firm.example>\n"
    table = [
        commit(ADA, files={".mailmap": mailmap}),
        commit("Ada <ADA@old.example>"),
        commit("A. <ada@old.example>"),
        commit(BEN),
        commit("Ben <ben@coop.example>"),
    ]
    repo = build(tmp_path / "r", table)

    found = read(repo, mailmap=mailmap.encode())

    assert found.people == len(git(repo, "shortlog", "-se", "HEAD").splitlines()) == 2


def test_the_same_history_gives_the_same_value(tmp_path: Path) -> None:
    table = [commit(ADA), commit(BEN), commit(ADA, trailers=[f"Reviewed-by: {BEN}"])]
    repo = build(tmp_path / "r", table)

    assert read(repo) == read(repo)


def test_a_log_begun_before_is_read(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])

    with open_repository(repo, named=True) as quarantine:
        log = start_log(quarantine, head(repo))
        found = read_history(quarantine, head(repo), mailmap=None, bots=(), log=log)

    assert found.commits == 2


def test_only_what_leads_to_the_commit_counts(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", [commit(ADA), commit(BEN)])
    git(repo, "branch", "other")
    git(repo, "reset", "--quiet", "--hard", "HEAD~1")

    assert read(repo).commits == 1


DROP = {"vendor/part/a.go": "a"}
MOVE = {"a": None, "b": "1"}
TOLD_APART = [
    commit(ADA, files={"a": "1"}),
    commit(BEN, "vendor: code.example/team/part v1.2.3", files=DROP),
    commit(
        BEN, "Squashed 'x/' content from commit 0123456\n\ngit-subtree-dir: x", files={"x": "1"}
    ),
    commit(BEN, "Take it in", files={"vendor/part/a.go": "b"}),
    commit(BEN, "Move it", files=MOVE, trailers=["Reviewed-by: Rita <rita@mail.example>"]),
]


@pytest.mark.parametrize(
    ("paths", "counts", "by_ben"),
    [(False, (1, 1, 0), 2), (True, (1, 2, 1), 0)],
    ids=["by message", "by paths too"],
)
def test_imports_vendored_drops_and_renames_are_counted_and_no_contributions(
    tmp_path: Path, *, paths: bool, counts: tuple[int, int, int], by_ben: int
) -> None:
    repo = build(tmp_path / "r", TOLD_APART)
    with open_repository(repo, named=True) as quarantine:
        log = start_touched(quarantine, head(repo)) if paths else None
        touched = read_touched(quarantine, log, import_files=1000) if log else None
        found = read_history(quarantine, head(repo), mailmap=None, bots=(), touched=touched)

    assert (found.imports, found.vendored, found.renames) == counts
    assert found.paths_read is paths
    assert sum(a.commits for a in found.activities if a.raw.name == "Ben") == by_ben
    assert any(a.raw.name == "Rita" for a in found.activities) is not paths
    assert (found.commits, found.people) == (5, 2)


def test_imports_count_where_the_policy_counts_them(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", TOLD_APART)
    with open_repository(repo, named=True) as quarantine:
        found = read_history(quarantine, head(repo), mailmap=None, bots=(), count_imports=True)

    assert (found.imports, found.vendored, found.renames) == (0, 0, 0)
    assert sum(a.commits for a in found.activities if a.role is Role.AUTHOR) == 5
