"""The stages that tell which licenses are declared: in a repository, in loose files, in a bill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pplcheck._version import __version__
from pplcheck.config.profiles import load_profiles
from pplcheck.errors import NotARepositoryError, PplcheckError
from pplcheck.history.quarantine import open_repository
from pplcheck.licensing.compatibility import combinations
from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.decode import decode
from pplcheck.licensing.effective import effective
from pplcheck.licensing.files import remarks
from pplcheck.licensing.sbom import LIMIT as BILL_LIMIT, examine_sbom, read_sbom
from pplcheck.licensing.scope import Scopes, figures, place_files
from pplcheck.licensing.texts import examine
from pplcheck.model.component import ExaminedComponent
from pplcheck.model.license import Expression, Match, MatchVerdict
from pplcheck.model.listing import IdentifiedFile, LicensesAnswer, Listing
from pplcheck.model.report import Gap
from pplcheck.pipeline.discovering import discovered
from pplcheck.pipeline.history_of_licenses import history_in_sight
from pplcheck.pipeline.loose import read_loose
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight, look
from pplcheck.pipeline.telling_licenses import LicensesQuestion, Read

UNREADABLE = "PPL902"
"""The code of what could not be read."""


def _nothing(question: LicensesQuestion) -> LicensesAnswer:
    return LicensesAnswer(
        tool_version=__version__,
        with_files=question.tree,
        show_people=question.request.show_people,
    )


def answer_licenses(question: LicensesQuestion, read: Read) -> LicensesAnswer:
    """All parts asked for. `read` gives the bytes of a loose file, or raises a PplcheckError.

    Raises CouldNotCheckError where there is no repository to read, UsageError and
    ConfigurationError for what the caller or the project must correct.
    """
    answer = _nothing(question)
    if question.repository:
        answer = _with_repository(answer, question)
    if question.bill is not None:
        own = answer.listing.license.expression if answer.listing else None
        answer = replace(answer, components=examine_bill(question.bill, own))
    if question.identify is not None:
        identified, gaps = identify_files(question.identify, read)
        answer = replace(answer, identified=identified, gaps=(*answer.gaps, *gaps))
    return answer


def _with_repository(answer: LicensesAnswer, question: LicensesQuestion) -> LicensesAnswer:
    request = question.request
    try:
        with open_repository(request.path, named=request.named) as repository:
            return _in_sight(answer, question, look(request, repository))
    except NotARepositoryError:
        if question.optional:
            return answer
        raise


def answer_in_sight(question: LicensesQuestion, sight: Sight) -> LicensesAnswer:
    """As `answer_licenses`, of a repository that is open and asked about alone."""
    return _in_sight(_nothing(question), question, sight)


def _in_sight(answer: LicensesAnswer, question: LicensesQuestion, sight: Sight) -> LicensesAnswer:
    listing, gaps = list_licenses(question.request, sight)
    history = history_in_sight(sight, headers=question.headers) if question.history else None
    missing = (*gaps, *(history.gaps if history else ()))
    return replace(answer, listing=listing, history=history, gaps=missing)


def list_licenses(request: Request, sight: Sight) -> tuple[Listing, tuple[Gap, ...]]:
    """Everything a repository declares with the license of every file, and what was not read."""
    profiles = load_profiles()
    seen = discovered(request, sight, sight.files, profiles)
    present = effective(seen.declarations, profiles)
    files = place_files(sight.files.paths, Scopes(seen.declarations, present, profiles))
    listing = Listing(
        judged=sight.judged,
        license=present,
        declarations=seen.declarations,
        conflicts=conflicts(seen.declarations),
        figures=figures(files),
        files=files,
        combinations=combinations(sight.files.paths, seen.declarations, present, profiles),
    )
    return listing, seen.gaps


def identify_files(
    names: Iterable[str], read: Read
) -> tuple[tuple[IdentifiedFile, ...], tuple[Gap, ...]]:
    """Which license each loose file's text is, and which of them could not be read."""
    found, gaps = [], []
    profiles = load_profiles()
    for name in dict.fromkeys(names):
        try:
            text = decode(read(name))
        except PplcheckError as error:
            gaps.append(Gap(code=UNREADABLE, what=str(error)))
            continue
        if text is None:
            unknown = Match(id=None, score=0.0, verdict=MatchVerdict.UNKNOWN)
            note = "no text in UTF-8, UTF-16 or latin-1"
            found.append(IdentifiedFile(file=name, match=unknown, note=note))
        else:
            known = examine(text, profiles)
            note = "; ".join(remarks(known, text))
            found.append(IdentifiedFile(file=name, match=known.match, note=note))
    return tuple(found), tuple(gaps)


def examine_bill(path: Path, own: Expression | None) -> tuple[ExaminedComponent, ...]:
    """The components of a bill of materials, and how they go with the project's own license.

    Raises UsageError where the file is no bill, CouldNotCheckError where it cannot be read.
    """
    components = read_sbom(read_loose(path, BILL_LIMIT), str(path))
    return examine_sbom(components, own, load_profiles())
