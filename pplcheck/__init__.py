"""Peer Production License compliance, from a repository's history and declared licenses.

The public interface: `check`, `load_terms`, `identify`, `render`, `RULES`, the types they speak,
and `PplcheckError`. All other names may move. Names load on first use, so that importing the
package costs nothing.
"""

from __future__ import annotations

from pplcheck._version import __version__

TYPE_CHECKING = False  # as in typing, whose import would double the time `--version` takes
if TYPE_CHECKING:
    from pplcheck.api import RULES, check, identify, load_terms, render
    from pplcheck.errors import PplcheckError
    from pplcheck.model.license import LicenseTerms, Match
    from pplcheck.model.report import Finding, Report, Severity
    from pplcheck.model.rule import Rule
    from pplcheck.model.standing import PartyStanding, Reading, Standing, Verdict

_HOME = {
    "PplcheckError": "pplcheck.errors",
    "LicenseTerms": "pplcheck.model.license",
    "Match": "pplcheck.model.license",
    "Finding": "pplcheck.model.report",
    "Report": "pplcheck.model.report",
    "Severity": "pplcheck.model.report",
    "Rule": "pplcheck.model.rule",
    "PartyStanding": "pplcheck.model.standing",
    "Reading": "pplcheck.model.standing",
    "Standing": "pplcheck.model.standing",
    "Verdict": "pplcheck.model.standing",
    "RULES": "pplcheck.api",
    "check": "pplcheck.api",
    "identify": "pplcheck.api",
    "load_terms": "pplcheck.api",
    "render": "pplcheck.api",
}

__all__ = [
    "RULES",
    "Finding",
    "LicenseTerms",
    "Match",
    "PartyStanding",
    "PplcheckError",
    "Reading",
    "Report",
    "Rule",
    "Severity",
    "Standing",
    "Verdict",
    "__version__",
    "check",
    "identify",
    "load_terms",
    "render",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for; see PEP 562."""
    if name not in _HOME:
        raise AttributeError(f"module 'pplcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
