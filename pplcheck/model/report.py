"""What comes out: findings, shares, questions, and the report that holds them all.

Severities and fingerprints follow SARIF's use of the words. Shares are 0.0-1.0.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum
from hashlib import sha256

from pplcheck.model.changes import Changes
from pplcheck.model.compatibility import Combination
from pplcheck.model.contribution import History
from pplcheck.model.declaration import Conflict, Coverage, Declaration, EffectiveLicense
from pplcheck.model.frozen import frozen
from pplcheck.model.ledger import LedgerWork
from pplcheck.model.license import LicenseTerms
from pplcheck.model.power import Power
from pplcheck.model.standing import PartyStanding, Reading


class Severity(IntEnum):
    """How much a finding weighs; higher is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case name used in files and outputs."""
        return self.name.lower()


@frozen
class Finding:
    """One thing found: which rule, where, about whom, under which clause, what to do.

    `path` and `commit` are empty and `line` is 0 where none applies. `party` is the id of
    the party it is about, or empty. `subject` is what makes the finding the same one after
    unrelated edits; with code, path and party it makes the fingerprint.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str = ""
    line: int = 0
    commit: str = ""
    party: str = ""
    clause: str = ""
    remedy: str = ""
    subject: str = ""

    @property
    def fingerprint(self) -> str:
        """32 hex digits, the same while code, path, party and subject are; lines may move."""
        parts = (self.code, self.path, self.party, self.subject)
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return sha256(text).hexdigest()[:32]


@frozen
class Waiver:
    """A finding the project lives with, and until when.

    `path` is a glob, empty for any; `expires` is the last day, inclusive, None for no end.
    `evidence` is `sha256:` and a hex digest of the file the waiver was given for, or empty.
    """

    code: str
    path: str
    reason: str
    approver: str
    expires: date | None
    evidence: str
    line: int = 0


class WaiverState(StrEnum):
    """What is to be said of a waiver on a day."""

    HOLDS = "holds"
    ENDING = "ending"
    ENDED = "ended"
    STALE = "stale"
    UNUSED = "unused"


@frozen
class WaiverUse:
    """A waiver of the policy at `path`, its state, and how many findings it speaks about."""

    waiver: Waiver
    path: str
    state: WaiverState
    findings: int = 0


@frozen
class Share:
    """One row of shares: commits shown, and the interval the presumed and undetermined part leaves.

    `low` is what is shown, `high` adds what is presumed for this row and what is undetermined.
    """

    name: str
    commits: int
    low: float
    high: float


@frozen
class Question:
    """A question worth asking, its subject, and the share of contributions (0-1) it settles."""

    ask: str
    subject: str
    settles: float


@frozen
class Gap:
    """Something that could not be checked: the code of its rule, where, and why.

    `fatal` gaps make the report incomplete, and an incomplete report never exits 0.
    """

    code: str
    what: str
    path: str = ""
    commit: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        """Where and why, in one clause."""
        return f"{self.path}: {self.what}" if self.path else self.what


@frozen
class FileDigest:
    """A governing file that was read: its path, digest (`sha256:` hex), and what it holds."""

    path: str
    digest: str
    organizations: int = 0
    people: int = 0


@frozen
class Judged:
    """What was judged: a name for people, the commit, and where its files were read.

    `tree` is `work tree` or `commit`; `branch` is empty where HEAD is detached. `base` is the
    commit whose policy, registers and mailmap were in force, empty where none was named.
    """

    name: str
    head: str
    object_format: str
    branch: str
    tree: str
    base: str = ""


@frozen
class Evidence:
    """Everything the rules look at; one value, in the order of the pipeline.

    `changes` is None where no base was named. `waivers` are told once the findings are known.
    """

    as_of: date
    reading: Reading
    undetermined_fails: bool
    judged: Judged
    history: History
    declarations: tuple[Declaration, ...]
    license: EffectiveLicense
    profiles: tuple[LicenseTerms, ...]
    coverage: Coverage
    standings: tuple[PartyStanding, ...]
    shares: tuple[Share, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...] = ()
    combinations: tuple[Combination, ...] = ()
    ledger: tuple[LedgerWork, ...] = ()
    changes: Changes | None = None
    waivers: tuple[WaiverUse, ...] = ()
    power: Power | None = None

    @property
    def organizations(self) -> tuple[PartyStanding, ...]:
        """The standings that are not one person's."""
        return tuple(entry for entry in self.standings if not entry.is_person)

    @property
    def contributions(self) -> int:
        """All that shares are taken of: counted contributions and those nobody can be named for."""
        return sum(entry.commits for entry in self.standings) + self.history.unattributed

    @property
    def governing(self) -> tuple[LicenseTerms, ...]:
        """The profiles of the licenses in the effective expression, in the order of profiles."""
        expression = self.license.expression
        ids = expression.ids if expression else ()
        return tuple(profile for profile in self.profiles if profile.id in ids)


@frozen
class Outcome:
    """What the gate decided: exit status, why in words, what was waived.

    `waivers` holds, in the order of `waived`, the waiver that hides each finding. `fail_on` is
    the severity from which findings failed the check, None for never. `known` are findings the
    baseline hides; `fixed` counts its entries that nothing was found for.
    """

    exit_status: int
    reason: str
    waived: tuple[Finding, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    known: tuple[Finding, ...] = ()
    fixed: int = 0


@frozen
class Report:
    """The answer: what was judged, who stands where, what was found, what to ask.

    `complete` is False where something could not be checked. `show_people` says whether
    outputs may name persons.
    """

    tool_version: str
    as_of: date
    reading: Reading
    complete: bool
    judged: Judged | None
    policy: FileDigest | None
    registers: tuple[FileDigest, ...]
    evidence: Evidence | None
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    outcome: Outcome
    show_people: bool = False
    baseline: FileDigest | None = None

    @property
    def changes(self) -> Changes | None:
        """What lies between base and head, None where no base was named or nothing was read."""
        return self.evidence.changes if self.evidence else None

    @property
    def base(self) -> str:
        """The commit the governing files came from, empty where none was named."""
        return self.judged.base if self.judged else ""


ONE_PERCENT = 0.01


def percent(share: float) -> str:
    """A share (0-1) in words for people: whole percent, `<1 %` and `>99 %` at the edges."""
    if 0 < share < ONE_PERCENT:
        return "<1 %"
    if 1 - ONE_PERCENT < share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"
