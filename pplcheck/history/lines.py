"""Who added the lines of a file: the commit and author day of each, as git-blame(1) tells.

The repository's configuration is not in force and no textconv runs, as with all else here.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen

_LINE: Final = re.compile(rb"([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?")
_TIME: Final = b"author-time "
_LAST: Final = 253402300799  # 9999-12-31, the last day a date can hold


@frozen
class Added:
    """The commit that added a line, as a full id, and its UTC author day, None where unreadable."""

    commit: str
    day: date | None


def lines_added(repository: Quarantine, commit: str, path: str) -> dict[int, Added]:
    """For each line (1-based) of a file in a commit, who added it as it is.

    Raises:
        UnreadableHistoryError: there is no such file, or an object is missing.
    """
    answer = repository.run(
        "blame", "--porcelain", "--no-textconv", commit, "--", path, what=f"the lines of {path}"
    )
    days: dict[bytes, date | None] = {}
    lines: dict[int, bytes] = {}
    current = b""
    for line in answer.split(b"\n"):
        if line.startswith(b"\t"):
            continue
        found = _LINE.fullmatch(line)
        if found:
            current = found[1]
            lines[int(found[2])] = current
        elif line.startswith(_TIME):
            days[current] = _day(line.removeprefix(_TIME))
    return {
        number: Added(commit=name.decode(), day=days.get(name)) for number, name in lines.items()
    }


def _day(seconds: bytes) -> date | None:
    if not seconds.isdigit() or int(seconds) > _LAST:
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC).date()
