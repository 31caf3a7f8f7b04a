"""What reports could not be judged on, in a line for standard error: it ends in status 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pplcheck.formats.neutral import shown
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport

_WHY = 300


def lacking_line(reports: Sequence[Assembly | PhyleReport]) -> str:
    """The line, without its end; "" where all reports are complete.

    One report says why, where it still holds it; of several it is told how many lack something.
    """
    lacking = [report for report in reports if not report.complete]
    if not lacking:
        return ""
    if len(reports) > 1:
        return (
            f"pplcheck: not everything could be checked: {len(lacking):,} of {len(reports):,} "
            "reports lack something, and say what"
        )
    reasons = [*_reasons(lacking[0])] or ["the report says what"]
    more = f" (and {len(reasons) - 1:,} more)" if len(reasons) > 1 else ""
    return f"pplcheck: not everything could be checked: {shown(reasons[0], _WHY)}{more}"


def _reasons(report: Assembly | PhyleReport) -> Iterator[str]:
    if isinstance(report, PhyleReport):
        for row in report.projects:
            if row.state == "refused":
                yield f"{row.name}: {row.reason}"
            elif row.state == "judged" and not row.complete:
                yield f"{row.name}: not checked wholly"
    elif report.work is None:
        yield from (finding.message for finding in report.book.findings)
    else:
        for gap in report.annex.gaps:
            if gap.fatal:
                yield f"{gap.path}: {gap.what}" if gap.path else gap.what
