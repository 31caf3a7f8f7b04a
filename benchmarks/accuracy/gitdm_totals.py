"""Whether employer totals a release agree with those that gitdm prints.

    python -m benchmarks.accuracy gitdm_totals REPOSITORY CONFIGURATION [GITDM]

CONFIGURATION is a gitdm configuration, which names the rest. With GITDM, the folder of LWN's gitdm,
that program is run for each release on `git log` of it; without, the totals are those that the
repository itself prints (U-Boot: doc/develop/statistics). A release agrees in all where the totals
of every employer are at most one apart, and in sum where those of all employers together are: the
sum does not depend on which configuration the totals were printed with. As gitdm does it, merges
are not counted, reverts and bots are, and addresses are taken as recorded. People without an
employer, and those who act for themselves, are each one total.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.accuracy.imports import (
    decider,
    history_of,
    name_of,
    read_tables,
    registered,
)
from pplcheck.config.importers.employers import employer
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import ImportedOrganization
from pplcheck.model.register import Register

UNKNOWN = "(Unknown)"
FUNKY = "Funky"
"""What gitdm calls the employer of an address without an @."""

STATISTICS = "doc/develop/statistics"
_RELEASE = re.compile(r"v?\d+(\.\d+)+")
_TOTAL = re.compile(r"^\s*(.+?)\s+(\d+)(?: +\(\s*[\d.]+%\))?\s*$")
_BY_EMPLOYER = re.compile(r"changeset contributors by employer\s*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^\s*(\.\. table::|Top |Developers |Employers )", re.MULTILINE)
_SPLIT = "\x1f"

Totals = Counter[str]


def run(repository: Path, tables: tuple[Path, ...]) -> list[tuple[str, ...]]:
    """A row for each release that differs, and a row of figures for all."""
    configuration, *programs = tables
    if programs:
        releases = _releases(repository)
        printed = dict(_run_gitdm(repository, releases, configuration, programs[0]))
    else:
        printed = _printed(repository)
        releases = _releases(repository, printed)
        printed = {release: printed[release] for release, _ in releases}
    imported = read_tables("gitdm", (configuration,))
    ours = _ours(repository, releases, registered(imported), imported.organizations)
    rows = []
    agreed = summed = 0
    for release, totals in printed.items():
        apart = _apart(totals, ours[release])
        agreed += not any(abs(difference) > 1 for _, difference in apart)
        summed += abs(ours[release].total() - totals.total()) <= 1
        worst = ", ".join(f"{name} {difference:+d}" for name, difference in apart[:3])
        if worst:
            rows.append((release, str(totals.total()), worst))
    counted = sum(totals.total() for totals in printed.values())
    name = repository.resolve().parent.name
    of = len(printed)
    agreement = f"within 1: {agreed} of {of} releases in all, {summed} in sum"
    figures = (name, agreement, f"{counted} commits")
    return [("release", "commits", "ours less gitdm's, worst first"), *rows, figures]


def _apart(printed: Totals, ours: Totals) -> list[tuple[str, int]]:
    names = printed.keys() | ours.keys()
    found = [(name, ours[name] - printed[name]) for name in names if ours[name] != printed[name]]
    return sorted(found, key=lambda each: (-abs(each[1]), each[0]))


def _git(repository: Path, *words: str) -> str:
    command = ["git", "-c", "safe.directory=*", "-C", str(repository), *words]
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode(errors="replace")


def _releases(repository: Path, among: Collection[str] = ()) -> list[tuple[str, str]]:
    """Each released version with the one before it, oldest first; candidates are left out.

    `among` are those that count, all where empty.
    """
    tags = [tag for tag in _git(repository, "tag", "--sort=creatordate").split("\n") if tag]
    names = [tag for tag in tags if _RELEASE.fullmatch(tag) and (not among or tag in among)]
    return list(zip(names[1:], names, strict=False))


def _ours(
    repository: Path,
    releases: Iterable[tuple[str, str]],
    register: Register,
    organizations: tuple[ImportedOrganization, ...],
) -> dict[str, Totals]:
    """Our totals for each release."""
    decide = decider(history_of(repository, is_mapped=False), register)
    known: dict[tuple[str, ...], str] = {}
    found: dict[str, Totals] = {}
    for release, before in releases:
        totals: Totals = Counter()
        log = _git(
            repository, "log", "--no-merges", "--no-mailmap", _format(), f"{before}..{release}"
        )
        for line in log.split("\n"):
            if not line:
                continue
            name, email, when = line.split(_SPLIT)
            day = datetime.fromtimestamp(int(when), tz=UTC).date()
            key = (name, email, str(day))
            if key not in known:
                identity = Identity(name=name, email=email)
                known[key] = name_of(decide(identity, day), register) or UNKNOWN
            totals[known[key]] += 1
        found[release] = _divided(totals, organizations)
    return found


def _format() -> str:
    return f"--format=%an{_SPLIT}%ae{_SPLIT}%at"


def _divided(totals: Totals, organizations: Iterable[ImportedOrganization]) -> Totals:
    """Totals with those of virtual employers given to whom they stand for, rounded down."""
    for entry in organizations:
        count = totals.pop(entry.name, 0) if entry.splits else 0
        for part in entry.splits:
            totals[part.organization] += int(count * part.share)
    return +totals


def _printed(repository: Path) -> dict[str, Totals]:
    """The totals that the repository prints for its releases."""
    paths = _git(repository, "ls-tree", "-r", "--name-only", "HEAD", STATISTICS).split()
    names = {path: re.search(r"(v[\d.]*\d)\.rst$", path) for path in paths}
    return {
        name[1]: _read(_git(repository, "show", f"HEAD:{path}"))
        for path, name in names.items()
        if name
    }


def _run_gitdm(
    repository: Path, releases: Iterable[tuple[str, str]], configuration: Path, program: Path
) -> Iterator[tuple[str, Totals]]:
    """The totals gitdm computes; it sees the addresses as they are recorded."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        for release, before in releases:
            log = _git(repository, "log", "--no-mailmap", "--no-decorate", f"{before}..{release}")
            words = ["-u", "-l", "100000", "-o", str(out), "-b", str(configuration.parent)]
            command = [sys.executable, str(program / "gitdm"), *words, "-c", str(configuration)]
            done = subprocess.run(
                command, input=log.encode(), capture_output=True, check=False, cwd=folder
            )
            if done.returncode == 0 and log:
                yield release, _read(out.read_text(encoding="utf-8", errors="replace"))


def _read(report: str) -> Totals:
    """The totals of changesets by employer in a report of gitdm's."""
    totals: Totals = Counter()
    begin = _BY_EMPLOYER.search(report)
    if not begin:
        return totals
    rest = report[begin.end() :]
    end = _END.search(rest)
    for line in rest[: end.start() if end else None].split("\n"):
        found = _TOTAL.match(line)
        if found:
            meant = employer(found[1]).organization
            totals[UNKNOWN if meant in ("", FUNKY) else meant] += int(found[2])
    return totals
