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
from datetime import date

from pplcheck.model.license import Expression, LicenseTerms, Terms
from pplcheck.model.party import Answer, Ground, Kind, Use
from pplcheck.model.standing import PartyStanding, Reading, Reciprocity, Standing, Verdict
from pplcheck.standing import reasons as say
from pplcheck.standing.agreements import applies_to, read_agreements
from pplcheck.standing.algebra import Decision, all_of, permits
from pplcheck.standing.facts import answers
from pplcheck.standing.situation import Classified

_BUSINESS = frozenset({Standing.CONTRIBUTING_COMMERCIAL, Standing.NON_CONTRIBUTING_COMMERCIAL})
_OPEN = frozenset({Reciprocity.APPLIES, Reciprocity.UNDETERMINED})
_VERDICTS = {
    Answer.YES: Verdict.PERMITTED,
    Answer.UNKNOWN: Verdict.UNDETERMINED,
    Answer.NO: Verdict.PROHIBITED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The license in force and how it is read.

    `since` is the first day on which the license applied, None where the history does not show
    it (then everything is taken to fall under it). `paths` are the files that carry reciprocity
    terms with no alternative; empty where none could be told, and then scopes are compared by
    their patterns. `as_of` is the day of the judgment.
    """

    expression: Expression | None
    profiles: tuple[LicenseTerms, ...]
    terms: Terms
    since: date | None
    paths: tuple[str, ...]
    reading: Reading
    as_of: date

    @property
    def governing(self) -> tuple[LicenseTerms, ...]:
        """The profiles of the licenses in the expression."""
        ids = self.expression.ids if self.expression else ()
        return tuple(profile for profile in self.profiles if profile.id in ids)

    @property
    def name(self) -> str:
        """The expression as written, in words where there is none."""
        return self.expression.text if self.expression else "no license"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """Verdict, reciprocity, why, and what would settle an open one."""

    verdict: Verdict
    reciprocity: Reciprocity
    grounds: tuple[Ground, ...]
    settles: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    if setting.terms is Terms.UNKNOWN:
        return _Outcome(
            verdict=Verdict.UNDETERMINED,
            reciprocity=Reciprocity.UNDETERMINED,
            grounds=(say.unknown_terms(setting.name), *say.reasons(entry.facts, (), ())),
            settles="which license applies",
        )
    uses = _uses(entry, setting)
    if not uses:
        return _free(say.not_affected(entry.last, setting.since, is_user=bool(entry.uses)))
    return _under_terms(entry, uses, judge)


def _free(ground: Ground) -> _Outcome:
    return _Outcome(verdict=Verdict.PERMITTED, reciprocity=Reciprocity.NONE, grounds=(ground,))


def _uses(entry: Classified, setting: Setting) -> tuple[Use, ...]:
    """The uses to judge: those declared for files under the terms, else what contributing shows.

    A declared use lasts, so it counts from the day the license applied, also if it began before.
    """
    if setting.since is not None and setting.since > setting.as_of:
        return ()
    declared = {use.use for use in entry.uses if applies_to(use, setting.paths)}
    if declared:
        return tuple(sorted(declared))
    if (
        entry.only_recorded
        or entry.last is None
        or (setting.since is not None and entry.last < setting.since)
    ):
        return ()
    is_open = entry.kind in (Kind.COMMERCIAL, Kind.UNKNOWN)
    return (Use.UNKNOWN if is_open else Use.NONCOMMERCIAL,)


def _under_terms(entry: Classified, uses: tuple[Use, ...], judge: _Judge) -> _Outcome:
    judgment = judge.judge(entry.facts, uses)
    permitted = judgment.permitted
    why = (*say.exercises(entry, judge.setting.governing), *judgment.grounds)
    if permitted is not Answer.YES and _is_copyfair(entry, judge.setting):
        return _Outcome(
            verdict=Verdict.PERMITTED, reciprocity=Reciprocity.NONE, grounds=(*why, say.COPYFAIR)
        )
    reciprocity = _reciprocity(entry, uses, permitted)
    if reciprocity in _OPEN:
        closed = frozenset(use for use in uses if judgment.by_use[use].answer is not Answer.YES)
        setting = judge.setting
        found = read_agreements(entry, closed, setting.paths, setting.as_of, setting.governing)
        why = (*why, *found.grounds)
        if found.cover:
            return _Outcome(verdict=Verdict.PERMITTED, reciprocity=Reciprocity.AGREED, grounds=why)
    return _Outcome(
        verdict=_VERDICTS[permitted],
        reciprocity=reciprocity,
        grounds=why,
        settles=say.settles(judgment.by_use) if permitted is Answer.UNKNOWN else "",
    )


def _is_copyfair(entry: Classified, setting: Setting) -> bool:
    """Whether a project's rule opens the work: contributed within the window, and known as whom."""
    is_known = entry.standing is not Standing.UNDETERMINED
    return setting.reading is Reading.COPYFAIR and entry.contributed and is_known


def _reciprocity(entry: Classified, uses: tuple[Use, ...], permitted: Answer) -> Reciprocity:
    """Where terms apply, agreements aside.

    To a business by its standing, unless its use is declared noncommercial and no bar is shown;
    to anybody else where the license is shown not to cover the use.
    """
    if permitted is Answer.YES:
        return Reciprocity.NONE
    only_noncommercial = set(uses) == {Use.NONCOMMERCIAL}
    if permitted is Answer.NO or (entry.standing in _BUSINESS and not only_noncommercial):
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
    )
