"""The report on a phyle: every project that lies here is judged, and a format is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pplcheck.config.combine import combine
from pplcheck.config.register import load_register
from pplcheck.errors import ConfigurationError, UnreadableConfigurationError, UsageError
from pplcheck.model.assembly import Assembly, Input
from pplcheck.model.assembly_phyle import PhyleReport
from pplcheck.model.phyle import Phyle, Project
from pplcheck.model.register import Register
from pplcheck.model.report import Report
from pplcheck.pipeline.assembly import in_brief, refused
from pplcheck.pipeline.assembly_phyle import Visited, assemble_phyle
from pplcheck.pipeline.governing import digests, read_register
from pplcheck.pipeline.judging import refusal
from pplcheck.pipeline.phyle import (
    phyle_registers,
    project_at,
    project_flows,
    project_paths,
    read_phyle,
)
from pplcheck.pipeline.reporting import WIDTH, judged_on
from pplcheck.pipeline.request import Request

Each = Callable[[str, Assembly], None]
"""What takes the report on one project, by its name, once it is there."""


def report_on_phyle(
    request: Request, file: Path, paths: Sequence[Path] = (), each: Each | None = None
) -> PhyleReport:
    """The report on the phyle in a file; `paths` narrow it to projects that lie there.

    `request` says how every project is judged; its path is not looked at. A project that cannot
    be judged is told with its reason and keeps no other from being judged. The whole report on a
    project goes to `each` and is not kept, so that a phyle may have any number of them. Raises
    ConfigurationError and UnreadableConfigurationError for what is wrong with the phyle or its
    registers, UsageError for a path at which no project lies.
    """
    phyle = read_phyle(file)
    asked = _asked(phyle, paths)
    shared = phyle_registers(phyle)
    known = [load_register(read_register(path), str(path)) for path in shared]
    declared = combine(known)
    ruled = replace(request, registers=(*shared, *request.registers), named=True)
    places = dict(project_paths(phyle))
    visited = [
        _visit(phyle, entry, places.get(entry) if entry in asked else None, ruled, each)
        for entry in sorted(phyle.projects, key=lambda entry: entry.name)
    ]
    return assemble_phyle(
        phyle,
        visited,
        {entry.id: entry.name for entry in declared.organizations},
        _inputs(phyle, tuple(known)),
        request.as_of,
    )


def _asked(phyle: Phyle, paths: Sequence[Path]) -> tuple[Project, ...]:
    """The projects to judge: those at the paths, all where none are given."""
    if not paths:
        return phyle.projects
    found = [(path, project_at(phyle, path)) for path in paths]
    lost = [str(path) for path, entry in found if entry is None]
    if lost:
        raise UsageError(
            f"no project of {phyle.path} lies at {', '.join(map(repr, lost))}; name paths of its "
            "projects, or none for all"
        )
    return tuple(entry for _, entry in found if entry)


def _visit(
    phyle: Phyle, project: Project, path: Path | None, ruled: Request, each: Each | None
) -> Visited:
    if path is None:
        state = "left-out" if project.path else "address"
        return Visited(project=project, flows=project_flows(phyle, project, None), state=state)
    report, assembly = _judge(replace(ruled, path=path))
    if each is not None:
        each(project.name, assembly)
    flows = project_flows(phyle, project, report)
    state = "judged" if flows.is_judged else "refused"
    reason = "" if flows.is_judged else "; ".join(entry.message for entry in report.findings)
    return Visited(
        project=project, flows=flows, state=state, reason=reason, assembly=in_brief(assembly)
    )


def _judge(request: Request) -> tuple[Report, Assembly]:
    """What was judged; what its project must correct first is a reason like any other here."""
    try:
        return judged_on(request)
    except (ConfigurationError, UsageError) as error:
        said = "; ".join(error.problems) if isinstance(error, ConfigurationError) else str(error)
        found = refusal(request, UnreadableConfigurationError(said))
        return found, refused(found)


def _inputs(phyle: Phyle, registers: tuple[Register, ...]) -> tuple[Input, ...]:
    """The files that decided for all projects."""
    return (
        Input(role="phyle", path=phyle.path, digest=phyle.digest),
        *(
            Input(role="register", path=entry.path, digest=entry.digest)
            for entry in digests(registers)
        ),
    )


def render_phyle(
    report: PhyleReport,
    format_: str,
    *,
    language: str,
    width: int = WIDTH,
    ascii_only: bool = False,
) -> str:
    """The report in a format, as `render_report` has it.

    Raises UsageError for a format that does not exist.
    """
    from pplcheck.formats.language import Language

    if format_ == "html":
        from pplcheck.formats.html import phyle

        return phyle.render(report, Language(language))
    if format_ == "markdown":
        from pplcheck.formats import report_phyle_markdown

        return report_phyle_markdown.render(report, Language(language))
    if format_ == "terminal":
        from pplcheck.formats import report_phyle_terminal

        return report_phyle_terminal.render(
            report, Language(language), width=width, ascii_only=ascii_only
        )
    if format_ == "json":
        from pplcheck.formats import report_json

        return report_json.render(report)
    if format_ == "csv":
        from pplcheck.formats import report_csv

        return report_csv.render(report)
    raise UsageError(
        f"no format is named {format_!r}; there are csv, html, json, markdown, terminal"
    )


def phyle_index(
    report: PhyleReport, pages: Mapping[str, str], *, language: str
) -> Iterator[tuple[str, str]]:
    """The index of a folder: the phyle, and its JSON; `pages` are those of projects, by name."""
    from pplcheck.formats.html import phyle
    from pplcheck.formats.language import Language

    yield "phyle.json", render_phyle(report, "json", language=language)
    yield "index.html", phyle.render(report, Language(language), pages)
