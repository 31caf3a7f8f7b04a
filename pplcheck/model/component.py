"""A component of a software bill of materials, with the license fields as they are written.

Terms are those of CycloneDX (component, purl, acknowledgement) and SPDX (package, SPDXID,
declared, concluded).
"""

from __future__ import annotations

from pplcheck.model.compatibility import Compatible, Joined
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Expression, Terms


@frozen
class Component:
    """One component as its bill of materials describes it.

    `reference` is its purl, else its SPDXID or bom-ref, else empty. `declared` is what its
    authors say, `concluded` what whoever wrote the bill found; each holds one expression, or
    several where the file lists licenses and does not say whether all apply or one may be chosen.
    `names` holds (LicenseRef id, name) for licenses the file describes itself. `subject` marks
    what the bill is about, of which the others are parts.
    """

    name: str
    version: str
    reference: str
    declared: tuple[str, ...] = ()
    concluded: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    subject: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """The license fields that count, as written: what was concluded, else what is declared."""
        return self.concluded or self.declared


@frozen
class ExaminedComponent:
    """A component with its license read, its terms, and how it goes with the project's own.

    `expression` is None where the fields cannot be read; `listed` is True where several licenses
    are listed without a word on how they combine: then `terms` and answers are unknown unless
    both readings agree. `file` is the component as a part of the project's work under its own
    license, `adaptation` worked into it, `collection` beside it.
    """

    component: Component
    expression: Expression | None
    listed: bool
    terms: Terms
    adaptation: Joined
    file: Joined
    collection: Joined

    @property
    def is_reciprocal(self) -> bool:
        """Whether the component carries reciprocity terms with no alternative."""
        return self.terms is Terms.RECIPROCAL

    @property
    def answer(self) -> Compatible:
        """Whether it may be part of the project's work; disputed and unknown are neither."""
        return self.file.answer

    @property
    def is_incompatible(self) -> bool:
        """Whether it cannot be part of the project's work under the licenses declared."""
        return self.answer is Compatible.NO
