"""The order of the stages, from a repository to a report; no stage is done here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from pplcheck import gate
from pplcheck._version import __version__
from pplcheck.config.profiles import load_profiles
from pplcheck.errors import CouldNotCheckError
from pplcheck.governance.shares import shares
from pplcheck.history.contributions import read_history
from pplcheck.history.log import start_log
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.history.tree import commit_tree, work_tree
from pplcheck.licensing.compatibility import combinations
from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.scope import coverage
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, FileDigest, Finding, Judged, Report
from pplcheck.model.standing import Reading
from pplcheck.model.tree import Tree
from pplcheck.people.questions import questions
from pplcheck.pipeline import governing
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.periods import follow, with_periods
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.who import stand
from pplcheck.rules import RULES, rule

DIGEST_LIMIT = 64 << 20
"""Bytes of a file whose digest a waiver may name; a larger one counts as changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is looked at: the commit, its files, and the files that govern the check."""

    repository: Quarantine
    judged: Judged
    files: Tree
    rules: Governing
    mailmap: bytes | None


def answer(request: Request) -> Report:
    """Check one repository.

    What keeps the check from being made comes back as a report that is not complete and exits
    3. Raises UsageError and ConfigurationError for what the caller or the project must correct.
    """
    try:
        with open_repository(request.path, named=request.named) as repository:
            return _report(request, look(request, repository))
    except CouldNotCheckError as error:
        return _refusal(request, error)


def look(request: Request, repository: Quarantine) -> Sight:
    """Find out what is judged, and read the files that govern it."""
    judged = _judged(request, repository)
    root = repository.root if judged.tree == "work tree" else None
    files = work_tree(repository) if root else commit_tree(repository, judged.head)
    trusted = commit_tree(repository, judged.base) if judged.base else files
    read = governing.reader(root, trusted)
    return Sight(
        repository=repository,
        judged=judged,
        files=files,
        rules=governing.read_all(request, read, governing.start_folder(request, repository.root)),
        mailmap=governing.reader(root, trusted, governing.MAILMAP_LIMIT)(".mailmap"),
    )


def _judged(request: Request, repository: Quarantine) -> Judged:
    commit, branch = repository.head()
    if request.rev:
        commit, branch = repository.resolve(request.rev), ""
    base = repository.merge_base(request.base, commit) if request.base else ""
    as_it_lies = repository.root is not None and not request.rev and not base
    return Judged(
        name=repository.name,
        head=commit,
        object_format=repository.object_format,
        branch=branch,
        tree="work tree" if as_it_lies else "commit",
        base=base,
    )


def _report(request: Request, sight: Sight) -> Report:
    policy = sight.rules.policy
    evidence = _evidence(request, sight)
    found = [finding for entry in RULES for finding in entry.check(evidence)]
    findings, outcome = gate.judge(evidence, found, policy, digest=_digest_in(sight.files))
    return Report(
        tool_version=__version__,
        as_of=request.as_of,
        reading=policy.reading,
        complete=not any(gap.fatal for gap in evidence.gaps),
        judged=sight.judged,
        policy=FileDigest(path=policy.path, digest=policy.digest) if policy.path else None,
        registers=governing.digests(sight.rules.registers),
        evidence=evidence,
        findings=findings,
        questions=questions(
            evidence.standings,
            unattributed=evidence.history.unattributed,
            reciprocal=evidence.license.terms is Terms.RECIPROCAL,
            users_declared=bool(sight.rules.declared.users),
        ),
        outcome=outcome,
        show_people=request.show_people,
    )


def _evidence(request: Request, sight: Sight) -> Evidence:
    """Everything the rules look at. Both logs start first, so that git works beside us."""
    repository, head, policy = sight.repository, sight.judged.head, sight.rules.policy
    log = start_log(repository, head)
    followed = follow(repository, head, sight.files.paths)
    profiles = load_profiles()
    seen = discover(sight.files, profiles, exclude=policy.exclude, overrides=policy.overrides)
    history = read_history(repository, head, mailmap=sight.mailmap, bots=policy.bots, log=log)
    present = effective(seen.declarations, profiles)
    license_ = with_periods(
        present, followed, profiles, paths=sight.files.paths, commits=history.commits
    )
    covered = coverage(sight.files.paths, seen.declarations, present, profiles)
    standings = stand(
        sight.rules,
        as_of=request.as_of,
        history=history,
        license_=license_,
        covered=covered,
        profiles=profiles,
    )
    return Evidence(
        as_of=request.as_of,
        reading=policy.reading,
        undetermined_fails=policy.undetermined_fails,
        judged=sight.judged,
        history=history,
        declarations=seen.declarations,
        conflicts=conflicts(seen.declarations),
        combinations=combinations(sight.files.paths, seen.declarations, present, profiles),
        license=license_,
        profiles=profiles,
        coverage=covered,
        standings=standings,
        shares=shares(standings, history.unattributed),
        gaps=(*seen.gaps, *governing.gaps(policy)),
    )


def _digest_in(files: Tree) -> Callable[[str], str]:
    """How a waiver's evidence is compared: the digest of a judged file, empty where none is."""

    def digest(path: str) -> str:
        content = files.read((path,), DIGEST_LIMIT).get(path)
        if content is None or content.truncated:
            return ""
        return f"sha256:{sha256(content.data).hexdigest()}"

    return digest


def _refusal(request: Request, error: CouldNotCheckError) -> Report:
    """The report where nothing could be judged: the reason as its one finding."""
    family = rule(error.code)
    finding = Finding(
        code=family.code,
        name=family.name,
        severity=family.severity,
        message=str(error),
        remedy=family.remedy,
        subject=family.name,
    )
    return Report(
        tool_version=__version__,
        as_of=request.as_of,
        reading=request.reading or Reading.KLEINER,
        complete=False,
        judged=None,
        policy=None,
        registers=(),
        evidence=None,
        findings=(finding,),
        questions=(),
        outcome=gate.refuse((str(error),)),
        show_people=request.show_people,
    )
