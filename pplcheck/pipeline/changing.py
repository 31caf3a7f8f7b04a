"""The stages that tell what a change does: who is new, what is declared, what governs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pplcheck.history.changes import read_blobs
from pplcheck.history.contributions import read_history
from pplcheck.history.differences import read_differences
from pplcheck.history.log import start_log
from pplcheck.licensing.scope import Scopes
from pplcheck.model.changes import (
    GITLINK,
    Changes,
    Difference,
    LicenseChange,
    OtherTerms,
    Submodule,
)
from pplcheck.model.contribution import Activity, History, Identity
from pplcheck.model.declaration import Declaration, Direction, EffectiveLicense
from pplcheck.model.report import Evidence
from pplcheck.pipeline.edits import PYPROJECT_LIMIT, governing_among, pyprojects
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight
from pplcheck.pipeline.who import Parties, find_parties


def changes(  # noqa: PLR0913 - what the earlier stages found, one argument each
    request: Request,
    sight: Sight,
    differing: tuple[Difference, ...],
    *,
    evidence: Evidence,
    at_base: Evidence,
    parties: Parties,
) -> Changes:
    """What lies between the base and the head of a sight that has both."""
    repository, judged = sight.repository, sight.judged
    tip = repository.resolve(request.base)
    added = _added(sight)
    since = read_differences(repository, judged.base, tip) if tip != judged.base else ()
    return Changes(
        base=judged.base,
        head=judged.head,
        named=request.base,
        is_ahead=tip != judged.base,
        commits=added.commits if added else 0,
        new_contributors=_new_contributors(evidence.history, added, parties),
        new_organizations=_new_organizations(request, sight, added, evidence),
        licenses=_licenses(differing, at_base.declarations, evidence.declarations),
        other_terms=_other_terms(differing, evidence),
        terms_before=at_base.license.terms,
        terms_after=evidence.license.terms,
        license_before=_text(at_base.license),
        license_after=_text(evidence.license),
        released=_released(differing, at_base, evidence, sight.files.paths),
        governing=governing_among(differing, request, sight.rules, _pyprojects(sight, differing)),
        reviewer=sight.rules.policy.reviewer,
        stale=governing_among(since, request, sight.rules, _pyprojects(sight, since)),
        submodules=_submodules(differing),
    )


def _added(sight: Sight) -> History | None:
    """The history the head has and the base has not, None where there is none."""
    repository, judged, policy = sight.repository, sight.judged, sight.rules.policy
    if judged.head == judged.base:
        return None
    return read_history(
        repository,
        judged.head,
        mailmap=sight.mailmap,
        bots=policy.bots,
        log=start_log(repository, judged.head, without=judged.base),
        count_imports=policy.count_imports,
    )


def _new_contributors(whole: History, added: History | None, parties: Parties) -> int:
    """How many individuals have no contribution at the base."""
    if added is None:
        return 0
    owner = parties.resolution.owner
    present = _by_person(whole.activities, owner)
    new = _by_person(added.activities, owner)
    return sum(present[person] <= count for person, count in new.items())


def _by_person(activities: Iterable[Activity], owner: Mapping[Identity, str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for activity in activities:
        if activity.raw in owner:
            counted[owner[activity.raw]] += activity.commits
    return counted


def _new_organizations(
    request: Request, sight: Sight, added: History | None, evidence: Evidence
) -> tuple[str, ...]:
    """The names of organizations that have no contribution at the base, sorted."""
    if added is None:
        return ()
    found = find_parties(sight.rules, added, as_of=request.as_of).classified
    new = {entry.party: entry.commits for entry in found if entry.commits}
    return tuple(
        sorted(
            entry.name or entry.party
            for entry in evidence.organizations
            if entry.commits and entry.commits <= new.get(entry.party, 0)
        )
    )


def _licenses(
    differing: tuple[Difference, ...],
    before: Iterable[Declaration],
    after: Iterable[Declaration],
) -> tuple[LicenseChange, ...]:
    """What files declare otherwise than before.

    Of files that come or go only those count that speak for more than themselves.
    """
    then, now = _declared(before), _declared(after)
    found = []
    for entry in differing:
        old, new = then.get(entry.path, {}), now.get(entry.path, {})
        if entry.is_new or entry.is_gone:
            old, new = _for_others(old, entry.path), _for_others(new, entry.path)
        earlier, later = _joined(old), _joined(new)
        if earlier != later:
            found.append(LicenseChange(path=entry.path, before=earlier, after=later))
    return tuple(sorted(found))


def _declared(declarations: Iterable[Declaration]) -> dict[str, dict[str, set[str]]]:
    """What each path declares outbound, by what it speaks for."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in declarations:
        if entry.direction is Direction.OUTBOUND:
            text = entry.expression.text if entry.expression else "unknown"
            found[entry.path][entry.covers].add(text)
    return found


def _for_others(declared: dict[str, set[str]], path: str) -> dict[str, set[str]]:
    return {covers: texts for covers, texts in declared.items() if covers != path}


def _joined(declared: dict[str, set[str]]) -> str:
    return ", ".join(sorted({text for texts in declared.values() for text in texts}))


def _other_terms(differing: tuple[Difference, ...], evidence: Evidence) -> tuple[OtherTerms, ...]:
    """New files that are declared under another license than the work as a whole."""
    scopes = Scopes(evidence.declarations, evidence.license, evidence.profiles)
    whole = _text(evidence.license)
    found = []
    for entry in differing:
        if entry.is_new:
            expression = scopes.license_of(entry.path).expression
            if expression is not None and expression.text != whole:
                found.append(OtherTerms(path=entry.path, expression=expression.text))
    return tuple(sorted(found))


def _released(
    differing: tuple[Difference, ...],
    at_base: Evidence,
    evidence: Evidence,
    present: tuple[str, ...],
) -> tuple[str, ...]:
    """Files that carried reciprocity terms at the base and, there or moved, do not any more."""
    held = frozenset(at_base.coverage.reciprocal)
    holds = frozenset(evidence.coverage.reciprocal)
    there = frozenset(present)
    moved = {entry.blob_before for entry in differing if entry.is_gone and entry.path in held}
    kept = (held & there) - holds
    elsewhere = {
        entry.path
        for entry in differing
        if entry.is_new and entry.blob_after in moved and entry.path not in holds
    }
    return tuple(sorted(kept | elsewhere))


def _submodules(differing: tuple[Difference, ...]) -> tuple[Submodule, ...]:
    """New submodules, and how many files of the base lay where they are now."""
    gone = [entry.path for entry in differing if entry.is_gone]
    return tuple(
        Submodule(
            path=entry.path,
            replaced=sum(path == entry.path or path.startswith(f"{entry.path}/") for path in gone),
        )
        for entry in differing
        if entry.mode_after == GITLINK and entry.mode_before != GITLINK
    )


def _pyprojects(sight: Sight, differing: tuple[Difference, ...]) -> dict[str, bytes]:
    """The contents, by blob, of the pyproject.toml files that differ."""
    blobs = pyprojects(differing)
    return read_blobs(sight.repository, blobs, PYPROJECT_LIMIT + 1) if blobs else {}


def _text(license_: EffectiveLicense) -> str:
    return license_.expression.text if license_.expression else ""
