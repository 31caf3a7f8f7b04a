"""What is looked at: the commit or the work tree, and the files that govern the check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from pplcheck.errors import UnknownRevisionError
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.tree import CommitTree, commit_tree, work_tree
from pplcheck.model.frozen import frozen
from pplcheck.model.report import Judged
from pplcheck.model.tree import Tree
from pplcheck.pipeline import governing
from pplcheck.pipeline.fetching import fetch_command
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.keeping import digest_of
from pplcheck.pipeline.request import Request


@frozen
class Sight:
    """What is looked at: the commit, its files, and the files that govern the check.

    `base` holds the files of the base, None where none was named. `source` is where the files that
    govern come from: the base, else what is judged. `governed` says which paths were read for it
    there, each with the digest of what it held, empty where nothing lay.
    """

    repository: Quarantine
    judged: Judged
    files: Tree
    rules: Governing
    mailmap: bytes | None
    source: Path | CommitTree
    base: CommitTree | None = None
    governed: Mapping[str, str] = field(default_factory=dict)


def look(request: Request, repository: Quarantine) -> Sight:
    """Find out what is judged, and read the files that govern it."""
    judged = _judged(request, repository)
    root = repository.root if judged.tree == "work tree" else None
    base = commit_tree(repository, judged.base) if judged.base else None
    files: Tree
    source: Path | CommitTree
    if root is not None:
        files, source = work_tree(repository), root
    else:
        files = head = commit_tree(repository, judged.head)
        source = base or head
    governed: dict[str, str] = {}
    read = _noted(governing.reader(source), governed)
    mailmap = _noted(governing.reader(source, governing.MAILMAP_LIMIT), governed)
    return Sight(
        repository=repository,
        judged=judged,
        files=files,
        rules=governing.read_all(request, read, governing.start_folder(request, repository.root)),
        mailmap=mailmap(".mailmap"),
        source=source,
        base=base,
        governed=governed,
    )


def _noted(read: governing.Read, governed: dict[str, str]) -> governing.Read:
    """A reader that notes what it reads."""

    def noting(path: str) -> bytes | None:
        data = read(path)
        governed[path] = digest_of(data)
        return data

    return noting


def _judged(request: Request, repository: Quarantine) -> Judged:
    commit, branch = repository.head()
    if request.rev:
        commit, branch = repository.resolve(request.rev), ""
    base = _merge_base(repository, request.base, commit) if request.base else ""
    as_it_lies = repository.root is not None and not request.rev and not base
    return Judged(
        name=repository.name,
        head=commit,
        object_format=repository.object_format,
        branch=branch,
        tree="work tree" if as_it_lies else "commit",
        base=base,
    )


def _merge_base(repository: Quarantine, named: str, commit: str) -> str:
    """Where a commit branched off a named base; says how to fetch a base that is not there."""
    try:
        repository.resolve(named)
    except UnknownRevisionError as error:
        command = fetch_command(named, unshallow=False)
        raise UnknownRevisionError(f"{error}; if it was not fetched: `{command}`") from error
    return repository.merge_base(named, commit)
