"""The `[[compatibility]]` rows of a license profile: what may be joined with what, and why.

```toml
[[compatibility]]
other = ["GPL-3.0", "gnu"]        # license ids, with or without -only/-or-later, or families
direction = "inbound"             # or "outbound", or a list of both
scope = ["adaptation", "file"]    # or one of adaptation, collection, file
answer = "no"                     # yes, no, disputed
certainty = "text"                # text, analogy, disputed
reason = "4(a) … and GPL-3.0 5(c) …"
sources = ["https://…"]           # where it is discussed; the license's own otherwise
```

`compatible_as` names a profile whose rows hold for this license too, after its own. Ids come
before families; saying two things about one license is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pplcheck.config.profile_table import ProfileTable
from pplcheck.errors import ConfigurationError
from pplcheck.model.compatibility import (
    Certainty,
    CompatibilityRow,
    Compatible,
    Flow,
    Joining,
)
from pplcheck.model.license import LicenseTerms

ROW = {"other", "direction", "scope", "answer", "certainty", "reason", "sources"}
"""The keys of a row."""

_VERSION_WORDS = ("-only", "-or-later")


def rows(table: ProfileTable, sources: tuple[str, ...]) -> tuple[CompatibilityRow, ...]:
    """The rows of a profile; `sources` are those of its license.

    Raises:
        ConfigurationError: a row is not what it must be, or two speak about the same thing.
    """
    found: list[CompatibilityRow] = []
    said: set[tuple[str, Flow, Joining]] = set()
    for entry in table.tables("compatibility", ROW):
        row = _row(entry, sources)
        for other in row.others:
            about = {(other, flow, joining) for flow in row.flows for joining in row.joinings}
            if said & about:
                raise entry.problem("other", f"says a second time what holds for {other!r}")
            said |= about
        found.append(row)
    return tuple(found)


def _row(table: ProfileTable, sources: tuple[str, ...]) -> CompatibilityRow:
    others = table.texts("other")
    if not others or len(set(others)) < len(others):
        raise table.problem("other", "must name one license at least, and each once")
    answer = table.choice("answer", Compatible)
    certainty = table.choice("certainty", Certainty)
    if answer is Compatible.UNKNOWN or certainty is Certainty.UNKNOWN:
        raise table.problem("answer", "must not be unknown; leave the row out")
    if (answer is Compatible.DISPUTED) is not (certainty is Certainty.DISPUTED):
        raise table.problem("certainty", "must be disputed where the answer is, and only there")
    return CompatibilityRow(
        others=others,
        flows=table.choices("direction", Flow),
        joinings=table.choices("scope", Joining),
        answer=answer,
        certainty=certainty,
        reason=table.text("reason"),
        sources=table.texts("sources") or sources[:1],
    )


def complete(
    profiles: Sequence[LicenseTerms], borrowed: Mapping[str, str]
) -> tuple[LicenseTerms, ...]:
    """The profiles with the rows they share; `borrowed` maps ids to the profile shared with.

    Raises:
        ConfigurationError: a row names a license or family, or a profile another, that is none.
    """
    by_id = {profile.id: profile for profile in profiles}
    known = {name for profile in profiles for name in _names(profile)}
    for profile in profiles:
        _refuse_unknown(
            profile, (name for row in profile.compatibility for name in row.others), known
        )
        lender = borrowed.get(profile.id, "")
        if lender and (lender not in by_id or lender in borrowed):
            raise ConfigurationError(
                (f"{profile.id}: key 'compatible_as' names no profile with rows: {lender!r}",)
            )
    return tuple(
        replace(
            profile,
            compatibility=profile.compatibility + by_id[borrowed[profile.id]].compatibility,
        )
        if profile.id in borrowed
        else profile
        for profile in profiles
    )


def _names(profile: LicenseTerms) -> Iterable[str]:
    """What rows may call a license."""
    yield profile.id
    yield profile.family
    for end in _VERSION_WORDS:
        if profile.id.endswith(end):
            yield profile.id.removesuffix(end)


def _refuse_unknown(profile: LicenseTerms, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            raise ConfigurationError(
                (f"{profile.id}: key 'compatibility.other' names no known license: {name!r}",)
            )
