from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import open_repository
from tests.repos import build, commit, fake_git, git

REPO = [commit("Ada <ada@mail.example>", files={".mailmap": "In Head <ada@mail.example>\n"})]


def mapped(folder: Path, mailmap: bytes | None, *identities: bytes) -> dict[bytes, bytes]:
    repo = build(folder / "r", REPO)
    with open_repository(repo, named=True) as quarantine:
        return apply_mailmap(quarantine, mailmap, identities)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (b"Ada\nada@mail.example", b"Ada Lovelace\nada@coop.example"),
        (b"ADA\nADA@MAIL.EXAMPLE", b"Ada Lovelace\nada@coop.example"),
        (b"\nada@mail.example", b"Ada Lovelace\nada@coop.example"),
        (b"\nnobody@mail.example", b"\nnobody@mail.example"),
        (b"Nobody\n", b"Nobody\n"),
        (b"\n", b"\n"),
        (b"A > B\nx<y@mail.example", b"A > B\nx<y@mail.example"),
        (b"A < B\nx@mail.example", b"A < B\nx@mail.example"),
        (b" spaced \nada@mail.example", b" spaced \nada@mail.example"),
        (b"Jos\xe9\njose@mail.example", b"Jos\xe9\njose@mail.example"),
    ],
)
def test_maps_as_git_does_and_leaves_the_rest(tmp_path: Path, who: bytes, expected: bytes) -> None:
    mailmap = b"Ada Lovelace <ada@coop.example> <ada@mail.example>\n"

    found = mapped(tmp_path, mailmap, b"first\nfirst@x.example", who, b"last\nlast@x.example")

    assert found[who] == expected
    assert found[b"last\nlast@x.example"] == b"last\nlast@x.example"


@pytest.mark.parametrize("mailmap", [None, b"", b"\n \n"])
def test_without_a_mailmap_nobody_is_mapped_not_even_by_that_of_head(
    tmp_path: Path, mailmap: bytes | None
) -> None:
    assert mapped(tmp_path, mailmap, b"Ada\nada@mail.example") == {
        b"Ada\nada@mail.example": b"Ada\nada@mail.example"
    }


def test_the_mailmap_of_head_is_not_in_force_beside_the_one_given(tmp_path: Path) -> None:
    found = mapped(tmp_path, b"Ben <ben@mail.example>\n", b"Ada\nada@mail.example")

    assert found == {b"Ada\nada@mail.example": b"Ada\nada@mail.example"}


def test_a_mailmap_of_nonsense_maps_nobody(tmp_path: Path) -> None:
    nonsense = b"\xff\x00<<>>\n<\n" + b"x" * 100_000

    found = mapped(tmp_path, nonsense, b"Ada\nada@mail.example")

    assert found == {b"Ada\nada@mail.example": b"Ada\nada@mail.example"}


def test_an_answer_too_few_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = build(tmp_path / "r", REPO)
    program = Path(git(repo, "--exec-path")) / "git"
    script = f'case "$*" in *check-mailmap*) exit 0;; esac; exec {program} "$@"'
    monkeypatch.setenv("PATH", str(fake_git(tmp_path / "bin", script)))

    with (
        open_repository(repo, named=True) as quarantine,
        pytest.raises(UnreadableHistoryError, match="answered 0 times for 1"),
    ):
        apply_mailmap(quarantine, b"A <a@x.example>\n", [b"Ada\nada@mail.example"])


# --- against git itself, over generated mailmaps and a real history

NAMES = ["Ada Lovelace", "ADA lovelace", "Ben", "", "José", "王小明", "A  B", "a # b", "(none)"]
ADDRESSES = [
    "ada@mail.example",
    "ADA@Mail.Example",
    "ben@mail.example",
    "no-at-sign",
    "two@at@mail.example",
    "",
    "sp ace@mail.example",
    "josé@mail.example",
]
AUTHORS = [(name, address) for name in NAMES for address in ADDRESSES if name or address]

_name = st.sampled_from(NAMES)
_address = st.sampled_from(ADDRESSES)
_line = st.one_of(
    st.builds("{} <{}>".format, _name, _address),
    st.builds("<{}> <{}>".format, _address, _address),
    st.builds("{} <{}> <{}>".format, _name, _address, _address),
    st.builds("{} <{}> {} <{}>".format, _name, _address, _name, _address),
    st.builds("  {}\t< {} >\t{} <{}>   # why".format, _name, _address, _name, _address),
    st.builds("#{} <{}>".format, _name, _address),
    st.builds("{} <{}> <{}> <{}>".format, _name, _address, _address, _address),
    st.builds("{} {} <{}".format, _name, _name, _address),
    st.builds("<{}>> {} <<{}>".format, _address, _name, _address),
    st.text(alphabet="<>@#ab \t\r\x00é", max_size=30),
)
_mailmap = st.builds(
    lambda lines, end, last: (end.join(lines) + last).encode(),
    st.lists(_line, max_size=12).map(lambda lines: [*lines, *lines[:2]]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n"]),
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository in which every author has a commit."""
    rows = [commit(f"{name} <{address}>") for name, address in AUTHORS]
    return build(tmp_path_factory.mktemp("authors") / "r", rows, bare=True)


def _said(history: Path, mailmap: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git itself says with a mailmap."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(history), "-c", f"mailmap.file={mailmap}", *arguments]
    answer = subprocess.run(command, input=stdin, env=environment, capture_output=True, check=True)
    return answer.stdout


def _logged(history: Path, mailmap: Path) -> dict[bytes, bytes]:
    """Each author as recorded, and as `git log --use-mailmap` names them."""
    form = "--format=%an%x00%ae%x00%aN%x00%aE%x01"
    lines = _said(history, mailmap, "log", "--use-mailmap", form).split(b"\x01\n")[:-1]
    rows = (line.split(b"\0") for line in lines)
    return {name + b"\n" + email: to + b"\n" + at for name, email, to, at in rows}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(mailmap=_mailmap)
def test_every_author_is_mapped_as_git_log_and_check_mailmap_do(
    history: Path, tmp_path: Path, mailmap: bytes
) -> None:
    path = tmp_path / "mailmap"
    path.write_bytes(mailmap)
    logged = _logged(history, path)

    with open_repository(history, named=True) as quarantine:
        found = apply_mailmap(quarantine, mailmap, logged)

    assert {who: _trimmed(to) for who, to in found.items()} == {
        who: _trimmed(to) for who, to in logged.items()
    }
    asked = b"".join(b"%s <%s>\n" % tuple(who.split(b"\n")) for who in logged)
    said = _said(history, path, "check-mailmap", "--stdin", stdin=asked).split(b"\n")[:-1]
    assert [line.strip() for line in said] == [
        (b"%s <%s>" % tuple(found[who].split(b"\n"))).strip() for who in logged
    ]


def _trimmed(who: bytes) -> tuple[bytes, ...]:
    return tuple(part.strip() for part in who.split(b"\n"))


def _chain(count: int) -> bytes:
    return b"".join(b"<a%d@x.example> <a%d@x.example>\n" % (n + 1, n) for n in range(count))


@pytest.mark.parametrize(
    ("mailmap", "expected"),
    [
        (b"<b@x.example> <a@x.example>\n<a@x.example> <b@x.example>\n", b"A\nb@x.example"),
        (b"<a@x.example> <a@x.example>\n", b"A\na@x.example"),
        (b"<b@x.example> <a@x.example>\n<c@x.example> <b@x.example>\n", b"A\nb@x.example"),
        (b"<b@x.example> <a@x.example>\n<c@x.example> <a@x.example>\n", b"A\nc@x.example"),
    ],
    ids=["two in a circle", "itself", "a chain is one step", "the last line"],
)
def test_lines_that_lead_in_a_circle_are_followed_once(
    tmp_path: Path, mailmap: bytes, expected: bytes
) -> None:
    assert mapped(tmp_path, mailmap, b"A\na@x.example")[b"A\na@x.example"] == expected


def test_a_mailmap_as_large_as_is_read_takes_bounded_time(tmp_path: Path) -> None:
    mailmap = _chain(100_000)
    signs = b"A\n" + b"@" * 5000
    start = time.monotonic()

    found = mapped(tmp_path, mailmap, b"A\na5@x.example", signs)

    assert time.monotonic() - start < 30
    assert found == {
        b"A\na5@x.example": b"A\na6@x.example",
        b"A\n" + b"@" * 5000: b"A\n" + b"@" * 5000,
    }
