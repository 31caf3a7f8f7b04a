"""The stages of a trusted base: the work is judged as the head has it, and beside it as the base.

Files of the head may bear on the judgment in two ways. They may declare another license: then who
may do what is judged under the base's license as well, for what was released stays released (7(b)
of the Peer Production License, and in other words every license of the kind). Or they may annotate
other files (REUSE.toml, dep5), or hide what a file declared, as a link or as text that is no
manifest any more: then the head's files are judged with those of the base in their place, too.
What either judgment finds is found, so that a change adds findings and takes none away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pplcheck import gate
from pplcheck.governance.shares import shares
from pplcheck.history.tree import CommitTree
from pplcheck.licensing.compatibility import combinations
from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.places import Place, place_of
from pplcheck.licensing.scope import coverage
from pplcheck.model.changes import Difference
from pplcheck.model.frozen import frozen
from pplcheck.model.report import Evidence, Finding, Gap
from pplcheck.model.tree import Content, Tree
from pplcheck.pipeline.discovering import discovered
from pplcheck.pipeline.periods import along, with_periods
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of
from pplcheck.pipeline.sighting import Sight
from pplcheck.pipeline.who import Parties, stand
from pplcheck.rules import RULES

ON_DECLARATIONS = ("PPL1", "PPL2")
"""Rules that look at what files declare."""

ON_PARTIES = ("PPL3", "PPL4", "PPL5")
"""Rules that look at people, their standing, and what they may do."""


@frozen
class Views:
    """What is judged: the head, and beside it the head with files of the base, and the base.

    `annotated` has the annotations of the base, and its files where these can be read no more; it
    is None where there are none such, `at_base` where no base was named.
    """

    head: Evidence
    annotated: Evidence | None = None
    at_base: Evidence | None = None


def compare(
    request: Request, sight: Sight, base: CommitTree, evidence: Evidence, parties: Parties
) -> Views:
    """The views of a change, and in the head's evidence what the change does."""
    from pplcheck.history.differences import read_differences
    from pplcheck.pipeline.changing import changes

    repository, judged = sight.repository, sight.judged
    differing = read_differences(repository, judged.base, judged.head)
    at_base, gaps = _at_base(request, sight, base, evidence, parties)
    found = changes(request, sight, differing, evidence=evidence, at_base=at_base, parties=parties)
    head = replace(evidence, changes=found, gaps=(*evidence.gaps, *gaps))
    replaced = _annotations(differing) | _hidden(differing, head, at_base)
    return Views(head=head, annotated=_annotated(sight, base, replaced, head), at_base=at_base)


def findings(views: Views) -> tuple[Finding, ...]:
    """What all views together show."""
    found = tuple(finding for entry in RULES for finding in entry.check(views.head))
    if views.annotated is not None:
        because = "by what the base declares"
        more = _found(views.annotated, ON_DECLARATIONS)
        found = gate.both(found, more, codes=ON_DECLARATIONS, because=because)
    if views.at_base is not None:
        because = "under the terms at the base"
        more = _found(views.at_base, ON_PARTIES)
        found = gate.both(found, more, codes=ON_PARTIES, because=because)
    return found


def _found(evidence: Evidence, codes: tuple[str, ...]) -> Iterable[Finding]:
    for entry in RULES:
        if entry.code.startswith(codes):
            yield from entry.check(evidence)


def _at_base(
    request: Request, sight: Sight, base: CommitTree, evidence: Evidence, parties: Parties
) -> tuple[Evidence, tuple[Gap, ...]]:
    """The head's history under the base's license, and what of the base cannot be read."""
    repository, profiles = sight.repository, evidence.profiles
    shelf = shelf_of(request.cache, repository)
    line = along(repository, sight.judged.base, base.paths, shelf=shelf)
    seen = discovered(request, sight, base, profiles)
    present = effective(seen.declarations, profiles)
    commits = evidence.history.commits
    license_ = with_periods(present, line, profiles, paths=base.paths, commits=commits)
    covered = coverage(base.paths, seen.declarations, present, profiles)
    standings = stand(
        parties,
        sight.rules,
        as_of=request.as_of,
        license_=license_,
        covered=covered,
        profiles=profiles,
    )
    if request.pseudonyms is not None:
        from pplcheck.pipeline.pseudonyms import read_key, under_pseudonyms

        standings = under_pseudonyms(standings, read_key(request.pseudonyms, repository))
    found = replace(
        evidence,
        declarations=seen.declarations,
        conflicts=(),
        combinations=(),
        license=license_,
        coverage=covered,
        standings=standings,
        shares=shares(standings, evidence.history.unattributed),
    )
    told = {(gap.code, gap.path) for gap in evidence.gaps}
    gaps = (gap for gap in seen.gaps if gap.fatal and (gap.code, gap.path) not in told)
    return found, tuple(gaps)


def _annotations(differing: Iterable[Difference]) -> frozenset[str]:
    return frozenset(entry.path for entry in differing if place_of(entry.path) is Place.REUSE)


def _hidden(differing: Iterable[Difference], head: Evidence, at_base: Evidence) -> frozenset[str]:
    """What declared something at the base, is there still, and cannot be read in the head."""
    unread = {entry.path for entry in differing if entry.is_gone and entry.mode_after}
    unread |= {gap.path for gap in head.gaps}
    return frozenset(unread & {entry.path for entry in at_base.declarations})


def _annotated(
    sight: Sight, base: CommitTree, paths: frozenset[str], head: Evidence
) -> Evidence | None:
    """The head's files with some as the base has them, None where there are none."""
    if not paths:
        return None
    files = Overlay(sight.files, base, paths)
    policy, profiles = sight.rules.policy, head.profiles
    seen = discover(files, profiles, exclude=policy.exclude, overrides=policy.overrides)
    present = effective(seen.declarations, profiles)
    return replace(
        head,
        declarations=seen.declarations,
        conflicts=conflicts(seen.declarations),
        combinations=combinations(files.paths, seen.declarations, present, profiles),
        license=replace(present, since=head.license.since, periods=head.license.periods),
        coverage=coverage(files.paths, seen.declarations, present, profiles),
        changes=None,
    )


class Overlay:
    """The files of one tree, some of which are as another tree has them."""

    def __init__(self, tree: Tree, other: Tree, paths: frozenset[str]) -> None:
        """`paths` are those taken from `other`, or left out where it has none."""
        self._tree = tree
        self._other = other
        self._replaced = paths
        there = paths.intersection(other.paths)
        self._paths = tuple(sorted({*tree.paths} - paths | there))

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file, sorted, each once."""
        return self._paths

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        """The first `limit` bytes of each path that can be read."""
        own = tuple(path for path in paths if path not in self._replaced)
        others = tuple(path for path in paths if path in self._replaced)
        return self._tree.read(own, limit) | self._other.read(others, limit)

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        """As `read`, one file at a time."""
        yield from self._tree.heads(tuple(p for p in paths if p not in self._replaced), limit)
        yield from self._other.heads(tuple(p for p in paths if p in self._replaced), limit)
