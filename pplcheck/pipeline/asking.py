"""What `ask` answers: the open questions of a repository, and the form to fill in."""

from __future__ import annotations

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.model.inquiry import Inquiries
from pplcheck.people.questions import inquiries
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.request import Request

ASK_FORMATS = ("csv", "json", "markdown", "terminal", "toml")
"""Every format of `ask`, sorted; all but json and terminal are forms."""


def ask(request: Request, *, limit: int) -> Inquiries:
    """The questions worth asking, most settling first, at most `limit` of them.

    Raises CouldNotCheckError where the repository cannot be checked, UsageError where `limit`
    is below one.
    """
    if limit < 1:
        raise UsageError(f"--limit wants at least 1, got {limit}")
    report = answer(request)
    if report.evidence is None or report.judged is None:
        raise CouldNotCheckError(report.outcome.reason)
    standings = report.evidence.standings
    return inquiries(
        standings,
        project=report.judged.name,
        as_of=request.as_of,
        unattributed=report.evidence.history.unattributed,
        users_declared=any(entry.uses for entry in standings),
        limit=limit,
    )


def render_inquiries(found: Inquiries, format_: str, *, width: int) -> str:
    """The questions in a format; UsageError for one that does not exist."""
    if format_ == "csv":
        from pplcheck.formats import form_csv

        return form_csv.render(found)
    if format_ == "json":
        from pplcheck.formats import inquiries_json

        return inquiries_json.render(found)
    if format_ == "markdown":
        from pplcheck.formats import form_markdown

        return form_markdown.render(found)
    if format_ == "terminal":
        from pplcheck.formats import inquiries_terminal

        return inquiries_terminal.render(found, width=width)
    if format_ == "toml":
        from pplcheck.formats import form_toml

        return form_toml.render(found)
    raise UsageError(f"no format is named {format_!r}; there are {', '.join(ASK_FORMATS)}")
