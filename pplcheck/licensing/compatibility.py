"""Whether licenses may be joined: single ids, expressions, and the files of a repository.

Rows are data of the license profiles; here they are looked up and combined. For material `A` in a
work under `B`, the inbound rows of `B` and the outbound rows of `A` speak; where they differ the
answer is disputed. What may be worked into a work may stay in files of its own as well, and what
may be a part of it may lie beside it; no other answer follows from another.

Expressions: of alternatives (OR) the best counts, of licenses that all apply (AND) the worst, in
the order yes, disputed, no; unknown stays unknown unless the known parts decide. So disputed and
unknown are never turned into yes or no, nor into each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pplcheck.licensing.places import is_vendored
from pplcheck.licensing.scope import Scopes
from pplcheck.model.compatibility import (
    BothWays,
    Certainty,
    Combination,
    CompatibilityRow,
    Compatible,
    Flow,
    Joined,
    Joining,
)
from pplcheck.model.declaration import Declaration, Direction, EffectiveLicense
from pplcheck.model.license import AllOf, AnyOf, Expr, Expression, Leaf, LicenseTerms, Terms

_ALL_ORDER = (Compatible.NO, Compatible.UNKNOWN, Compatible.DISPUTED, Compatible.YES)
_ANY_ORDER = (Compatible.YES, Compatible.UNKNOWN, Compatible.DISPUTED, Compatible.NO)
_WEAKER = {Joining.FILE: Joining.ADAPTATION, Joining.COLLECTION: Joining.FILE}
_VERSION_WORDS = ("+", "-only", "-or-later")
_VERSIONED = re.compile(
    r"(?P<stem>.*-)(?P<version>\d{1,4}(?:\.\d{1,4})*)(?:(?P<later>\+|-or-later)|-only)?"
)

_Profiles = Mapping[str, LicenseTerms]


def compatibility(
    one: str, other: str, profiles: Iterable[LicenseTerms], *, scope: Joining
) -> BothWays:
    """Both directions between two licenses, by id; unknown where no row speaks about the two."""
    by_id = {profile.id: profile for profile in profiles}
    return BothWays(
        inbound=_joined(other, one, by_id, scope), outbound=_joined(one, other, by_id, scope)
    )


def joined(
    material: Expression, work: Expression, profiles: Iterable[LicenseTerms], *, scope: Joining
) -> Joined:
    """Whether material under one expression may be joined into a work under another."""
    by_id = {profile.id: profile for profile in profiles}
    return _expressions(material, work, by_id, scope)


def combinations(
    paths: Sequence[str],
    declarations: Iterable[Declaration],
    effective: EffectiveLicense,
    profiles: Sequence[LicenseTerms],
) -> tuple[Combination, ...]:
    """The files under other licenses than the root's, by license, where the root's is reciprocal.

    Files whose license cannot be read are left out: nothing is known about them.
    """
    outbound = [entry for entry in declarations if entry.direction is Direction.OUTBOUND]
    root = effective.expression
    if root is None or effective.terms is not Terms.RECIPROCAL:
        return ()
    if all(entry.expression in (None, root) for entry in outbound):
        return ()
    scopes = Scopes(outbound, effective, profiles)
    groups: dict[tuple[str, bool], list[str]] = defaultdict(list)
    expressions: dict[str, Expression] = {}
    for path in paths:
        found = scopes.license_of(path).expression
        if found is not None and found.text != root.text:
            expressions[found.text] = found
            groups[found.text, is_vendored(path)].append(path)
    by_id = {profile.id: profile for profile in profiles}
    return tuple(
        _combination(
            expressions[text], root, by_id, vendored=vendored, paths=groups[text, vendored]
        )
        for text, vendored in sorted(groups)
    )


def _combination(
    license_: Expression, root: Expression, by_id: _Profiles, *, vendored: bool, paths: list[str]
) -> Combination:
    return Combination(
        license=license_.text,
        root=root.text,
        paths=tuple(sorted(paths)),
        vendored=vendored,
        adaptation=_expressions(license_, root, by_id, Joining.ADAPTATION),
        file=_expressions(license_, root, by_id, Joining.FILE),
        collection=_expressions(license_, root, by_id, Joining.COLLECTION),
    )


def _expressions(
    material: Expression, work: Expression, by_id: _Profiles, joining: Joining
) -> Joined:
    """The answer for two expressions, with the reason of the part that decides it."""
    found = _of_material(material.tree, work.tree, by_id, joining)
    return replace(found, material=material.text, work=work.text)


def _of_material(material: Expr, work: Expr, by_id: _Profiles, joining: Joining) -> Joined:
    if isinstance(material, Leaf):
        return _of_work(material, work, by_id, joining)
    return _decisive(
        material, [_of_material(part, work, by_id, joining) for part in material.parts]
    )


def _of_work(material: Leaf, work: Expr, by_id: _Profiles, joining: Joining) -> Joined:
    if isinstance(work, Leaf):
        return _leaves(material, work, by_id, joining)
    return _decisive(work, [_of_work(material, part, by_id, joining) for part in work.parts])


def _decisive(tree: AllOf | AnyOf, parts: list[Joined]) -> Joined:
    order = _ALL_ORDER if isinstance(tree, AllOf) else _ANY_ORDER
    return min(parts, key=lambda part: order.index(part.answer))


def _leaves(material: Leaf, work: Leaf, by_id: _Profiles, joining: Joining) -> Joined:
    """Two licenses. An exception adds permissions: what is open stays so, the rest may change."""
    found = _joined(material.id, work.id, by_id, joining)
    changed = bool(work.exception) and work != material
    if changed or (material.exception and found.answer is not Compatible.YES):
        return _unknown(material.id, work.id, joining)
    return found


def _joined(material: str, work: str, by_id: _Profiles, joining: Joining) -> Joined:
    """The answer for two ids: their own rows, else what a closer way of joining allows."""
    if material.removesuffix("+") == work.removesuffix("+"):
        return _same(material, work, joining)
    if _may_be(material, work):
        return _same(material, work, joining, "the material may be used under this version as well")
    said = {
        work: _row(work, material, by_id, Flow.INBOUND, joining),
        material: _row(material, work, by_id, Flow.OUTBOUND, joining),
    }
    rows = {speaker: row for speaker, row in said.items() if row}
    if rows:
        return _answered(rows, material, work, by_id, joining)
    closer = _WEAKER.get(joining)
    if closer:
        found = _joined(material, work, by_id, closer)
        if found.answer is Compatible.YES:
            return replace(found, joining=joining)
    return _unknown(material, work, joining)


def _answered(
    rows: Mapping[str, CompatibilityRow],
    material: str,
    work: str,
    by_id: _Profiles,
    joining: Joining,
) -> Joined:
    """What one or two profiles say; where they differ, that is a dispute."""
    agreed = len({row.answer for row in rows.values()}) == 1
    speakers = list(rows)[:1] if agreed else list(rows)
    first = rows[speakers[0]]
    texts = [profile.sources[:1] for name in (material, work) if (profile := _profile(name, by_id))]
    sources = (*texts, *(rows[speaker].sources for speaker in speakers))
    return Joined(
        material=material,
        work=work,
        joining=joining,
        answer=first.answer if agreed else Compatible.DISPUTED,
        certainty=first.certainty if agreed else Certainty.DISPUTED,
        reason="; ".join(f"{speaker}: {rows[speaker].reason}" for speaker in speakers),
        sources=tuple(dict.fromkeys(source for group in sources for source in group)),
    )


def _row(
    own: str, other: str, by_id: _Profiles, flow: Flow, joining: Joining
) -> CompatibilityRow | None:
    """The first row of a profile that names the other license, else one that names its family."""
    profile = _profile(own, by_id)
    rows = profile.compatibility if profile else ()
    rows = tuple(row for row in rows if flow in row.flows and joining in row.joinings)
    for name in _names(other, by_id):
        for row in rows:
            if name in row.others:
                return row
    return None


def _names(license_id: str, by_id: _Profiles) -> Iterator[str]:
    """What rows may call a license, closest first: its id, the id without version words, family."""
    yield license_id
    yield _base(license_id)
    profile = _profile(license_id, by_id)
    if profile:
        yield profile.family


def _profile(license_id: str, by_id: _Profiles) -> LicenseTerms | None:
    return by_id.get(license_id) or by_id.get(_base(license_id))


def _base(license_id: str) -> str:
    """An id without what it says about versions: GPL-3.0 for GPL-3.0-or-later."""
    end = next((end for end in _VERSION_WORDS if license_id.endswith(end)), "")
    return license_id.removesuffix(end)


def _may_be(material: str, work: str) -> bool:
    """Whether "or later" in a material's license reaches the version of the work's."""
    ours, theirs = _VERSIONED.fullmatch(material), _VERSIONED.fullmatch(work)
    if not ours or not theirs or not ours["later"] or ours["stem"] != theirs["stem"]:
        return False
    first, second = (tuple(map(int, found["version"].split("."))) for found in (ours, theirs))
    return first <= second


def _same(
    material: str, work: str, joining: Joining, reason: str = "both are under the same license"
) -> Joined:
    return Joined(
        material=material,
        work=work,
        joining=joining,
        answer=Compatible.YES,
        certainty=Certainty.TEXT,
        reason=reason,
    )


def _unknown(material: str, work: str, joining: Joining) -> Joined:
    return Joined(
        material=material,
        work=work,
        joining=joining,
        answer=Compatible.UNKNOWN,
        certainty=Certainty.UNKNOWN,
    )
