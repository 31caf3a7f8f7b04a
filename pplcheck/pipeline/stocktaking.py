"""The stages that take stock: every file with its license and checksums, for other tools."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from pplcheck._version import __version__
from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.history.checksums import Checksums, checksums
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.licensing.expression import leaves_of, render
from pplcheck.licensing.references import is_listed, reference, referenced
from pplcheck.model.declaration import Declaration, Direction, Origin
from pplcheck.model.inventory import Inventory, InventoryFile, Reference
from pplcheck.model.license import Expression
from pplcheck.model.listing import Listing
from pplcheck.model.report import Gap
from pplcheck.model.scope import Placed
from pplcheck.pipeline.licenses import UNREADABLE, list_licenses
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import look

BILLS = ("cyclonedx", "spdx")
"""The formats of an inventory."""


def take_stock(request: Request, *, epoch: int | None = None) -> Inventory:
    """The inventory of a repository; made, as it says, at `epoch` or when its head was committed.

    `epoch` is in seconds since 1970. Raises CouldNotCheckError where there is no repository to
    read, UsageError and ConfigurationError for what the caller or the project must correct.
    """
    with open_repository(request.path, named=request.named) as repository:
        sight = look(request, repository)
        listing, gaps = list_licenses(request, sight)
        sums = checksums(sight.files, repository)
        when = _committed(repository, listing.judged.head) if epoch is None else epoch
    return inventory(listing, sums, gaps, when)


def render_inventory(found: Inventory, format_: str) -> str:
    """An inventory as SPDX 2.3 or CycloneDX 1.6, in JSON.

    Raises UsageError for another format, and where the library that writes it is not installed.
    """
    if format_ == "spdx":
        from pplcheck.formats import spdx_json

        return spdx_json.render(found)
    if format_ == "cyclonedx":
        from pplcheck.formats import cyclonedx_json

        return cyclonedx_json.render(found)
    raise UsageError(f"no format is named {format_!r} here; there are {', '.join(BILLS)}")


def inventory(
    listing: Listing, sums: dict[str, Checksums], gaps: Iterable[Gap], epoch: int
) -> Inventory:
    """The inventory of a listing whose files have checksums; one without is told as a gap."""
    says = _found_by_file(listing.declarations)
    files = tuple(
        _file(placed, sums[placed.path], says.get(placed.path, frozenset()))
        for placed in listing.files
        if placed.path in sums
    )
    lost = (
        Gap(code=UNREADABLE, path=placed.path, what="cannot be read whole for its checksum")
        for placed in listing.files
        if placed.path not in sums
    )
    whole = _text(listing.license.expression)
    ids = {name for file in files for name in file.found}
    ids |= {name for placed in listing.files for name in _ids(placed.license.expression)}
    return Inventory(
        tool_version=__version__,
        name=listing.judged.name,
        head=listing.judged.head,
        created=datetime.fromtimestamp(epoch, tz=UTC),
        license=whole,
        ids=tuple(sorted(ids | set(_ids(listing.license.expression)))),
        files=files,
        references=_references(listing),
        digest=_digest(listing, files, epoch),
        gaps=(*gaps, *lost),
    )


def _file(placed: Placed, sums: Checksums, found: frozenset[str]) -> InventoryFile:
    via = placed.license.via
    place = f"{via.path}:{via.line}" if via and via.line else via.path if via else ""
    return InventoryFile(
        path=placed.path,
        sha1=sums.sha1,
        sha256=sums.sha256,
        concluded=_text(placed.license.expression),
        found=tuple(sorted(found)),
        why=f"declared by {place} ({via.origin.value})" if via else "",
    )


def _found_by_file(declarations: Iterable[Declaration]) -> dict[str, frozenset[str]]:
    """What each file says itself, by path; what a policy corrects is not in the file."""
    found: dict[str, frozenset[str]] = {}
    for entry in declarations:
        if entry.origin is not Origin.POLICY and entry.direction is Direction.OUTBOUND:
            found[entry.path] = found.get(entry.path, frozenset()) | set(_ids(entry.expression))
    return found


def _text(expression: Expression | None) -> str:
    return render(referenced(expression.tree)) if expression else ""


def _ids(expression: Expression | None) -> tuple[str, ...]:
    """Single ids, or references; an exception SPDX lists is left to the expressions."""
    return tuple(leaf.id if is_listed(leaf) else reference(leaf) for leaf in leaves_of(expression))


def _references(listing: Listing) -> tuple[Reference, ...]:
    """Every license SPDX does not list, by reference; its text is best looked for where it lies."""
    found: dict[str, Reference] = {}
    ranked = sorted(listing.declarations, key=lambda entry: entry.origin is not Origin.TEXT)
    placed = [(file.license.expression, file.license.via) for file in listing.files]
    for expression, via in [(entry.expression, entry) for entry in ranked] + [
        (expression, via) for expression, via in placed if via
    ]:
        for leaf in leaves_of(expression):
            if not is_listed(leaf):
                name = reference(leaf)
                found.setdefault(name, Reference(id=name, named=render(leaf), path=via.path))
    return tuple(found[name] for name in sorted(found))


def _digest(listing: Listing, files: Iterable[InventoryFile], epoch: int) -> str:
    """The same for the same content at the same time: what makes a document's own name."""
    parts = [listing.judged.name, listing.judged.head, __version__, str(epoch)]
    parts += [
        part for file in files for part in (file.path, file.sha256, file.concluded, *file.found)
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _committed(repository: Quarantine, head: str) -> int:
    """When a commit was made, in seconds since 1970; 0 where git cannot tell."""
    answer = repository.run("log", "-1", "--format=%ct", head, what="the date of the commit")
    text = answer.strip().decode("ascii", "replace")
    if not text.isdigit():
        raise CouldNotCheckError(
            f"{head}: the commit has no date that can be read; set SOURCE_DATE_EPOCH"
        )
    return int(text)
