"""A history of any length, always the same one, for measuring: `synthetic.py DIR COMMITS AUTHORS`.

Written through git-fast-import(1). Few authors are very active and many are not (the rank of an
author is log-uniform); one commit in sixteen merges; three in four are signed off, one in four
reviewed, one in sixteen has a co-author; each changes one of 2,000 small files. Everything
follows from the number of the commit, by a multiplicative congruence: no clock, no randomness.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator
from pathlib import Path

START = 1_104_537_600
"""Seconds since 1970 of the first commit, the beginning of 2005."""
FILES = 2_000
AT_ONCE = 500
_FACTOR, _MASK = 6_364_136_223_846_793_005, (1 << 64) - 1
_DOMAINS = ("coop", "corp", "mail", "uni", "gov")


def person(number: int) -> str:
    """The name and address of an author."""
    domain = f"{_DOMAINS[number % 5]}{number * 7919 % 400}.example"
    return f"Dev {number:05d} <d{number}@{domain}>"


def history(commits: int, authors: int) -> Iterator[bytes]:
    """The commits, oldest first, as git-fast-import(1) reads them."""
    state, when, side = 1, START, 0
    beginning = 3  # commits with too few before them for a branch
    for number in range(1, commits + 1):
        state = (state * _FACTOR + 1_442_695_040_888_963_407) & _MASK
        drawn = state >> 16
        when += 60 + drawn % 600
        author = int(authors ** (drawn % 65_536 / 65_536)) - 1
        if drawn >> 16 & 7 == 0:
            author = (drawn >> 20) % authors
        second = 0
        if side and drawn >> 24 & 7 == 0:
            second, side = side, 0
        elif not side and number > beginning:
            side = number - 2
        yield _commit(number, second, when, author, drawn, authors)


def _commit(  # noqa: PLR0913, PLR0917 - what makes up one commit
    number: int, second: int, when: int, author: int, drawn: int, authors: int
) -> bytes:
    who = person(author)
    lines = [f"area{drawn % 50}: change {number}", "", f"Why number {number} is done.", ""]
    if drawn >> 28 & 3:
        lines.append(f"Signed-off-by: {who}")
    if drawn >> 30 & 15 == 0:
        lines.append(f"Co-authored-by: {person((drawn >> 20) % authors)}")
    if drawn >> 34 & 3 == 0:
        lines.append(f"Reviewed-by: {person((drawn >> 22) % authors)}")
    message = ("\n".join(lines) + "\n").encode()
    file = drawn % FILES
    body = "".join(
        f"line {line} of {file}, {number if line == drawn % 20 else 0}\n" for line in range(20)
    ).encode()
    head = f"commit refs/heads/main\nmark :{number}\nauthor {who} {when} +0000\n"
    head += f"committer {who} {when + 30} +0000\ndata {len(message)}\n"
    above = f"from :{number - 1}\n" if number > 1 else ""
    above += f"merge :{second}\n" if second else ""
    change = f"M 100644 inline d{file % 100:02d}/f{file:04d}.c\ndata {len(body)}\n"
    return head.encode() + message + above.encode() + change.encode() + body + b"\n"


def write(folder: Path, commits: int, authors: int) -> None:
    """Make a bare repository with such a history."""
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(folder)], check=True)
    command = ["git", "-C", str(folder), "fast-import", "--quiet", "--depth=50"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        if process.stdin is None:
            raise SystemExit("git takes no input")
        waiting: list[bytes] = []
        for commit in history(commits, authors):
            waiting.append(commit)
            if len(waiting) == AT_ONCE:
                process.stdin.write(b"".join(waiting))
                waiting.clear()
        process.stdin.write(b"".join(waiting))
        process.stdin.close()
    if process.returncode:
        raise SystemExit(f"git fast-import exited {process.returncode}")


def main() -> None:
    """Make the repository that the arguments describe."""
    parser = argparse.ArgumentParser(description="a synthetic history")
    parser.add_argument("folder", type=Path)
    parser.add_argument("commits", type=int)
    parser.add_argument("authors", type=int)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.commits, arguments.authors)


if __name__ == "__main__":
    main()
