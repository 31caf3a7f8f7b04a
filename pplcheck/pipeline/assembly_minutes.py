"""The parts of the report on decisions and on how it was come by: waivers, disputes, annex."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from pplcheck.errors import CouldNotCheckError
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.assembly import Annex, ClauseNote, Dispute, Gap, Input, Minutes, Since, Waived
from pplcheck.model.report import Evidence, Report, WaiverUse
from pplcheck.model.standing import PartyStanding, Standing
from pplcheck.pipeline import sighting
from pplcheck.pipeline.assembly_evidence import Sight
from pplcheck.pipeline.told import within

DIGEST_LIMIT = 1 << 20
"""How much of the text that declares the license is read for its digest, in bytes."""

WAIVERS = 10_000
DISPUTES = 8_000
INPUTS = 8_000
GAPS = 8_000
"""Bytes of each list on the page."""


def minutes(
    report: Report, evidence: Evidence | None, sight: Sight | None, since: Since | None
) -> Minutes:
    """What was decided, what is contested, and what changed."""
    waivers = within((_waived(use) for use in (evidence.waivers if evidence else ())), WAIVERS)
    disputes = within(_disputes(sight) if sight else (), DISPUTES)
    return Minutes(
        waivers=waivers.entries,
        more_waivers=waivers.more,
        baseline=len(report.outcome.known),
        disputes=disputes.entries,
        more_disputes=disputes.more,
        since=since,
    )


def _waived(use: WaiverUse) -> Waived:
    waiver = use.waiver
    return Waived(
        code=waiver.code,
        path=without_addresses(waiver.path),
        reason=without_addresses(waiver.reason),
        approver=without_addresses(waiver.approver),
        expires=waiver.expires,
        state=use.state.value,
        findings=use.findings,
    )


def _disputes(sight: Sight) -> tuple[Dispute, ...]:
    """Organizations about which statements disagree, by name."""
    return tuple(
        Dispute(
            name=without_addresses(entry.name) or entry.party,
            settles=without_addresses(entry.settles),
            anchor=sight.anchor(entry.party),
        )
        for entry in sorted(sight.named, key=lambda entry: (entry.name, entry.party))
        if _is_disputed(entry)
    )


def _is_disputed(entry: PartyStanding) -> bool:
    """Whether two statements of the same fact, or of its kind, say different things."""
    if entry.standing is not Standing.UNDETERMINED and not entry.settles:
        return False
    kinds = {ground.fact for ground in entry.grounds if ground.fact.startswith("is ")}
    answers: dict[str, set[str]] = {}
    for ground in entry.grounds:
        answers.setdefault(ground.fact, set()).add(ground.answer)
    return len(kinds) > 1 or any({"yes", "no"} <= found for found in answers.values())


def annex(report: Report, evidence: Evidence | None, seen: sighting.Sight | None) -> Annex:
    """How the report was come by: files read, gaps, settings, and the clauses of the license."""
    policy = seen.rules.policy if seen else None
    inputs = within(_inputs(report, evidence, seen), INPUTS)
    gaps = within(_gaps(evidence) if evidence else (), GAPS)
    return Annex(
        inputs=inputs.entries,
        more_inputs=inputs.more,
        gaps=gaps.entries,
        more_gaps=gaps.more,
        window_months=policy.window_months if policy else 0,
        presume="commoner" if policy is None or policy.presume_commoner else "undetermined",
        undetermined="fail" if evidence and evidence.undetermined_fails else "pass",
        clauses=tuple(
            ClauseNote(
                license=profile.id,
                number=clause.number,
                subject=clause.subject,
                summary=clause.summary,
            )
            for profile in (evidence.governing if evidence else ())
            for clause in profile.clauses
        ),
    )


def _gaps(evidence: Evidence) -> Iterator[Gap]:
    for gap in evidence.gaps:
        yield Gap(
            code=gap.code,
            what=without_addresses(gap.what),
            path=without_addresses(gap.path),
            fatal=gap.fatal,
        )


def _inputs(
    report: Report, evidence: Evidence | None, seen: sighting.Sight | None
) -> tuple[Input, ...]:
    found = [Input(role="register", path=e.path, digest=e.digest) for e in report.registers]
    if report.policy:
        found.insert(0, Input(role="policy", path=report.policy.path, digest=report.policy.digest))
    if report.baseline:
        found.append(
            Input(role="baseline", path=report.baseline.path, digest=report.baseline.digest)
        )
    if seen:
        found += [
            Input(role="ledger", path=entry.path, digest=entry.digest)
            for entry in seen.rules.ledgers
        ]
        if seen.mailmap is not None:
            digest = f"sha256:{sha256(seen.mailmap).hexdigest()}"
            found.append(Input(role="mailmap", path=".mailmap", digest=digest))
        if evidence and evidence.license.declaration:
            found += _digest(seen, evidence.license.declaration.path, evidence)
    return tuple(
        Input(role=entry.role, path=without_addresses(entry.path), digest=entry.digest)
        for entry in found
    )


def _digest(seen: sighting.Sight, path: str, evidence: Evidence) -> list[Input]:
    """The digest of the file that declares the license, where it can be read whole.

    Raises CouldNotCheckError where it was read before and cannot be now, since nothing else would
    say that it is missing.
    """
    content = seen.files.read((path,), DIGEST_LIMIT).get(path)
    is_told = any(gap.path == path for gap in evidence.gaps)
    if content is None and not is_told:
        raise CouldNotCheckError(f"{path} was read before and cannot be read any more; try again")
    if content is None or content.truncated:
        return []
    return [Input(role="license", path=path, digest=f"sha256:{sha256(content.data).hexdigest()}")]
