"""What the license lets each party do in its use, and where reciprocity terms apply.

Generic over license profiles: clauses, their numbers and the facts they ask for are data. A
contribution shows that somebody exercises the rights the license grants; it is read as
noncommercial use where no business stands behind it and no other use is declared, and as use of
unknown purpose where one does. A use somebody declared with unknown purpose is judged both ways.

Under the reading `copyfair` whoever contributed within the window, at the threshold, may use the
work: that is a project's policy, not what the license says, and the ground says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Terms
from pplcheck.model.party import Answer, Ground, Kind, Use
from pplcheck.model.standing import PartyStanding, Reading, Reciprocity, Standing, Verdict
from pplcheck.standing import reasons as say
from pplcheck.standing.agreements import applies_to, read_agreements
from pplcheck.standing.algebra import Decision, all_of, permits
from pplcheck.standing.facts import answers
from pplcheck.standing.grounds import CLAIM
from pplcheck.standing.scope import EVERYTHING
from pplcheck.standing.situation import Classified, Setting

_BUSINESS = frozenset({Standing.CONTRIBUTING_COMMERCIAL, Standing.NON_CONTRIBUTING_COMMERCIAL})
_OPEN = frozenset({Reciprocity.APPLIES, Reciprocity.UNDETERMINED})
_VERDICTS = {
    Answer.YES: Verdict.PERMITTED,
    Answer.UNKNOWN: Verdict.UNDETERMINED,
    Answer.NO: Verdict.PROHIBITED,
}


@frozen
class _Outcome:
    """Verdict, reciprocity, why, and what would settle an open one."""

    verdict: Verdict
    reciprocity: Reciprocity
    grounds: tuple[Ground, ...]
    settles: str = ""


@frozen
class _Uses:
    """The uses to judge: what is shown, what is only claimed, and what contributing shows."""

    shown: frozenset[Use] = frozenset()
    claimed: frozenset[Use] = frozenset()
    contributing: frozenset[Use] = frozenset()

    @property
    def all(self) -> tuple[Use, ...]:
        """Each use once, sorted."""
        return tuple(sorted(self.shown | self.claimed))


@frozen
class _Judgment:
    """What the license says to certain facts and uses, by use, with its reasons."""

    by_use: dict[Use, Decision]
    grounds: tuple[Ground, ...]

    @property
    def permitted(self) -> Answer:
        """Whether every use is permitted."""
        return all_of(decision.answer for decision in self.by_use.values())


@dataclass(slots=True)
class _Judge:
    """A setting, with what was judged before: many people share the same few facts."""

    setting: Setting
    judged: dict[tuple[tuple[Ground, ...], tuple[Use, ...]], _Judgment] = field(
        default_factory=dict
    )

    def judge(self, facts: tuple[Ground, ...], uses: tuple[Use, ...]) -> _Judgment:
        """What the license says to uses by whoever these facts are known of."""
        if (facts, uses) not in self.judged:
            by_use = {use: self._decide(facts, use) for use in uses}
            why = say.reasons(facts, by_use.values(), self.setting.governing)
            self.judged[facts, uses] = _Judgment(by_use=by_use, grounds=why)
        return self.judged[facts, uses]

    def _decide(self, facts: tuple[Ground, ...], use: Use) -> Decision:
        if self.setting.expression is None:
            return Decision(answer=Answer.UNKNOWN)
        tree = self.setting.expression.tree
        return permits(tree, self.setting.profiles, answers(facts, use), use)


def assess(classified: tuple[Classified, ...], setting: Setting) -> tuple[PartyStanding, ...]:
    """Verdict and reciprocity of each party, in the order given."""
    judge = _Judge(setting)
    return tuple(_standing(entry, _assess(entry, judge)) for entry in classified)


def _assess(entry: Classified, judge: _Judge) -> _Outcome:
    setting = judge.setting
    if setting.terms is Terms.NONE:
        return _free(say.no_terms(setting.name))
    uses = _uses(entry, setting)
    if setting.terms is Terms.UNKNOWN:
        return _under_unknown(entry, uses, judge)
    if not uses.all:
        return _free(say.not_affected(entry.last, setting.since, is_user=bool(entry.uses)))
    return _under_terms(entry, uses, judge)


def _under_unknown(entry: Classified, uses: _Uses, judge: _Judge) -> _Outcome:
    """Where terms are not known: open, unless an alternative that is known permits every use."""
    judgment = judge.judge(entry.facts, uses.all)
    if uses.all and judgment.permitted is Answer.YES:
        return _Outcome(
            verdict=Verdict.PERMITTED, reciprocity=Reciprocity.NONE, grounds=judgment.grounds
        )
    return _Outcome(
        verdict=Verdict.UNDETERMINED,
        reciprocity=Reciprocity.UNDETERMINED,
        grounds=(say.unknown_terms(judge.setting.name), *say.reasons(entry.facts, (), ())),
        settles="which license applies",
    )


def _free(ground: Ground) -> _Outcome:
    return _Outcome(verdict=Verdict.PERMITTED, reciprocity=Reciprocity.NONE, grounds=(ground,))


def _uses(entry: Classified, setting: Setting) -> _Uses:
    """The uses to judge: those declared for files under the terms, else what contributing shows.

    A declared use lasts, so it counts from the day the license applied, also if it began before.
    Neither an agreement nor a claim says that nothing else is used than what it is about.
    """
    if setting.since is not None and setting.since > setting.as_of:
        return _Uses()
    about = [use for use in entry.uses if applies_to(use, setting.paths)]
    shown = {use.use for use in about if not use.is_claim}
    contributing = _by_contributing(entry, setting)
    if shown and not entry.uses_agreed:
        contributing = frozenset()
    return _Uses(
        shown=frozenset(shown | contributing),
        claimed=frozenset(use.use for use in about if use.is_claim),
        contributing=contributing,
    )


def _by_contributing(entry: Classified, setting: Setting) -> frozenset[Use]:
    """The use that contributing shows, of unknown extent; none before the license applied."""
    if (
        entry.only_recorded
        or entry.last is None
        or (setting.since is not None and entry.last < setting.since)
    ):
        return frozenset()
    is_open = entry.kind in (Kind.COMMERCIAL, Kind.UNKNOWN)
    return frozenset({Use.UNKNOWN if is_open else Use.NONCOMMERCIAL})


def _under_terms(entry: Classified, uses: _Uses, judge: _Judge) -> _Outcome:
    setting = judge.setting
    judgment = judge.judge(entry.facts, uses.all)
    permitted, doubt = _certain(entry, uses, judgment, setting.reading)
    why = (*say.exercises(entry, setting.governing), *judgment.grounds)
    if permitted is not Answer.YES and _is_copyfair(entry, setting):
        return _Outcome(
            verdict=Verdict.PERMITTED, reciprocity=Reciprocity.NONE, grounds=(*why, say.COPYFAIR)
        )
    reciprocity = _reciprocity(entry, uses.shown, permitted)
    if reciprocity in _OPEN:
        closed = frozenset(use for use in uses.all if judgment.by_use[use].answer is not Answer.YES)
        extra = (EVERYTHING,) if closed & uses.contributing else ()
        found = read_agreements(entry, closed, setting, extra)
        why = (*why, *found.grounds)
        if found.cover:
            return _Outcome(verdict=Verdict.PERMITTED, reciprocity=Reciprocity.AGREED, grounds=why)
    settles = doubt or say.settles(judgment.by_use)
    return _Outcome(
        verdict=_VERDICTS[permitted],
        reciprocity=reciprocity,
        grounds=why,
        settles=settles if permitted is Answer.UNKNOWN else "",
    )


def _certain(
    entry: Classified, uses: _Uses, judgment: _Judgment, reading: Reading
) -> tuple[Answer, str]:
    """Whether every use is permitted, and what would settle it where a no is not certain.

    A no that rests on a claim of use alone is none yet. Nor is it one under the reading
    `copyfair` where somebody contributed enough and only who they are is open.
    """
    permitted = judgment.permitted
    if permitted is not Answer.NO:
        return permitted, ""
    if all(judgment.by_use[use].answer is not Answer.NO for use in uses.shown):
        return Answer.UNKNOWN, CLAIM
    is_open = entry.contributed and entry.standing is Standing.UNDETERMINED
    if is_open and reading is Reading.COPYFAIR:
        return Answer.UNKNOWN, entry.settles
    return permitted, ""


def _is_copyfair(entry: Classified, setting: Setting) -> bool:
    """Whether a project's rule opens the work: contributed within the window, and known as whom."""
    is_known = entry.standing is not Standing.UNDETERMINED
    return setting.reading is Reading.COPYFAIR and entry.contributed and is_known


def _reciprocity(entry: Classified, uses: frozenset[Use], permitted: Answer) -> Reciprocity:
    """Where terms apply to uses that are more than claimed, agreements aside.

    To a business by its standing, unless its use is declared noncommercial and no bar is shown;
    to anybody else where the license is shown not to cover the use.
    """
    if permitted is Answer.YES:
        return Reciprocity.NONE
    only_noncommercial = uses == {Use.NONCOMMERCIAL}
    may_trade = bool(uses) and not only_noncommercial
    if permitted is Answer.NO or (entry.standing in _BUSINESS and may_trade):
        return Reciprocity.APPLIES
    is_lone = entry.is_person and entry.kind is Kind.INDIVIDUAL and only_noncommercial
    return Reciprocity.NONE if is_lone else Reciprocity.UNDETERMINED


def _standing(entry: Classified, outcome: _Outcome) -> PartyStanding:
    return PartyStanding(
        party=entry.party,
        name=entry.name,
        kind=entry.kind,
        is_person=entry.is_person,
        standing=entry.standing,
        basis=entry.basis,
        verdict=outcome.verdict,
        reciprocity=outcome.reciprocity,
        commits=entry.commits,
        recent=entry.recent,
        people=entry.people,
        first=entry.first,
        last=entry.last,
        grounds=(*entry.grounds, *outcome.grounds),
        uses=entry.uses,
        agreements=entry.agreements,
        searched=entry.searched,
        settles="; ".join(dict.fromkeys(text for text in (entry.settles, outcome.settles) if text)),
        hint=entry.hint,
        known_as=entry.known_as,
        individuals=entry.individuals,
    )
