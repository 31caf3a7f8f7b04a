"""What `explain` answers: a rule, a license, or one party out of a whole check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.rules import RULES

if TYPE_CHECKING:
    from pplcheck.model.attribution import Trail
    from pplcheck.model.report import Report
    from pplcheck.model.standing import PartyStanding
    from pplcheck.pipeline.request import Request
    from pplcheck.pipeline.trails import Trails


def explain_known(thing: str) -> str:
    """The text about a rule code or a license, empty where `thing` names neither."""
    from pplcheck.formats.explain import explain_license, explain_rule

    for entry in RULES:
        if thing.upper() == entry.code or thing == entry.name:
            return explain_rule(entry)
    from pplcheck.config.profiles import load_terms

    try:
        return explain_license(load_terms(thing))
    except UsageError:
        return ""


def explain_party(request: Request, thing: str) -> str:
    """All evidence about the organization or person that `thing` names in a repository.

    Raises UsageError where nothing is named so, with what comes near; CouldNotCheckError where
    the repository cannot be checked.
    """
    from pplcheck.formats.explain import explain_party as party_text, explain_person
    from pplcheck.pipeline.answering import answer
    from pplcheck.pipeline.pseudonyms import individual
    from pplcheck.pipeline.trails import gather

    report = answer(request)
    if report.evidence is None:
        raise CouldNotCheckError(report.outcome.reason)
    found = [entry for entry in report.evidence.standings if thing.casefold() in _names(entry)]
    trails = gather(request, thing, {entry.party for entry in found if not entry.is_person})
    texts = [party_text(report, entry.party, trail_of(entry, trails)) for entry in found]
    placed = {individual(entry) for entry in found if entry.is_person}
    texts += [explain_person(trail) for key, trail in trails.people.items() if key not in placed]
    if texts:
        return "\n".join(texts)
    raise UsageError(_nothing(report, thing))


def trail_of(entry: PartyStanding, trails: Trails) -> Trail | None:
    """The trail of a party, None where nobody was asked about who bears it."""
    from pplcheck.pipeline.pseudonyms import individual

    if entry.is_person:
        return trails.people.get(individual(entry))
    return trails.organizations.get(entry.party)


def _names(entry: PartyStanding) -> frozenset[str]:
    """Everything a party may be asked for by, in lower case; a person also by address alone."""
    names = {entry.party, entry.name, *entry.known_as}
    names |= {name.rpartition("<")[2].removesuffix(">") for name in entry.known_as}
    return frozenset(name.casefold() for name in names if name)


def _nothing(report: Report, thing: str) -> str:
    import difflib

    from pplcheck.config.profiles import load_profiles

    standings = report.evidence.standings if report.evidence else ()
    parties = [entry for entry in standings if not entry.is_person]
    names = {name for entry in parties for name in (entry.name, entry.party, *entry.known_as)}
    names |= {entry.code for entry in RULES} | {terms.id for terms in load_profiles()}
    written = {name.casefold(): name for name in sorted(names, reverse=True)}
    close = difflib.get_close_matches(thing.casefold(), sorted(written), n=3)
    near = [written[name] for name in close]
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    return f"{thing!r} is no rule, no license, and no party of this repository{hint}"
