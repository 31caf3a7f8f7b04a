"""The report on many repositories for a terminal, in brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pplcheck.formats.columns import columns
from pplcheck.formats.neutral import shown
from pplcheck.model.fleet_report import FleetReport, RepositoryRow
from pplcheck.model.report import percent
from pplcheck.model.rule import plural

_ROWS: Final = 12
_NAME: Final = 40
_REASON: Final = 120
_MANY: Final = ("repository", "repositories")


def render(report: FleetReport, *, width: int) -> str:
    """The report as text that ends in a line break; columns fit into `width`."""
    blocks = (
        _head(report),
        *(_listed(head, rows, more, width) for head, rows, more in _lists(report)),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(report: FleetReport) -> list[str]:
    parts = [
        shown(report.name, _NAME * 2),
        f"{plural(report.judged, 'repository', 'repositories')} judged",
        f"{report.refused:,} could not be checked" if report.refused else "",
        f"{report.waiting:,} not scanned yet" if report.waiting else "",
        f"{report.same:,} named or copied twice" if report.same else "",
        f"{report.addresses:,} not fetched" if report.addresses else "",
        f"as of {report.as_of}" if report.as_of else "",
    ]
    spread = report.spread
    lines = [" · ".join(filter(None, parts)), ""]
    lines.append(
        f"{plural(report.contributions, 'contribution')}, of {report.open:,} nothing shows for "
        f"whom; half of all lie in {plural(spread.half_repositories, 'repository', 'repositories')}"
    )
    if spread.organizations:
        lines.append(
            f"{plural(spread.organizations, 'organization')} named; elephant factor "
            f"{spread.elephant}, Gini {spread.gini:.2f}; {shown(spread.largest, _NAME)} did "
            f"{percent(spread.low)} to {percent(spread.high)}"
        )
    return lines


_List = tuple[str, Sequence[tuple[str, ...]], int]
"""A head, rows, and how many are not told."""


def _lists(report: FleetReport) -> Iterator[_List]:
    rows = [_repository(row) for row in report.repositories]
    yield "Repositories", rows, report.more_repositories
    shared = [
        (", ".join(shown(name, _NAME) for name in row.repositories),) for row in report.shared
    ]
    yield "Forks, in each of which counts what they share", shared, report.more_shared
    yield from _parties(report)
    licenses = [
        (
            shown(row.license, _NAME) or "none that can be named",
            row.terms,
            plural(row.repositories, *_MANY),
            plural(row.files, "file"),
        )
        for row in report.licenses
    ]
    yield "Licenses", licenses, report.more_licenses
    changes = [
        (
            shown(row.repository, _NAME),
            str(row.day),
            f"{shown(row.before, _NAME) or 'none'} ({row.terms_before})",
            f"{shown(row.after, _NAME) or 'none'} ({row.terms_after})",
        )
        for row in report.changes
    ]
    yield "Terms that changed", changes, report.more_changes


def _parties(report: FleetReport) -> Iterator[_List]:
    parties = [
        (
            shown(row.name, _NAME),
            row.kind,
            plural(row.repositories, *_MANY),
            plural(row.commits, "contribution"),
            f"{percent(row.low)} to {percent(row.high)}",
        )
        for row in report.organizations
    ]
    yield "Organizations over all repositories", parties, report.more_organizations
    works = [
        (
            shown(row.name, _NAME),
            f"on what {shown(row.steward, _NAME)} keeps" if row.steward else "on what all keep",
            plural(row.commits, "contribution"),
        )
        for row in report.works
    ]
    yield "Who works on whose commons", works, report.more_works
    ledger = [
        (
            shown(row.name, _NAME),
            f"owes for {row.owed:,}",
            f"agreed for {row.agreed:,}",
            f"not known for {row.undetermined:,}",
        )
        for row in report.ledger
    ]
    yield "Reciprocity, outsiders over all repositories", ledger, report.more_ledger


def _repository(row: RepositoryRow) -> tuple[str, ...]:
    if row.state != "judged":
        return shown(row.name, _NAME), row.state, shown(row.reason, _REASON), "", ""
    wrong = (
        plural(row.errors, "error") if row.errors else "",
        "" if row.complete else "not checked wholly",
    )
    return (
        shown(row.name, _NAME),
        shown(row.license, _NAME) or "none that can be named",
        plural(row.contributions, "contribution"),
        plural(row.owing, "outsider") + " owing" if row.owing else "",
        ", ".join(filter(None, wrong)),
    )


def _listed(head: str, rows: Sequence[tuple[str, ...]], more: int, width: int) -> list[str]:
    """A head and the first rows; how many are not told."""
    if not rows:
        return []
    left = len(rows) - _ROWS if len(rows) > _ROWS else 0
    lines = [head, *columns(rows[:_ROWS], width)]
    if left + more:
        lines.append(f"  and {left + more:,} more")
    return lines
