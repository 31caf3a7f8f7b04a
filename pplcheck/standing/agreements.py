"""Agreements: the way out of a license's reciprocity terms, for their party, scope and dates."""

from __future__ import annotations

from datetime import date

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Effect, LicenseTerms
from pplcheck.model.party import Answer, Ground, Kind, Strength, Use
from pplcheck.standing.scope import EVERYTHING, covered, covers_all
from pplcheck.standing.situation import Classified, Setting


@frozen
class Agreed:
    """Whether agreements cover all that needs one, and what is to be said of each of them."""

    cover: bool
    grounds: tuple[Ground, ...]


def applies_to(use: User, paths: tuple[str, ...]) -> bool:
    """Whether a declared use is about any file under the terms; yes where no files are known."""
    return not paths or bool(covered(paths, use.scope))


def read_agreements(
    entry: Classified,
    uses: frozenset[Use],
    setting: Setting,
    further: tuple[tuple[str, ...], ...] = (),
) -> Agreed:
    """Whether a party's agreements cover those uses the license does not permit.

    `further` are the scopes of uses that are not declared.
    """
    paths, day, number = setting.paths, setting.as_of, _clause(setting.governing)
    scopes = [use.scope for use in entry.uses if use.use in uses and applies_to(use, paths)]
    scopes.extend(further)
    current = [agreement for agreement in entry.agreements if agreement.covers(day)]
    grounds = tuple(_ground(agreement, day, number) for agreement in entry.agreements)
    if not grounds and (entry.uses or entry.kind is Kind.COMMERCIAL):
        return Agreed(cover=False, grounds=(_none_on_file(number),))
    if not current:
        return Agreed(cover=False, grounds=grounds)
    missing = _missing(scopes or [EVERYTHING], [agreement.scope for agreement in current], paths)
    if missing:
        grounds = (*grounds, _short(number, missing))
    return Agreed(cover=not missing, grounds=grounds)


def _missing(
    scopes: list[tuple[str, ...]], agreed: list[tuple[str, ...]], paths: tuple[str, ...]
) -> str:
    """What is used and not agreed upon, in words; empty where agreements cover everything."""
    if not paths:
        together = () if () in agreed else tuple(glob for scope in agreed for glob in scope)
        uncovered = [scope for scope in scopes if not covers_all(together, scope)]
        return ", ".join(sorted({glob for scope in uncovered for glob in scope or EVERYTHING}))
    used = frozenset[str]().union(*(covered(paths, scope) for scope in scopes))
    left = sorted(used.difference(*(covered(paths, scope) for scope in agreed)))
    return f"{len(left)} of {len(used)} files used, such as {left[0]}" if left else ""


def _clause(governing: tuple[LicenseTerms, ...]) -> str:
    found = (profile.clause(Effect.AGREEMENT) for profile in governing)
    return next((clause.number for clause in found if clause), "")


def _ground(agreement: Agreement, day: date, number: str) -> Ground:
    state = "in force"
    if agreement.start is not None and day < agreement.start:
        state = f"begins on {agreement.start}"
    elif not agreement.covers(day):
        state = f"ended on {agreement.until}"
    scope = ", ".join(agreement.scope or EVERYTHING)
    return Ground(
        clause=number,
        fact="agreement",
        answer=Answer.YES if agreement.covers(day) else Answer.NO,
        source=f"{agreement.source}: for {scope}, {state}",
        strength=Strength.REGISTER,
    )


def _none_on_file(number: str) -> Ground:
    return Ground(
        clause=number,
        fact="agreement",
        answer=Answer.UNKNOWN,
        source="none on file",
        strength=Strength.NOTHING,
    )


def _short(number: str, missing: str) -> Ground:
    return Ground(
        clause=number,
        fact="agreement covers the use",
        answer=Answer.NO,
        source=f"not covered: {missing}",
        strength=Strength.REGISTER,
    )
