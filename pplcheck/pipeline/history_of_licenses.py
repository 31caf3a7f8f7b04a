"""The stages of a license history: one pass over all changes, the versions read, what shifted.

Headers of source files are followed unasked where there are few changes of such files; a long
history holds gigabytes of versions, and reading their heads takes many times as long as the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from pplcheck.config.profiles import load_profiles
from pplcheck.history.authors import count_by, name_authors
from pplcheck.history.blobs import stream_contents
from pplcheck.history.bots import Bots
from pplcheck.history.changes import read_blobs
from pplcheck.history.mainline import Line
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.history.trace import (
    Interest,
    Trace,
    main_line,
    reached_in_turn,
    read_trace,
    start_trace,
)
from pplcheck.licensing.declaring import speaks_by_place
from pplcheck.licensing.places import folder_of, is_media, is_vendored, matches
from pplcheck.licensing.tags import HEAD
from pplcheck.licensing.timeline import shifts
from pplcheck.licensing.versions import Versions
from pplcheck.model.contribution import Identity
from pplcheck.model.declaration import Change, Period
from pplcheck.model.report import Gap
from pplcheck.model.rule import plural
from pplcheck.model.timeline import LicenseHistory, Span
from pplcheck.pipeline.periods import TEXT_LIMIT, Along, known_periods
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight, look

MOST_HEADS = 10_000
"""Changes of files without a place for a license up to which their headers are followed unasked."""

LARGEST_SOURCE = 1 << 20
"""Bytes from which on a file is not looked into for a header: nobody wrote it by hand."""

_HINT = re.compile(rb"licen|lizenz|copyleft|copying|peer production|\b[npag]+pl\b", re.IGNORECASE)
"""Heads without any of these words declare no license."""


def license_history(request: Request, *, headers: bool | None = None) -> LicenseHistory:
    """The license history of one repository.

    `headers` says whether headers of source files are followed, None where the history is short
    enough. Raises CouldNotCheckError where the history cannot be read, UsageError and
    ConfigurationError for what the caller or the project must correct.
    """
    with open_repository(request.path, named=request.named) as repository:
        return history_in_sight(look(request, repository), headers=headers)


def history_in_sight(sight: Sight, *, headers: bool | None = None) -> LicenseHistory:
    """As `license_history`, of a repository that is open."""
    repository, head, policy = sight.repository, sight.judged.head, sight.rules.policy
    log = start_trace(repository, head)
    interest = _interest(policy.exclude, headers=headers is not False)
    trace = read_trace(repository, log, interest, None if headers else MOST_HEADS)
    texts, gaps = _texts(repository, trace)
    authors = name_authors(repository, trace.nodes, sight.mailmap)
    wrote = {node.commit.decode(): authors[node.author] for node in trace.nodes}
    versions = Versions(texts, load_profiles())
    changed = shifts(_in_order(trace), versions, wrote)
    periods = known_periods(_along(sight, trace), versions, paths=sight.files.paths)
    return LicenseHistory(
        head=head,
        shifts=changed,
        spans=_spans(trace, periods, authors, Bots(policy.bots)),
        headers=len(trace.heads) == trace.heads_count and headers is not False,
        skipped=trace.heads_count - len(trace.heads),
        gaps=gaps,
    )


def _along(sight: Sight, trace: Trace) -> Along:
    """The main line of a pass, whole."""
    line = Line(tip=trace.nodes[0].commit, commits=main_line(trace.nodes))
    return Along(repository=sight.repository, head=sight.judged.head, line=line)


def _interest(exclude: tuple[str, ...], *, headers: bool) -> Callable[[str], Interest]:
    """What is kept of a path: not of the work of others, nor of what the policy leaves out."""
    vendored: dict[str, bool] = {}

    def interest(path: str) -> Interest:
        folder = folder_of(path)
        if folder not in vendored:
            vendored[folder] = is_vendored(path)
        if vendored[folder] or (exclude and matches(path, exclude)):
            return Interest.NOTHING
        if speaks_by_place(path):
            return Interest.CHANGES
        return Interest.HEADS if headers and not is_media(path) else Interest.NOTHING

    return interest


def _texts(repository: Quarantine, trace: Trace) -> tuple[dict[str, bytes], tuple[Gap, ...]]:
    """What is to be read, by blob: declaring files whole, of others the heads that give a hint."""
    wanted = _blobs(trace.changes)
    texts = read_blobs(repository, wanted, TEXT_LIMIT)
    heads = [blob for blob in _blobs(trace.heads) if blob not in texts]
    sources = dict.fromkeys(heads, b"")
    for blob, content in stream_contents(repository, heads, HEAD, largest=LARGEST_SOURCE):
        if _HINT.search(content.data):
            sources[blob] = content.data
    missing = len(wanted) - len(texts)
    if not missing:
        return sources | texts, ()
    what = f"{plural(missing, 'version')} of files that declare a license cannot be read"
    return sources | texts, (Gap(code="PPL902", what=what),)


def _blobs(changes: Iterable[Change]) -> list[str]:
    return sorted({blob for change in changes for blob in (change.blob, *change.before) if blob})


def _in_order(trace: Trace) -> tuple[Change, ...]:
    """All changes followed, those of one commit together, parents before their children."""
    if not trace.heads:
        return trace.changes
    newest_first = {node.commit.decode(): place for place, node in enumerate(trace.nodes)}
    found = (*trace.changes, *trace.heads)
    return tuple(sorted(found, key=lambda change: (-newest_first[change.commit], change.path)))


def _spans(
    trace: Trace, periods: tuple[Period, ...], authors: dict[bytes, Identity], bots: Bots
) -> tuple[Span, ...]:
    """Each period with its commits and people, and what came before the first.

    Numbers count the commits that begin a period: whoever is reached by the first of them, and
    is not it, came before any.
    """
    tips = {period.commit: place for place, period in enumerate(periods)}
    numbers = reached_in_turn(trace.nodes, tips, rest=len(periods))
    counted = count_by(trace.nodes, numbers, authors, bots)
    found = []
    for place in range(len(periods) + 1):
        commits, people = counted.get(place, (0, ()))
        period = replace(periods[place - 1], commits=commits) if place else None
        until = periods[place].commit if place < len(periods) else ""
        if period or commits:
            found.append(Span(period=period, commits=commits, people=people, until=until))
    return tuple(found)
