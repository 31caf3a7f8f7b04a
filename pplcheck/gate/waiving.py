"""Waivers: which one hides a finding on a day, and what is to be said of each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from pplcheck.gate.globs import matches
from pplcheck.model.report import Finding, Waiver, WaiverState, WaiverUse

Digest = Callable[[str], str]
"""Gives the digest (`sha256:` hex) of a judged file by its path, empty where there is none."""

NOTICE: Final = timedelta(days=30)
"""How long before its last day a waiver is worth a note."""

ABOUT_WAIVERS: Final = "PPL91"
"""The beginning of the codes that speak of waivers; a waiver that hid itself would never end."""


def waiver_for(
    finding: Finding, waivers: tuple[Waiver, ...], as_of: date, digest: Digest | None
) -> Waiver | None:
    """The first waiver, in the policy's order, that hides a finding on a day."""
    for waiver in waivers:
        is_open = waiver.expires is None or as_of <= waiver.expires
        if is_open and _speaks_about(waiver, finding):
            path = finding.path
            if not waiver.evidence or (path and _is_unchanged(waiver, path, digest)):
                return waiver
    return None


def waiver_uses(
    waivers: tuple[Waiver, ...],
    path: str,
    findings: Iterable[Finding],
    as_of: date,
    digest: Digest,
) -> tuple[WaiverUse, ...]:
    """What is to be said of each waiver of the policy at `path`, in the policy's order.

    `findings` are all that were made, whatever is selected. One that has ended or was given for
    another version of its file is said to be so before one that hides nothing.
    """
    found = tuple(findings)
    uses = []
    for waiver in waivers:
        count = sum(_speaks_about(waiver, finding) for finding in found)
        state = _state(waiver, count, as_of, digest)
        uses.append(WaiverUse(waiver=waiver, path=path, state=state, findings=count))
    return tuple(uses)


def _state(waiver: Waiver, count: int, as_of: date, digest: Digest) -> WaiverState:
    if waiver.expires is not None and waiver.expires < as_of:
        return WaiverState.ENDED
    if waiver.evidence and not _is_unchanged(waiver, waiver.path, digest):
        return WaiverState.STALE
    if not count:
        return WaiverState.UNUSED
    # inclusive: on its last day 0 days are left
    if waiver.expires is not None and waiver.expires - as_of <= NOTICE:
        return WaiverState.ENDING
    return WaiverState.HOLDS


def _speaks_about(waiver: Waiver, finding: Finding) -> bool:
    if waiver.code.upper() != finding.code or finding.code.startswith(ABOUT_WAIVERS):
        return False
    return not waiver.path or (bool(finding.path) and matches(finding.path, waiver.path))


def _is_unchanged(waiver: Waiver, path: str, digest: Digest | None) -> bool:
    """Whether the file a waiver was given for is the same still."""
    present = digest(path) if digest else ""
    return bool(present) and present.lower() == waiver.evidence.lower()
