"""What a change does between its base and its head, and which files govern how it is judged.

Words follow git: the base is the commit both histories share, the head the commit judged.
"""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Terms

GITLINK = "160000"
"""The git mode of a submodule."""

REGULAR = frozenset({"100644", "100755", "100664"})
"""The git modes of files that are read."""


@frozen
class Difference:
    """A path that differs between two trees.

    Modes are git's, blobs object ids; both are empty on the side where nothing lies there.
    """

    path: str
    mode_before: str
    mode_after: str
    blob_before: str
    blob_after: str

    @property
    def is_new(self) -> bool:
        """Whether a regular file appears where none was."""
        return self.mode_before not in REGULAR and self.mode_after in REGULAR

    @property
    def is_gone(self) -> bool:
        """Whether a regular file is no longer there."""
        return self.mode_before in REGULAR and self.mode_after not in REGULAR


class Govern(StrEnum):
    """What a governing file decides; the values are read by people."""

    POLICY = "policy"
    REGISTER = "register"
    LEDGER = "contribution ledger"
    BASELINE = "baseline"
    MAILMAP = "mailmap"
    ATTRIBUTES = "git attributes"
    IGNORED = "list of ignored revisions"
    SUBMODULES = "list of submodules"
    ANNOTATIONS = "license annotations"


@frozen(order=True)
class Governs:
    """A governing file: its path and what it decides."""

    path: str
    what: Govern


@frozen(order=True)
class LicenseChange:
    """What a file declares, before and after; an empty text where it declares nothing."""

    path: str
    before: str
    after: str


@frozen(order=True)
class OtherTerms:
    """A new file under another license than the work as a whole."""

    path: str
    expression: str


@frozen(order=True)
class Submodule:
    """A submodule that is new, and how many files that were judged at the base it stands for."""

    path: str
    replaced: int


@frozen
class Changes:
    """What lies between base and head.

    `named` is the revision the caller gave, `is_ahead` says that it has commits the head does not
    have, so that the merge base counts. `commits` is how many commits are judged that the base
    does not have, merges included. `new_contributors` counts people, `new_organizations` names
    organizations, none of whose contributions the base has. `terms_before` and `terms_after` are
    those of the work as a whole, with the expressions as written. `released` are files that
    carried reciprocity terms at the base and do not at the head, wherever they lie there.
    `governing` are the governing files the change edits, and `reviewer` who is asked to review
    them; `stale` are those the named revision has edited since the base.
    """

    base: str
    head: str
    named: str
    is_ahead: bool
    commits: int
    new_contributors: int
    new_organizations: tuple[str, ...]
    licenses: tuple[LicenseChange, ...]
    other_terms: tuple[OtherTerms, ...]
    terms_before: Terms
    terms_after: Terms
    license_before: str
    license_after: str
    released: tuple[str, ...]
    governing: tuple[Governs, ...]
    reviewer: str
    stale: tuple[Governs, ...]
    submodules: tuple[Submodule, ...]
