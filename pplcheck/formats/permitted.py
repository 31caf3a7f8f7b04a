"""`may-i` for people: the answer first, then on what it rests and what to do; no legal advice."""

from __future__ import annotations

from collections import Counter
from typing import Final

from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.party import FACTS, Kind
from pplcheck.model.permission import Condition, Permission, PermissionReport, Permitted
from pplcheck.model.rule import plural

_NAME: Final = 60
_ROWS: Final = 60

_ANSWERS: Final = {
    Permitted.YES: "Yes",
    Permitted.ONLY_IF: "Only if",
    Permitted.UNDETERMINED: "Undetermined",
    Permitted.NO: "No",
}
_COLORS: Final = {
    Permitted.YES: "32",
    Permitted.ONLY_IF: "33",
    Permitted.UNDETERMINED: "33",
    Permitted.NO: "31",
}
_KINDS: Final = {
    Kind.INDIVIDUAL: "a person acting for themselves",
    Kind.WORKER_COOPERATIVE: "a worker cooperative",
    Kind.COOPERATIVE: "a cooperative",
    Kind.NONPROFIT: "a nonprofit organization",
    Kind.PUBLIC: "a public body",
    Kind.EDUCATION: "a school or university",
    Kind.COMMERCIAL: "a privately owned business",
    Kind.UNKNOWN: "somebody of unknown kind",
}
_CLOSING: Final = (
    "What the license says if the facts are so; in our own words. Its text decides. "
    "No legal advice."
)


def render(report: PermissionReport, *, width: int, color: bool) -> str:
    """The answer as text that ends in a line break."""
    blocks = [paragraph(_question(report), width, 0)]
    if report.components:
        blocks += _components(report, width, color=color)
    else:
        blocks += _answer(report, report.answers[0], width, color=color)
    if report.notes:
        notes = [line for note in report.notes for line in paragraph(shown(note), width)]
        blocks.append(["Know", *notes])
    if report.gaps:
        gaps = [line for gap in report.gaps for line in paragraph(shown(str(gap)), width)]
        blocks.append(["! Could not be read", *gaps])
    blocks.append(paragraph(_CLOSING, width, 0))
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _question(report: PermissionReport) -> str:
    inquiry = report.inquiry
    if report.components:
        what = plural(len(report.answers), "component")
    else:
        entry = report.answers[0]
        what = f"{shown(entry.subject, _NAME)}{_declared(report, entry)}"
    stated = "; ".join(f"{FACTS[fact]}: {answer.value}" for fact, answer in inquiry.facts)
    said = f" Stated: {stated}." if stated else ""
    return f"May {_KINDS[inquiry.kind]} make {inquiry.use.value} use of {what}?{said}"


def _declared(report: PermissionReport, entry: Permission) -> str:
    if report.judged is None:
        return ""
    place = shown(report.declared_in, _NAME)
    if entry.expression is None:
        return f" ({place} names no license known here)" if place else " (no license is named)"
    return f" ({shown(entry.expression.text, _NAME)}{f' by {place}' if place else ''})"


def _verdict(answer: Permitted, text: str, *, color: bool) -> str:
    word = _ANSWERS[answer]
    return (f"\x1b[1;{_COLORS[answer]}m{word}\x1b[0m" if color else word) + text


def _answer(
    report: PermissionReport, entry: Permission, width: int, *, color: bool
) -> list[list[str]]:
    under = f", under {', '.join(shown(name, _NAME) for name in entry.under)}" * bool(entry.under)
    clauses = f": {', '.join(entry.clauses)}" if entry.clauses else ""
    several = bool(entry.expression and len(entry.expression.ids) > 1)
    facts = [condition for condition in entry.conditions if condition.facts]
    duties = [condition for condition in entry.conditions if not condition.facts]
    is_only_if = entry.answer is Permitted.ONLY_IF
    head = [_verdict(entry.answer, f"{under}{clauses}", color=color)]
    head += [line for doubt in entry.doubts for line in paragraph(shown(doubt), width)]
    head += columns([_row(fact, several=several) for fact in facts if is_only_if], width)
    return [
        head,
        [] if is_only_if else _section("It would be yes if", facts, width, several=several),
        _section("Keep to", duties, width, several=several),
        _grounds(entry, width, several=several),
        _remedy(report, entry, width),
    ]


def _section(title: str, conditions: list[Condition], width: int, *, several: bool) -> list[str]:
    rows = [_row(condition, several=several) for condition in conditions]
    return [title, *columns(rows, width)] if rows else []


def _row(condition: Condition, *, several: bool) -> tuple[str, ...]:
    name = neutral(condition.license, _NAME) if several or not condition.clauses else ""
    where = " ".join([name, ", ".join(condition.clauses)]).strip()
    return where, condition.text


def _grounds(entry: Permission, width: int, *, several: bool) -> list[str]:
    rows = [
        (
            f"{neutral(ground.license, _NAME)} {ground.clause}" if several else ground.clause,
            ground.answer.value,
            f"{FACTS[ground.fact]}: {ground.source}",
        )
        for ground in entry.grounds
    ]
    return ["Why", *columns(rows, width)] if rows else []


def _remedy(report: PermissionReport, entry: Permission, width: int) -> list[str]:
    if not entry.remedy:
        return []
    lines = [line for step in entry.remedy for line in paragraph(step, width)]
    contact = report.contact
    if contact and contact.address:
        where = f"{shown(contact.path, _NAME)}:{contact.line}"
        lines += paragraph(f"whom to ask: {neutral(contact.address)} ({where})", width)
    elif contact:
        lines += paragraph(f"whom to ask: see {shown(str(contact), _NAME)}", width)
    elif report.judged:
        lines += paragraph("whom to ask: the work does not say; its maintainers would know", width)
    return ["What to do", *lines]


def _components(report: PermissionReport, width: int, *, color: bool) -> list[list[str]]:
    counts = Counter(entry.answer for entry in report.answers)
    told = " · ".join(
        f"{counts[answer]:,} {answer.value}" for answer in Permitted if counts[answer]
    )
    worst = report.answers[0].answer if report.answers else Permitted.UNDETERMINED
    open_ = [entry for entry in report.answers if entry.answer is not Permitted.YES]
    rows = [_component(entry) for entry in open_[:_ROWS]]
    lines = columns(rows, width)
    if len(open_) > _ROWS:
        lines.append(f"  and {len(open_) - _ROWS:,} more: --format json")
    head = _verdict(worst, f": {told}" if told else ": the bill lists no components", color=color)
    return [[head, *lines]]


def _component(entry: Permission) -> tuple[str, ...]:
    name = shown(entry.expression.text, _NAME) if entry.expression else "no license that is known"
    reasons = [
        *entry.doubts,
        *(condition.text for condition in entry.conditions if condition.facts),
    ]
    why = "; ".join(reasons) or (", ".join(entry.clauses))
    return entry.answer.value, shown(entry.subject, _NAME) or "without a name", name, shown(why)
