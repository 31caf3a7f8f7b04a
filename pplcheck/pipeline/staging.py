"""The stages that judge what is staged: what files declare now, the policy, and the author.

Only what the next commit would change is told; what stood there before is the whole check's to
tell. The history is not read. Declarations are those of staged files and of the places that speak
for them: files made to declare a license, in their folders and above.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pplcheck import gate
from pplcheck.config.profiles import load_profiles
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.history.staged import Staged, read_staged
from pplcheck.licensing.compatibility import combinations
from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.declaring import speaks_by_place
from pplcheck.licensing.discover import Discovery, discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.places import folder_of
from pplcheck.licensing.scope import coverage
from pplcheck.model.changes import Changes
from pplcheck.model.contribution import History, Identity
from pplcheck.model.declaration import Declaration, EffectiveLicense
from pplcheck.model.frozen import frozen
from pplcheck.model.hook import HookAnswer
from pplcheck.model.report import Evidence, Finding, Gap, Judged, Severity
from pplcheck.model.tree import Content, Tree
from pplcheck.people.listed import is_listed
from pplcheck.pipeline import governing
from pplcheck.pipeline.digests import digest_in
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.request import Request
from pplcheck.rules import RULES, rule

ON_WORK = frozenset({"PPL101", "PPL105", "PPL107", "PPL108"})
"""Rules that look at the license of the work: told where the work's license changes."""
ON_FILES = ("PPL1", "PPL2")
"""The families of all rules that look at what files declare."""
CONFLICT = "PPL103"
"""The rule that names the least trusted of the places that differ, staged or not."""
AUTHOR = "PPL301"
"""The rule whose subject an author is whom no register lists."""
_NEAR = ("LICENSES", ".reuse", ".github", "docs")
"""Folders whose declaring files speak for the folder above."""


@frozen
class StagedQuestion:
    """What is asked: which repository, and what the caller's hook knows.

    `files` are those asked about, relative to the request's path, none for all that are staged.
    `index` is the index file the hook was told of, None for git's own; `author` the identity of
    the commit to come, None where it is not known.
    """

    request: Request
    files: tuple[str, ...] = ()
    index: Path | None = None
    author: Identity | None = None


class _Part:
    """Some files of a tree."""

    def __init__(self, tree: Tree, paths: Iterable[str]) -> None:
        self._tree = tree
        self.paths = tuple(sorted(paths))

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        return self._tree.read(paths, limit)

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        return self._tree.heads(paths, limit)


def judge_staged(question: StagedQuestion) -> HookAnswer:
    """What is wrong with what is staged.

    Raises CouldNotCheckError where it cannot be known, ConfigurationError for a policy, register
    or baseline that is not what it must be, as it is staged.
    """
    request = question.request
    with open_repository(request.path, named=request.named, whole=False) as repository:
        staged = read_staged(repository, question.index)
        rules = governing.read_all(request, governing.reader(staged.after), "")
        paths = _paths(question, repository, staged)
        after = _evidence(request, repository, rules, staged.after, paths)
        before = _evidence(request, repository, rules, staged.before, paths)
        said = paths if question.files else _said_anew(before, after)
        found = [*_on_licenses(said, staged, before, after), *_on_author(question, rules)]
        return _decided(after, found, rules, staged.after)


def _paths(question: StagedQuestion, repository: Quarantine, staged: Staged) -> frozenset[str]:
    """The paths asked about, those that are gone included."""
    if not question.files:
        return frozenset(entry.path for entry in staged.differences)
    start, root = question.request.path.resolve(), repository.root or Path()
    return frozenset(os.path.relpath(start / file, root) for file in question.files)


def _evidence(
    request: Request, repository: Quarantine, rules: Governing, tree: Tree, paths: frozenset[str]
) -> Evidence:
    """What a tree declares for some paths, as the rules look at it; nobody has done anything."""
    profiles, policy = load_profiles(), rules.policy
    seen = _discovered(tree, paths, rules)
    present = effective(seen.declarations, profiles)
    judged = Judged(
        name=repository.name,
        head="",
        object_format=repository.object_format,
        branch="",
        tree="index",
    )
    return Evidence(
        as_of=request.as_of,
        reading=policy.reading,
        undetermined_fails=policy.undetermined_fails,
        judged=judged,
        history=_nothing_done(repository.object_format),
        declarations=seen.declarations,
        license=present,
        profiles=profiles,
        coverage=coverage(tuple(paths), seen.declarations, present, profiles),
        standings=(),
        shares=(),
        gaps=tuple(gap for gap in seen.gaps if not gap.path or gap.path in paths),
    )


def _discovered(tree: Tree, paths: frozenset[str], rules: Governing) -> Discovery:
    part = _Part(tree, _concerned(tree.paths, paths))
    policy = rules.policy
    return discover(part, load_profiles(), exclude=policy.exclude, overrides=policy.overrides)


def _concerned(there: tuple[str, ...], paths: frozenset[str]) -> Iterator[str]:
    """Of the files of a tree, the paths themselves and the places that speak for them."""
    folders = {""}
    for path in paths:
        parts = folder_of(path).split("/")
        folders |= {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
    near = {f"{folder}/{name}".lstrip("/") for folder in folders for name in _NEAR}
    folders |= near
    for path in there:
        if path in paths or (folder_of(path) in folders and speaks_by_place(path)):
            yield path


def _said_anew(before: Evidence, after: Evidence) -> frozenset[str]:
    """The paths that declare, or of which is declared, something else than before.

    Where in a file it stands does not matter.
    """
    earlier, now = _said(before), _said(after)
    return frozenset(path for path in earlier | now if earlier.get(path) != now.get(path))


def _said(evidence: Evidence) -> dict[str, set[Declaration | Gap]]:
    said: dict[str, set[Declaration | Gap]] = defaultdict(set)
    for entry in evidence.declarations:
        for path in filter(None, (entry.path, entry.covers)):
            said[path].add(replace(entry, line=0))
    for gap in evidence.gaps:
        said[gap.path].add(gap)
    return said


def _on_licenses(
    paths: frozenset[str], staged: Staged, before: Evidence, after: Evidence
) -> Iterator[Finding]:
    earlier, present = before.license, after.license
    if _text(earlier) != _text(present) or earlier.terms != present.terms:
        codes = ON_WORK if earlier.declaration is not None else ON_WORK - {"PPL101"}
        yield from _checked(replace(after, changes=_changes(earlier, present)), codes)
    codes = frozenset(entry.code for entry in RULES if entry.code.startswith(ON_FILES)) - ON_WORK
    lines = {entry.path: entry.line for entry in reversed(after.declarations)}
    for finding in _checked(_of_files(after, paths, staged), codes):
        if finding.path in paths or finding.code == CONFLICT:
            yield replace(finding, line=finding.line or lines.get(finding.path, 0))
    for finding in rule("PPL902").gaps(after):
        if not finding.path or finding.path in paths:
            yield finding


def _of_files(evidence: Evidence, paths: frozenset[str], staged: Staged) -> Evidence:
    """The evidence that speaks of the paths: what they declare, and what differs from that."""
    declared = evidence.declarations
    there = tuple(sorted(paths.intersection(staged.after.paths)))
    differing = (
        conflict
        for conflict in conflicts(declared)
        if any(entry.path in paths for entry in conflict.declarations)
    )
    return replace(
        evidence,
        declarations=tuple(entry for entry in declared if entry.path in paths),
        conflicts=tuple(differing),
        combinations=combinations(there, declared, evidence.license, evidence.profiles),
    )


def _checked(evidence: Evidence, codes: frozenset[str]) -> Iterator[Finding]:
    for entry in RULES:
        if entry.code in codes:
            yield from entry.check(evidence)


def _on_author(question: StagedQuestion, rules: Governing) -> Iterator[Finding]:
    author, registers = question.author, rules.policy.registers
    if author is None or not registers:
        return
    if not is_listed(author, rules.declared.people, rules.declared.organizations):
        found = rule(AUTHOR).finding(
            "no register lists the author of this commit; nothing shows for whom they act",
            place=(governing.beside_policy(rules.policy, registers[0]), 0),
            subject="author",
        )
        yield replace(found, severity=Severity.NOTE)


def _decided(evidence: Evidence, found: list[Finding], rules: Governing, files: Tree) -> HookAnswer:
    """What the gate keeps; of what is undetermined only a finding speaks here."""
    policy = rules.policy
    kept, outcome = gate.judge(evidence, found, policy, digest_in(files), baseline=rules.baseline)
    status = outcome.exit_status
    if status != gate.COULD_NOT_CHECK:
        fail_on = policy.fail_on
        fails = fail_on is not None and any(entry.severity >= fail_on for entry in kept)
        status = gate.FAILED if fails else gate.PASSED
    return HookAnswer(findings=kept, exit_status=status)


def _nothing_done(object_format: str) -> History:
    return History(
        head="",
        object_format=object_format,
        commits=0,
        merges=0,
        reverts=0,
        people=0,
        first=None,
        last=None,
        activities=(),
        bots=(),
        unattributed=0,
        malformed=(),
    )


def _changes(before: EffectiveLicense, after: EffectiveLicense) -> Changes:
    return Changes(
        base="HEAD",
        head="",
        named="HEAD",
        is_ahead=False,
        commits=1,
        new_contributors=0,
        new_organizations=(),
        licenses=(),
        other_terms=(),
        terms_before=before.terms,
        terms_after=after.terms,
        license_before=_text(before),
        license_after=_text(after),
        released=(),
        governing=(),
        reviewer="",
        stale=(),
        submodules=(),
    )


def _text(license_: EffectiveLicense) -> str:
    return license_.expression.text if license_.expression else ""
