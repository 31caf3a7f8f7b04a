"""The report for an assembly: one repository or several are judged, and a format is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.history.begun import begin
from pplcheck.history.integrations import read_integrations, start_integrations
from pplcheck.history.quarantine import open_repository
from pplcheck.model.assembly import Assembly
from pplcheck.model.report import Report
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of

if TYPE_CHECKING:
    from pplcheck.pipeline.assembly import Gathered

Told = TypeVar("Told")
"""What a caller makes of what was found."""

WIDTH = 100
"""Columns of the terminal format where the caller names none."""


def report_on(request: Request, previous: Path | None = None) -> Assembly:
    """The report on one repository, with what changed since an earlier one where one is named.

    What keeps it from being judged comes back as a report that is not complete. Raises UsageError
    and ConfigurationError for what the caller or the project must correct.
    """
    found = judged_on(request)[1]
    if previous is None:
        return found
    from pplcheck.pipeline.exact import exact
    from pplcheck.pipeline.since_last import since_last

    since = exact(since_last(previous, found))
    return replace(found, minutes=replace(found.minutes, since=since))


def judged_on(request: Request) -> tuple[Report, Assembly]:
    """What was judged of one repository, and the report on it."""
    try:
        return gathered_on(request, _assembled)
    except CouldNotCheckError as error:
        from pplcheck.pipeline.assembly import refused
        from pplcheck.pipeline.judging import refusal

        found_out = refusal(request, error)
        return found_out, refused(found_out)


def _assembled(found: Gathered) -> tuple[Report, Assembly]:
    from pplcheck.pipeline.assembly import assemble

    return found.report, assemble(found)


def gathered_on(request: Request, tell: Callable[[Gathered], Told]) -> Told:
    """What `tell` makes of all that the stages find of one repository, while it is open.

    Raises CouldNotCheckError where it cannot be judged, UsageError and ConfigurationError for what
    the caller or the project must correct.
    """
    with open_repository(request.path, named=request.named and not request.base) as repository:
        head = repository.resolve(request.rev) if request.rev else repository.head()[0]
        log = begin(repository, head, shelf_of(request.history_cache, repository))
        taken = start_integrations(repository, head)
        from pplcheck.pipeline.assembly import Gathered
        from pplcheck.pipeline.judging import judge
        from pplcheck.pipeline.sighting import look

        seen = look(request, repository)
        judged, parties = judge(request, seen, log)
        integrations = read_integrations(
            repository, taken, mailmap=seen.mailmap, bots=seen.rules.policy.bots
        )
        return tell(Gathered(report=judged, seen=seen, integrations=integrations, parties=parties))


def render_report(
    report: Assembly,
    format_: str,
    *,
    language: str,
    width: int = WIDTH,
    ascii_only: bool = False,
) -> str:
    """The report in a format; `language` speaks to people's formats only.

    `width` speaks to terminals, and so does `ascii_only`: bars are drawn with signs all have.

    Raises UsageError for a format that does not exist.
    """
    from pplcheck.formats.language import Language

    if format_ == "html":
        from pplcheck.formats.html.page import render as render_html

        return render_html(report, Language(language))
    if format_ == "markdown":
        from pplcheck.formats import report_markdown

        return report_markdown.render(report, Language(language))
    if format_ == "terminal":
        from pplcheck.formats import report_terminal

        return report_terminal.render(
            report, Language(language), width=width, ascii_only=ascii_only
        )
    return _machine(report, format_)


def _machine(report: Assembly, format_: str) -> str:
    """The report in a format for machines, which has no language."""
    if format_ == "json":
        from pplcheck.formats import report_json

        return report_json.render(report)
    if format_ == "csv":
        from pplcheck.formats import report_csv

        return report_csv.render(report)
    raise UsageError(
        f"no format is named {format_!r}; there are csv, html, json, markdown, terminal"
    )


class Site:
    """The files of a static folder, report by report; of each, what an index tells is kept."""

    def __init__(self, language: str) -> None:
        """Begin a folder in a language."""
        from pplcheck.formats.html.index import PageNames
        from pplcheck.formats.language import Language

        self._language = Language(language)
        self._names = PageNames()
        self._lines: list[tuple[str, Assembly]] = []
        self.pages: dict[str, str] = {}

    @property
    def reports(self) -> tuple[Assembly, ...]:
        """Every report so far, in brief."""
        return tuple(report for _, report in self._lines)

    def files(self, called: str, report: Assembly) -> Iterator[tuple[str, str]]:
        """The files of one report: its page, pages of evidence that follow, its JSON."""
        from pplcheck.formats.html.page import page_file, render, render_later
        from pplcheck.pipeline.assembly import in_brief

        name = self._names.name(called)
        self._lines.append((name, in_brief(report)))
        self.pages[called] = name
        yield page_file(name), render(report, self._language, name)
        yield from render_later(report, self._language, name)
        yield f"{name}.json", render_report(report, "json", language=self._language.code)

    def index(self) -> Iterator[tuple[str, str]]:
        """The index of all reports so far, page by page."""
        from pplcheck.formats.html.index import render_index

        return render_index(self._lines, self._language)
