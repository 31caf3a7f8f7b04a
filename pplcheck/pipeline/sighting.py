"""What is looked at: the commit or the work tree, and the files that govern the check."""

from __future__ import annotations

from dataclasses import dataclass

from pplcheck.history.quarantine import Quarantine
from pplcheck.history.tree import commit_tree, work_tree
from pplcheck.model.report import Judged
from pplcheck.model.tree import Tree
from pplcheck.pipeline import governing
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is looked at: the commit, its files, and the files that govern the check."""

    repository: Quarantine
    judged: Judged
    files: Tree
    rules: Governing
    mailmap: bytes | None


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
