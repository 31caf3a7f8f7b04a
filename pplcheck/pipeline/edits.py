"""Which of the paths that differ between two commits are files that govern a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pplcheck.config.policy import POLICY_NAMES, PYPROJECT, own_table
from pplcheck.licensing.places import Place, place_of
from pplcheck.model.changes import Difference, Govern, Governs
from pplcheck.pipeline.governing import Governing, beside_policy
from pplcheck.pipeline.request import Request

PYPROJECT_LIMIT = 1 << 20
"""Bytes of a pyproject.toml that are compared; of a larger one any edit counts."""

_BY_PATH = {
    ".mailmap": Govern.MAILMAP,
    ".gitmodules": Govern.SUBMODULES,
    ".git-blame-ignore-revs": Govern.IGNORED,
}


def governing_among(
    differing: Iterable[Difference],
    request: Request,
    rules: Governing,
    contents: Mapping[str, bytes],
) -> tuple[Governs, ...]:
    """The governing files among those that differ, sorted.

    A policy, and what it names, governs only where the caller brings none and does not leave it
    aside. `contents` holds the pyproject.toml files by blob; they govern by their own table.
    """
    is_ours = request.config is None and not request.isolated
    named = _named(rules) if is_ours else {}
    found = []
    for entry in differing:
        what = named.get(entry.path) or _by_place(entry.path)
        if what is None and is_ours and _is_policy(entry, contents):
            what = Govern.POLICY
        if what is not None:
            found.append(Governs(path=entry.path, what=what))
    return tuple(sorted(found))


def pyprojects(differing: Iterable[Difference]) -> tuple[str, ...]:
    """The blobs of the pyproject.toml files that differ, before and after."""
    found = [entry for entry in differing if _name(entry.path) == PYPROJECT]
    blobs = {blob for entry in found for blob in (entry.blob_before, entry.blob_after)}
    return tuple(sorted(blobs - {""}))


def _named(rules: Governing) -> dict[str, Govern]:
    """The files a policy of the repository names."""
    policy = rules.policy
    kinds = (
        (policy.registers, Govern.REGISTER),
        (policy.ledgers, Govern.LEDGER),
        ((policy.baseline,) if policy.baseline else (), Govern.BASELINE),
    )
    return {beside_policy(policy, path): what for paths, what in kinds for path in paths}


def _by_place(path: str) -> Govern | None:
    if _name(path) == ".gitattributes":
        return Govern.ATTRIBUTES
    if place_of(path) is Place.REUSE:
        return Govern.ANNOTATIONS
    return _BY_PATH.get(path)


def _is_policy(entry: Difference, contents: Mapping[str, bytes]) -> bool:
    name = _name(entry.path)
    if name != PYPROJECT:
        return name in POLICY_NAMES
    before, after = (contents.get(blob, b"") for blob in (entry.blob_before, entry.blob_after))
    if max(len(before), len(after)) > PYPROJECT_LIMIT:
        return True
    return own_table(before) != own_table(after)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
