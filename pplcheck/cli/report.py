"""`pplcheck report`: one page an assembly decides on, and the evidence behind every word of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings
from pplcheck.cli.bill import write_bill
from pplcheck.errors import OutputError, UsageError
from pplcheck.model.frozen import frozen

if TYPE_CHECKING:
    from pplcheck.model.assembly import Assembly
    from pplcheck.model.assembly_phyle import PhyleReport


class Format(StrEnum):
    """How the report is written."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    SPDX = "spdx"
    CYCLONEDX = "cyclonedx"


_BILLS = (Format.SPDX.value, Format.CYCLONEDX.value)
"""Bills of materials: the licenses of all files, as `licenses` writes them."""


class Lang(StrEnum):
    """In which language people read it; machine formats have none."""

    EN = "en"
    ES = "es"
    FR = "fr"


PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Repositories, or folders in them; several want --site or --phyle.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the report is written.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="In which language people read it.")]
PreviousOption = Annotated[
    Path | None,
    typer.Option("--previous", metavar="FILE", help="Tell what changed since this JSON report."),
]
SiteOption = Annotated[
    Path | None,
    typer.Option("--site", metavar="DIR", help="Write a folder: an index, a page a repository."),
]
PhyleOption = Annotated[
    Path | None,
    typer.Option(
        "--phyle", metavar="FILE", help="Report on this phyle: its projects, or those at PATHs."
    ),
]


def report(
    paths: PathsArgument = None,
    *,
    rev: options.RevOption = "",
    base: options.BaseOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    show_people: options.ShowPeopleOption = False,
    pseudonyms: options.PseudonymsOption = None,
    previous: PreviousOption = None,
    site: SiteOption = None,
    phyle: PhyleOption = None,
    lang: LangOption = Lang.EN,
    output_format: FormatOption = Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
) -> int:
    """Write the report to an assembly: verdict, makers, power, reciprocity, evidence, licenses.

    Exits 0 with whatever it finds, and 3 where something could not be checked; the gate is check.
    """
    folders = paths or [Path()]
    _refuse(folders, site=site, output_file=output_file, previous=previous, phyle=phyle)
    asked = settings.request(None, as_of=as_of, registers=register)
    asked = replace(asked, rev=rev, base=base, reading=reading, config=config, isolated=isolated)
    asked = replace(asked, show_people=show_people, pseudonyms=pseudonyms)
    asked = replace(asked, cache=None) if no_cache else asked
    how = _Form(site=site, file=output_file, name=output_format.value, language=lang.value)
    if how.name in _BILLS:
        return _tell_bill(asked, folders[0], how, whole=bool(phyle or previous), quiet=quiet)
    if phyle is not None:
        return _tell_phyle(asked, phyle, paths or [], how, quiet=quiet)
    if how.site is not None:
        return _tell_site(asked, folders, previous, how, quiet=quiet)
    return _tell(_judge(asked, folders[0], previous, quiet=quiet), how)


@frozen
class _Form:
    """Where the report goes, in which format and language."""

    site: Path | None
    file: Path | None
    name: str
    language: str


def _tell(found: Assembly, how: _Form) -> int:
    """Write the report on one repository."""
    text = pipeline.render_report(
        found,
        how.name,
        language=how.language,
        width=output.width(),
        ascii_only=how.file is None and output.is_ascii(),
    )
    output.emit(text, how.file)
    return _status([found])


def _tell_site(
    asked: pipeline.Request, folders: list[Path], previous: Path | None, how: _Form, *, quiet: bool
) -> int:
    """Write a folder, report by report; what was written is not kept, but for the index."""
    for folder in folders:
        _located(asked, folder)
    written = _Folder(how)
    for folder in folders:
        found = _judge(asked, folder, previous, quiet=quiet)
        written.add(found.work.name if found.work else folder.resolve().name, found)
    written.write(written.site.index())
    return _status(written.site.reports)


def _tell_bill(asked: pipeline.Request, path: Path, how: _Form, *, whole: bool, quiet: bool) -> int:
    """Write the licenses of one repository's files as other tools carry them on.

    `whole` says that the options ask for more than the files of one repository.
    """
    if whole or how.site is not None:
        raise UsageError(
            f"{how.name} holds the licenses of one repository's files: leave out --site, --phyle "
            "and --previous"
        )
    request = replace(_located(asked, path), show_people=False, pseudonyms=None)
    return write_bill(request, how.name, how.file, quiet=quiet)


def _tell_phyle(
    asked: pipeline.Request, file: Path, paths: list[Path], how: _Form, *, quiet: bool
) -> int:
    """Judge the projects of a phyle, and write its report, or its folder."""
    written = _Folder(how) if how.site is not None else None
    with output.progress(quiet=quiet):
        told = pipeline.report_on_phyle(asked, file, paths, written.add if written else None)
    if written is not None:
        pages = written.site.pages
        written.write(pipeline.phyle_index(told, pages, language=how.language))
        return _status([told])
    text = pipeline.render_phyle(
        told,
        how.name,
        language=how.language,
        width=output.width(),
        ascii_only=how.file is None and output.is_ascii(),
    )
    output.emit(text, how.file)
    return _status([told])


def _judge(asked: pipeline.Request, path: Path, previous: Path | None, *, quiet: bool) -> Assembly:
    """The report on one folder, asked as all others are."""
    request = _located(asked, path)
    with output.progress(quiet=quiet):
        return pipeline.report_on(request, previous)


def _located(asked: pipeline.Request, path: Path) -> pipeline.Request:
    """What is asked, of one folder; UsageError where it does not exist."""
    if not path.exists():
        raise UsageError(f"no such path: {str(path)!r}")
    return replace(asked, path=path, named=path != Path())


def _status(reports: Sequence[Assembly | PhyleReport]) -> int:
    """3 where something could not be checked, which is also said on stderr; else 0."""
    line = pipeline.lacking_line(reports)
    sys.stderr.write(f"{line}\n" if line else "")
    return 3 if line else 0


def _refuse(
    folders: list[Path],
    *,
    site: Path | None,
    output_file: Path | None,
    previous: Path | None,
    phyle: Path | None,
) -> None:
    """Say what does not go together, before anything is read."""
    if phyle is not None and previous is not None:
        raise UsageError("--previous is about one repository, --phyle about all projects of one")
    if site is None and phyle is None and len(folders) > 1:
        raise UsageError("several repositories want --site DIR, a folder with a page each")
    if site is not None and output_file is not None:
        raise UsageError("--site writes a folder and --output a file: choose one")
    if previous is not None and len(folders) > 1:
        raise UsageError("--previous is about one repository")


class _Folder:
    """A folder of reports, written file by file, each all or nothing; the index comes last."""

    def __init__(self, how: _Form) -> None:
        self.site = pipeline.Site(how.language)
        self._path = how.site or Path()
        self._is_there = False

    def add(self, name: str, report: Assembly) -> None:
        self.write(self.site.files(name, report))

    def write(self, files: Iterable[tuple[str, str]]) -> None:
        self._make()
        for name, text in files:
            output.emit(text, self._path / name)

    def _make(self) -> None:
        """Make the folder before the first file: an error in what is asked leaves none behind."""
        if self._is_there:
            return
        try:
            self._path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"could not make {str(self._path)!r}: {error.strerror}") from error
        self._is_there = True
