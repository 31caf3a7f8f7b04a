"""The report for a terminal: one screen, in the order people ask; rich lays it out.

Text from the repository arrives neutral and becomes `Text`, never markup, so nothing in it is
interpreted. Words and symbols carry the meaning; color only helps. The environment is not looked
at: width and color are arguments.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats import answers, changes
from pplcheck.formats.console import Group, Padding, RenderableType, Table, Text, printed
from pplcheck.formats.figures import NONE, Figures, figures, left_out
from pplcheck.formats.ledger import ledger_line
from pplcheck.formats.neutral import shown
from pplcheck.model.report import Evidence, Finding, Report, Severity

_FINDINGS: Final = 8
_DUE: Final = 8
_QUESTIONS: Final = 3
_BAR: Final = 10
_INDENT: Final = 2
_NAME: Final = 26
_LABEL: Final = 30
_FIGURES: Final = (6, 8, 10, 11)
"""The widths of the columns orgs, people, commits and share."""

_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def render(report: Report, *, width: int, color: bool) -> str:
    """The report as text that ends in a line break, no line longer than `width` columns."""
    return printed(_parts(report, width), width=width, color=color)


def _parts(report: Report, width: int) -> list[RenderableType]:
    evidence = report.evidence
    if evidence is None:
        return [_head(report), _refusal(report), Text(), _footer(report)]
    parts: list[RenderableType] = [_head(report), Text()]
    if not report.complete:
        parts += [Text("! Incomplete: what could not be read is missing below.", "bold red")]
    blocks = [
        _changes(report),
        _license(evidence),
        _standings(evidence, width),
        _reciprocity(report, evidence),
        _findings(report, evidence, width),
        _questions(report),
    ]
    for block in blocks:
        if block is not None:
            parts += [block, Text()]
    parts.append(_footer(report))
    verdict = _verdict(report)
    return [*parts, verdict] if verdict else parts


def _head(report: Report) -> Text:
    name, facts = answers.headline(report)
    return Text.assemble((name, "bold"), "  ", facts)


def _refusal(report: Report) -> RenderableType:
    """Why nothing could be checked, and what to do."""
    lines: list[RenderableType] = []
    for finding in report.findings[:_FINDINGS]:
        lines += [_finding_line(finding, shown(finding.message))]
        if finding.remedy:
            lines.append(Padding(Text(f"what to do: {shown(finding.remedy)}"), (0, 0, 0, 2)))
    reason = Text(_sentence(report.outcome.reason), "bold red")
    return Group(Text(), *lines, *([Text()] if lines else []), reason)


def _sentence(reason: str) -> str:
    """A reason as the beginning of a line."""
    text = shown(reason)
    return text[:1].upper() + text[1:]


def _grid(*widths: int | None) -> Table:
    """A table without lines; a width of None takes what is left."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    return table


def _changes(report: Report) -> RenderableType | None:
    """What a change does, first of all, where a base was named."""
    if report.changes is None:
        return None
    title = Text.assemble(("This change", "bold"), f" {changes.headline(report.changes)}")
    told = (Padding(Text(line), (0, 0, 0, _INDENT)) for line in changes.lines(report.changes))
    return Group(title, *told)


def _license(evidence: Evidence) -> RenderableType:
    grid = _grid(10, None)
    first = Text.assemble((answers.license_name(evidence), "bold"), "  ")
    first.append(answers.license_terms(evidence))
    grid.add_row(Text("License", "bold"), first)
    for note in answers.license_notes(evidence):
        grid.add_row(Text(), Text(note))
    for line in answers.conflict_lines(evidence):
        grid.add_row(Text(), Text(f"! {line}", "yellow"))
    return grid


def _standings(evidence: Evidence, width: int) -> RenderableType:
    head = _columns(Text("Standing", "bold"), ("orgs", "people", "commits", "share"), width)
    lines: list[RenderableType] = [head]
    for row in figures(evidence):
        lines += _row(row, width)
    missing = left_out(evidence.history)
    if missing:
        lines.append(Padding(Text(f"not counted: {missing}", "dim"), (0, 0, 0, _INDENT)))
    recorded = ledger_line(evidence.ledger)
    if recorded:
        lines.append(Padding(Text(f"ledger: {recorded}"), (0, 0, 0, _INDENT)))
    return Group(*lines)


def _row(row: Figures, width: int) -> list[RenderableType]:
    """A row, with its note beside it where there is room and below it otherwise."""
    indent = _INDENT * 2 if row.is_part else _INDENT
    cells = (row.organizations, row.people, row.commits, row.share)
    is_quiet = row.is_part or row.organizations == row.people == row.commits == NONE
    label = Text(" " * indent + row.label, "dim" if is_quiet else "")
    line = _columns(label, cells, width)
    note = Text(row.note, "dim")
    bar = _bar(row.low, row.high)
    room = width - line.cell_len - _INDENT
    if row.note and not bar and note.cell_len <= room:
        return [line + Text(" " * _INDENT) + note]
    if bar and bar.cell_len <= room:
        line = line + Text(" " * _INDENT) + bar
    below = [Padding(note, (0, 0, 0, _INDENT * 3))] if row.note else []
    return [line, *below]


def _columns(label: Text, cells: tuple[str, ...], width: int) -> Text:
    """A label and its figures, right-aligned under their titles; the label gives way first."""
    label.truncate(min(_LABEL, width - sum(_FIGURES)), overflow="ellipsis", pad=True)
    figures_text = "".join(cell.rjust(room) for cell, room in zip(cells, _FIGURES, strict=True))
    return label + Text(figures_text, label.style)


def _bar(low: float | None, high: float | None) -> Text:
    """An interval as a small bar: what is shown is solid, what may be added is shaded."""
    if low is None or high is None:
        return Text()
    solid, whole = _cells(low), max(_cells(high), _cells(low))
    return Text("█" * solid, "green") + Text("░" * (whole - solid), "dim")


def _cells(share: float) -> int:
    return max(round(share * _BAR), 1) if share > 0 else 0


def _reciprocity(report: Report, evidence: Evidence) -> RenderableType | None:
    if evidence.license.declaration is None and evidence.license.expression is None:
        return None
    cases = answers.due(report, evidence)
    others = [Text(f"{' ' * _INDENT}{line}") for line in answers.open_cases(evidence)]
    title = Text("Reciprocity terms", "bold")
    if not cases:
        return Group(title + Text(": ", "bold") + Text(answers.nobody(evidence)), *others)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=_NAME, no_wrap=True, overflow="ellipsis")
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    for case in cases[:_DUE]:
        reason = f"{case.reason} · {case.clause}" if case.clause else case.reason
        style = _STYLES[case.finding.severity] if case.finding else ""
        table.add_row(Text(f"{' ' * _INDENT}{case.name}"), Text(reason), Text(case.code, style))
    if len(cases) > _DUE:
        others.insert(0, Text(f"{' ' * _INDENT}and {len(cases) - _DUE} more: --format json"))
    return Group(title + Text(" apply to", "bold"), table, *others)


def _findings(report: Report, evidence: Evidence, width: int) -> RenderableType | None:
    told = [case.finding for case in answers.due(report, evidence)[:_DUE]]
    rest = [finding for finding in report.findings if finding not in told]
    if not rest:
        return None if report.findings else Text(f"{' ' * _INDENT}no findings", "dim")
    lines = [
        _finding_line(finding, shown(finding.message, 2 * (width - 21)) + _place(finding, evidence))
        for finding in rest[:_FINDINGS]
    ]
    if len(rest) > _FINDINGS:
        more = f"{' ' * _INDENT}and {len(rest) - _FINDINGS} more: --format json"
        return Group(*lines, Text(more))
    return Group(*lines)


def _place(finding: Finding, evidence: Evidence) -> str:
    """Where something was found, unless its sentence says so, or it is the license in force."""
    declared = evidence.license.declaration
    in_force = declared is not None and finding.path == declared.path
    if not finding.path or in_force or finding.path in finding.message:
        return ""
    return f" ({shown(finding.path)}{f':{finding.line}' if finding.line else ''})"


def _finding_line(finding: Finding, message: str) -> RenderableType:
    grid = _grid(9, 6, None)
    severity = Text(f"{' ' * _INDENT}{finding.severity.label}", _STYLES[finding.severity])
    grid.add_row(severity, Text(finding.code), Text(message))
    return grid


def _questions(report: Report) -> RenderableType | None:
    asked = report.questions[:_QUESTIONS]
    if not asked:
        return None
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False, expand=True)
    table.add_column(Text("Ask first", "bold"), ratio=1, overflow="fold")
    table.add_column(Text("would settle"), justify="right", no_wrap=True)
    for number, question in enumerate(asked, start=1):
        grid = _grid(3, None)
        grid.add_row(Text(f"{' ' * _INDENT}{number}"), Text(shown(question.ask, 200)))
        table.add_row(grid, Text(answers.settles(question.settles)))
    return table


def _footer(report: Report) -> RenderableType:
    closing = "explain any code or name: pplcheck explain THING · no legal advice"
    return Group(Text(answers.footer(report), "dim"), Text(closing, "dim"))


def _verdict(report: Report) -> Text | None:
    """The gate's line, where the check does not pass or findings are hidden."""
    outcome = report.outcome
    reason = shown(outcome.reason)
    if outcome.exit_status == 0:
        is_worth_it = outcome.waived or outcome.known or outcome.fixed
        return Text(f"passes: {reason}", "dim") if is_worth_it else None
    return Text(f"Fails: {reason}" if report.complete else _sentence(reason), "bold red")
