"""Where services that show findings beside files are told to show one.

Some services drop, or refuse with the whole file, a finding without a file of the repository: one
about the work as a whole is shown at the file that declares its license, else at the policy, else
where a license would be expected.
"""

from __future__ import annotations

from typing import Final

from pplcheck.model.frozen import frozen
from pplcheck.model.report import Finding, Report

EXPECTED: Final = "LICENSE"
"""Where a license is looked for first."""


@frozen
class Anchor:
    """A path relative to the repository, a line (0 for the whole file), and whose it is.

    `is_own` is False where the finding has no file of its own in the repository.
    """

    path: str
    line: int
    is_own: bool


def anchor(report: Report, finding: Finding) -> Anchor:
    """Where a finding is shown."""
    if is_inside(finding.path):
        return Anchor(path=finding.path, line=finding.line, is_own=True)
    declared = report.evidence.license.declaration if report.evidence else None
    candidates = (
        declared.path if declared else "",
        report.policy.path if report.policy else "",
    )
    path = next((candidate for candidate in candidates if is_inside(candidate)), EXPECTED)
    return Anchor(path=path, line=0, is_own=False)


def is_inside(path: str) -> bool:
    """Whether a path is one of a file in the repository, not one of the caller's own files."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")
