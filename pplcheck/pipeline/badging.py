"""What a badge says: license, reciprocity, and how much commoners make, as an interval."""

from __future__ import annotations

from pplcheck.errors import UsageError
from pplcheck.model.badge import Badge, Tone
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Report, percent
from pplcheck.model.standing import Reciprocity, Standing


def badge_of(report: Report) -> Badge:
    """The badge of a report; one that is not complete says so and nothing else."""
    evidence = report.evidence
    if evidence is None or not report.complete:
        message = "could not check"
        return Badge(label="commons", message=message, tone=Tone.OPEN, title=f"commons: {message}")
    expression = evidence.license.expression
    # a name people read: the prefix says no more than that SPDX does not list the license
    label = expression.text.replace("LicenseRef-", "") if expression else "license unknown"
    status, tone = _reciprocity(evidence)
    parts = [part for part in (status, _commoners(evidence)) if part]
    message = " · ".join(parts)
    day = report.as_of.isoformat()
    return Badge(label=label, message=message, tone=tone, title=f"{label}: {message} ({day})")


def render_badge(badge: Badge, format_: str) -> str:
    """A badge as an SVG picture, or as JSON for a shields.io endpoint.

    Raises UsageError for another format.
    """
    if format_ == "svg":
        from pplcheck.formats import badge_svg

        return badge_svg.render(badge)
    if format_ == "shields":
        from pplcheck.formats import badge_shields

        return badge_shields.render(badge)
    raise UsageError(f"no format is named {format_!r} here; there are shields, svg")


def _reciprocity(evidence: Evidence) -> tuple[str, Tone]:
    """What is due, from the strongest answer down; what nobody knows is never said to be fine."""
    if evidence.license.terms is Terms.NONE:
        return "no reciprocity terms", Tone.CALM
    if evidence.license.terms is Terms.UNKNOWN:
        return "terms unknown", Tone.OPEN
    due = sum(entry.reciprocity is Reciprocity.APPLIES for entry in evidence.organizations)
    open_ = sum(entry.reciprocity is Reciprocity.UNDETERMINED for entry in evidence.organizations)
    if due:
        return f"reciprocity: {due:,} due", Tone.DUE
    if open_:
        return f"reciprocity: {open_:,} open", Tone.OPEN
    return "reciprocity: none shown to be due", Tone.CALM


def _commoners(evidence: Evidence) -> str:
    """The share of commoners as an interval; empty where nothing was contributed."""
    for row in evidence.shares:
        if row.name == Standing.COMMONER.value and evidence.contributions:
            low, high = percent(row.low), percent(row.high)
            share = high if low == high else f"{low.removesuffix(' %')} to {high}"
            return f"commoners {share}"
    return ""
