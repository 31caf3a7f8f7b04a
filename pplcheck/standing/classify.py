"""What each party is to the commons: standing and basis, before any license is looked at.

Follows the table of standings on the project's domain page. A business needs a declaration to be
called one; a commoner needs one with a source to be called *shown*, and is presumed where
somebody contributes and nothing shows for whom. Contradicting evidence, an unknown kind or an
unknown use is undetermined, with words on what would settle it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pplcheck.model.agreement import Agreement
from pplcheck.model.contribution import Identity
from pplcheck.model.party import (
    Answer,
    Capacity,
    Engagement,
    Ground,
    Individual,
    Kind,
    Organization,
    Source,
    Strength,
    Use,
)
from pplcheck.model.standing import Basis, Standing
from pplcheck.standing import grounds as say
from pplcheck.standing.facts import (
    LIMBS,
    Known,
    known_facts,
    organization_facts,
    unlisted,
)
from pplcheck.standing.situation import Classified, Situation
from pplcheck.standing.uses import KnownUses, known_uses
from pplcheck.standing.work import COMMIT_ROLES, Work, work_of

_BODIES = frozenset({Kind.NONPROFIT, Kind.PUBLIC, Kind.EDUCATION})


def classify(situation: Situation) -> tuple[Classified, ...]:
    """Every party that contributes, uses or has an agreement; organizations first, by id."""
    by_organization: dict[str, list[Engagement]] = defaultdict(list)
    by_person: dict[tuple[str, Capacity], list[Engagement]] = defaultdict(list)
    counted = COMMIT_ROLES | frozenset(situation.count)
    for engagement in situation.engagements:
        if engagement.role not in counted:
            continue
        if engagement.capacity is Capacity.ORGANIZATION:
            by_organization[engagement.organization].append(engagement)
        else:
            by_person[engagement.individual, engagement.capacity].append(engagement)
    known = {entry.id: entry for entry in situation.organizations}
    named = {use.organization for use in situation.users}
    named |= {agreement.party for agreement in situation.agreements}
    organizations = (
        _organization(known.get(key) or unlisted(key), by_organization[key], situation)
        for key in sorted(named | set(by_organization))
    )
    people = {person.key: person for person in situation.individuals}
    persons = (
        _person(people[key], capacity, by_person[key, capacity], situation)
        for key, capacity in sorted(by_person)
    )
    return (*organizations, *persons)


def _contribution(work: Work, searched: tuple[str, ...] = ()) -> Ground:
    return say.contribution(work.days, work.recent, work.start, searched, strength=work.strength)


# --- persons


def _person(
    person: Individual, capacity: Capacity, engagements: list[Engagement], situation: Situation
) -> Classified:
    work = work_of(engagements, situation)
    known, standing, basis = _person_standing(capacity, work, situation)
    return Classified(
        party=person.key if capacity is Capacity.NOTHING_SHOWN else f"{person.key}#{capacity}",
        name=person.name,
        kind=Kind.UNKNOWN if capacity is Capacity.CONFLICT else Kind.INDIVIDUAL,
        is_person=True,
        standing=standing,
        basis=basis,
        commits=work.commits,
        recent=work.recent,
        contributed=work.contributed,
        people=1,
        days=work.days,
        facts=known.facts,
        grounds=(*work.evidence, _contribution(work)),
        only_recorded=work.only_recorded,
        settles=say.settles_person(capacity) if standing is Standing.UNDETERMINED else "",
        hint=_usual_hint(engagements),
        known_as=tuple(_written(identity) for identity in person.identities),
        individuals=frozenset({person.key}),
    )


def _person_standing(
    capacity: Capacity, work: Work, situation: Situation
) -> tuple[Known, Standing, Basis]:
    if capacity is Capacity.SELF:
        source = Source(path="", text=work.evidence[0].source if work.evidence else "")
        known = known_facts(Kind.INDIVIDUAL, source, Strength.REGISTER)
        return known, Standing.COMMONER, Basis.SHOWN
    if capacity is Capacity.NOTHING_SHOWN and situation.presume_commoner:
        source = Source(path="", text="presumed: nothing shows for whom they act")
        known = known_facts(Kind.INDIVIDUAL, source, Strength.NOTHING)
        return known, Standing.COMMONER, Basis.PRESUMED
    return Known(facts=()), Standing.UNDETERMINED, Basis.SHOWN


def _written(identity: Identity) -> str:
    return f"{identity.name} <{identity.email}>" if identity.email else identity.name


def _usual_hint(engagements: list[Engagement]) -> str:
    """The hint under which most was done; the first in order where equal."""
    hints = {engagement.hint for engagement in engagements}
    if len(hints) == 1:
        return hints.pop()
    counts: Counter[str] = Counter()
    for engagement in engagements:
        counts[engagement.hint] += engagement.commits
    return min(counts, key=lambda hint: (-counts[hint], hint))


# --- organizations


def _organization(
    organization: Organization, engagements: list[Engagement], situation: Situation
) -> Classified:
    work = work_of(engagements, situation)
    uses = known_uses(organization.id, situation)
    kind = _usable_kind(organization, situation)
    known = organization_facts(organization, kind)
    standing, basis = _organization_standing(organization, kind, known, work, uses)
    searched = () if work.days else say.searched(organization)
    settles = say.settles_organization(organization, kind, known.contradicted, uses.uses)
    return Classified(
        party=organization.id,
        name=organization.name,
        kind=organization.kind,
        is_person=False,
        standing=standing,
        basis=basis,
        commits=work.commits,
        recent=work.recent,
        contributed=work.contributed,
        people=len(work.individuals),
        days=work.days,
        facts=known.facts,
        grounds=(
            *say.kinds(organization),
            *known.disagreeing,
            *say.shortened(work.evidence),
            _contribution(work, searched),
            *(say.use(use) for use in uses.uses),
        ),
        uses=uses.uses,
        uses_agreed=uses.agreed,
        only_recorded=work.only_recorded,
        agreements=tuple(sorted(_agreements(organization.id, situation), key=_begins)),
        searched=searched,
        settles=settles if standing is Standing.UNDETERMINED else "",
        hint=_kind_hint(organization),
        known_as=(*organization.aliases, *organization.domains),
        individuals=work.individuals,
    )


def _agreements(key: str, situation: Situation) -> Iterator[Agreement]:
    return (entry for entry in situation.agreements if entry.party == key)


def _begins(agreement: Agreement) -> tuple[str, str, tuple[str, ...], str, str]:
    """The order of agreements: by their dates, then by what tells them apart."""
    dates = (str(agreement.start or ""), str(agreement.until or ""))
    return (*dates, agreement.scope, str(agreement.source), repr(agreement))


def _kind_hint(organization: Organization) -> str:
    if not _is_hinted(organization):
        return ""
    by_name = organization.source.text.startswith("name ")
    return "kind from the name only" if by_name else "kind from the mail domain only"


def _is_hinted(organization: Organization) -> bool:
    return organization.kind is not Kind.UNKNOWN and organization.strength < Strength.FREE_TEXT


def _usable_kind(organization: Organization, situation: Situation) -> Kind:
    """The kind that may decide: a hint never makes a business.

    Where the project switches the presumption off, a kind without a source decides nothing.
    """
    if organization.kind is Kind.COMMERCIAL:
        return Kind.UNKNOWN if _is_hinted(organization) else Kind.COMMERCIAL
    is_shown = organization.strength >= Strength.IMPORTED
    return organization.kind if is_shown or situation.presume_commoner else Kind.UNKNOWN


def _organization_standing(
    organization: Organization, kind: Kind, known: Known, work: Work, uses: KnownUses
) -> tuple[Standing, Basis]:
    if known.contradicted or kind is Kind.UNKNOWN:
        return Standing.UNDETERMINED, Basis.SHOWN
    if kind is Kind.COMMERCIAL:
        if work.contributed:
            return Standing.CONTRIBUTING_COMMERCIAL, Basis.SHOWN
        is_user = bool(uses.shown or (work.days and not work.only_recorded))
        standing = Standing.NON_CONTRIBUTING_COMMERCIAL if is_user else Standing.UNDETERMINED
        return standing, Basis.SHOWN
    standing = Standing.COMMONER if work.days else _user_standing(organization, kind, known, uses)
    is_shown = organization.strength >= Strength.IMPORTED or standing in _NEVER_PRESUMED
    return standing, Basis.SHOWN if is_shown else Basis.PRESUMED


_NEVER_PRESUMED = frozenset({Standing.UNDETERMINED, Standing.NON_CONTRIBUTING_COMMERCIAL})


def _user_standing(
    organization: Organization, kind: Kind, known: Known, uses: KnownUses
) -> Standing:
    """The standing of a user that is no business and has not contributed."""
    purposes = {use.use for use in uses.uses}
    if kind is Kind.WORKER_COOPERATIVE and purposes and _limbs_shown(known):
        return Standing.WORKER_OWNED_USER
    if purposes == {Use.NONCOMMERCIAL}:
        return Standing.NONCOMMERCIAL_USER
    sells = any(use.use is Use.COMMERCIAL for use in uses.shown)
    if sells and kind in _BODIES and not _is_hinted(organization):
        return Standing.NON_CONTRIBUTING_COMMERCIAL
    return Standing.UNDETERMINED


def _limbs_shown(known: Known) -> bool:
    """Whether both limbs are declared with a source; neither is ever presumed."""
    shown = {
        ground.fact
        for ground in known.facts
        if ground.answer is Answer.YES and ground.strength >= Strength.IMPORTED
    }
    return shown.issuperset(LIMBS)
