"""The baseline at work: which findings were there before, each recorded one hiding one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pplcheck.model.baseline import ALWAYS_TOLD, Baseline, may_be_recorded
from pplcheck.model.report import Finding, Severity


def known(findings: Sequence[Finding], baseline: Baseline | None) -> tuple[frozenset[int], int]:
    """The places of the findings a baseline hides, and how many of its entries are fixed.

    `findings` are all that were made, the worst first. An entry hides one finding of its
    fingerprint that is no graver than what was recorded; one more of the same is new.
    """
    if baseline is None:
        return frozenset(), 0
    recorded: dict[str, list[Severity]] = defaultdict(list)
    for entry in baseline.entries:
        if not entry.code.startswith(ALWAYS_TOLD):
            recorded[entry.fingerprint].append(entry.severity)
    left = {fingerprint: sorted(entries) for fingerprint, entries in recorded.items()}
    present: Counter[str] = Counter()
    hidden = set()
    for place, finding in enumerate(findings):
        entries = left.get(finding.fingerprint, [])
        present[finding.fingerprint] += 1
        if entries and entries[-1] >= finding.severity and may_be_recorded(finding):
            entries.pop()
            hidden.add(place)
    fixed = sum(
        max(len(entries) - present[fingerprint], 0) for fingerprint, entries in recorded.items()
    )
    return frozenset(hidden), fixed
