"""What `who` answers: every contribution attributed, then summed, or given one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from pplcheck._version import __version__
from pplcheck.errors import UsageError
from pplcheck.governance.tally import pay_of, rows
from pplcheck.history.log import start_log
from pplcheck.history.quarantine import open_repository
from pplcheck.history.stream import Stream
from pplcheck.history.touched import Touched
from pplcheck.model.attribution import Attribution, By, Deed, Portion, WhoAnswer
from pplcheck.model.contribution import History, Role
from pplcheck.model.frozen import frozen
from pplcheck.model.report import Judged
from pplcheck.pipeline.attributing import Attributor
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.pseudonyms import name_people, read_key
from pplcheck.pipeline.rendering import render_who
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight, look
from pplcheck.pipeline.touching import history_of, touching

ROLES = (Role.AUTHOR, Role.CO_AUTHOR)
"""The roles that shares count where nobody asks for others."""


@frozen
class WhoQuestion:
    """What is asked: of which repository, in which rows, of which roles and days.

    `since` is the first day, `until` the day after the last, None where open.
    """

    request: Request
    by: By = By.ORGANIZATION
    roles: tuple[Role, ...] = ROLES
    since: date | None = None
    until: date | None = None


def tell_who(question: WhoQuestion, format_: str, *, width: int, color: bool) -> Iterator[str]:
    """The answer in a format, piece by piece; see `open_ledger` for what is raised."""
    with open_ledger(question) as ledger:
        yield from render_who(ledger, format_, width=width, color=color)


@contextmanager
def open_ledger(question: WhoQuestion) -> Iterator[Ledger]:
    """Who made a history, for whom; the repository stays open while the answer is used.

    Raises UsageError and ConfigurationError for what the caller or the project must correct,
    CouldNotCheckError where the history cannot be read.
    """
    request = question.request
    if question.by is By.PERSON and not request.may_tell_people_apart:
        raise UsageError(
            "rows by person are about people: add --show-people, or --pseudonyms KEYFILE"
        )
    with open_repository(request.path, named=request.named) as repository:
        head = repository.resolve(request.rev) if request.rev else repository.head()[0]
        log = start_log(repository, head)
        sight = look(request, repository)
        stream = Stream(repository)
        touched = touching(request, sight)
        history = history_of(request, sight, log, touched=touched, stream=stream)
        attributor = Attributor(sight.rules, history, as_of=request.as_of, roles=question.roles)
        yield Ledger(
            question=question,
            judged=sight.judged,
            rules=sight.rules,
            history=history,
            attributor=attributor,
            stream=stream,
            names=_names(request, sight, attributor),
            touched=touched,
        )


def _names(request: Request, sight: Sight, attributor: Attributor) -> Mapping[str, str]:
    """What each individual is called: by name, by pseudonym, or not at all."""
    people = attributor.individuals
    if request.pseudonyms is not None:
        return name_people(read_key(request.pseudonyms, sight.repository), people)
    if request.show_people:
        return {key: person.name for key, person in people.items()}
    return {}


@frozen
class Ledger:
    """The contributions that a question asks for, attributed; `names` holds what to call people."""

    question: WhoQuestion
    judged: Judged
    rules: Governing
    history: History
    attributor: Attributor
    stream: Stream
    names: Mapping[str, str]
    touched: Touched | None = None

    def deeds(self) -> Iterator[Deed]:
        """Every contribution, newest first in the order of the log; of a commit authors first."""
        since, until = self.question.since, self.question.until
        for entry in self.stream.contributions(self.question.roles):
            if not _is_within(entry.day, since, until):
                continue
            found = self.attributor.attribute(entry)
            if found is not None:
                commit = entry.commit.encode()
                yield Deed(
                    commit=entry.commit,
                    day=entry.day,
                    role=entry.role,
                    attribution=found,
                    person=self.names.get(found.individual, ""),
                    files=self.touched.files_of(commit) if self.touched else None,
                    lines=self.touched.lines_of(commit) if self.touched else None,
                )

    def answer(self) -> WhoAnswer:
        """What all contributions come to."""
        request, by, history = self.question.request, self.question.by, self.history
        portions, days = self._portions()
        fold = not request.show_people or request.pseudonyms is not None
        return WhoAnswer(
            tool_version=__version__,
            judged=self.judged,
            as_of=request.as_of,
            by=by,
            roles=self.question.roles,
            since=self.question.since,
            until=self.question.until,
            first=days[0] if days else None,
            last=days[1] if days else None,
            total=sum(portion.count for portion in portions),
            people=len({portion.attribution.individual for portion in portions} - {""}),
            unattributed=_unattributed(portions),
            merges=history.merges,
            reverts=history.reverts,
            imports=history.imports,
            vendored=history.vendored,
            renames=history.renames if history.paths_read else None,
            unread=self.touched.unread if self.touched else 0,
            by_bots=sum(bot.commits for bot in history.bots if bot.role is Role.AUTHOR),
            pay=pay_of(portions),
            rows=() if by is By.COMMIT else rows(portions, by, fold=fold, names=self.names),
            show_people=request.may_tell_people_apart,
            pseudonyms=request.pseudonyms is not None,
        )

    def _portions(self) -> tuple[tuple[Portion, ...], tuple[date, date] | None]:
        """All contributions, summed by year and attribution; and the first and the last day."""
        counts: Counter[tuple[int, int]] = Counter()
        files: Counter[tuple[int, int]] = Counter()
        lines: Counter[tuple[int, int]] = Counter()
        known: dict[int, Attribution] = {}
        first, last = date.max, date.min
        for deed in self.deeds():
            key = id(deed.attribution)  # the attributor keeps each answer, so an id stays its own
            known[key] = deed.attribution
            counts[key, deed.day.year] += 1
            files[key, deed.day.year] += deed.files or 0
            if deed.lines is not None:
                lines[key, deed.day.year] += deed.lines
            first, last = min(first, deed.day), max(last, deed.day)
        portions = tuple(
            Portion(
                attribution=known[key],
                year=year,
                count=count,
                files=files[key, year] if self.touched else None,
                lines=lines.get((key, year)),
            )
            for (key, year), count in counts.items()
        )
        return portions, (first, last) if portions else None


def _is_within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day < until)


def _unattributed(portions: tuple[Portion, ...]) -> int:
    """Contributions of nobody: neither a person nor an organization stands behind them."""
    return sum(
        portion.count
        for portion in portions
        if not portion.attribution.individual and not portion.attribution.organization
    )
