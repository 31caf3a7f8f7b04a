"""The license profiles of `licenses/`: what each license says, as data.

One TOML file a license; `ordinary.toml` holds those without reciprocity terms, one table a
license. A profile that is not what it must be is a defect of this package, and is reported with
file and key.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pplcheck.config.compatibility import complete, rows
from pplcheck.config.profile_table import ProfileTable
from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.model.data import license_data
from pplcheck.model.license import (
    Clause,
    ClauseUse,
    Effect,
    LicenseTerms,
    Requirement,
    Terms,
    TextMarks,
)
from pplcheck.model.naming import fold
from pplcheck.model.party import FACTS

_TABLE = "ordinary.toml"
READY = "profiles.json"
"""The tables of all files as JSON, which is read in a twentieth of the time: 1 ms for 20."""
_IDENTITY = {"id", "name", "version", "family", "aliases", "field_only", "sources", "notes"}
_MARKS = {"titles", "phrases", "absent", "words"}
_PROFILE = _IDENTITY | {
    "steward",
    "terms",
    "marks",
    "clause",
    "written_for",
    "compatibility",
    "compatible_as",
}
_ORDINARY = _IDENTITY | _MARKS
_CLAUSE = {"number", "subject", "effect", "use", "summary", "requires"}


@cache
def load_profiles() -> tuple[LicenseTerms, ...]:
    """Every license profile, by id; read once per process.

    Raises:
        ConfigurationError: a profile is missing a key, has an unknown one, or a wrong value; or
            no profiles are there.
    """
    return read_profiles(license_data(_TABLE).parent)


def load_terms(license_id: str) -> LicenseTerms:
    """The profile of a license by id or any of its names, in any case and spacing.

    Raises:
        UsageError: no profile has that name.
    """
    wanted = license_id.strip()
    if 0 < len(wanted) <= 200:  # noqa: PLR2004 - longer than any name
        names = _names(load_profiles())
        for key in (wanted.casefold(), fold(wanted)):
            if key in names:
                return names[key]
    shown = wanted if len(wanted) <= 60 else wanted[:60] + "…"  # noqa: PLR2004 - one line
    raise UsageError(f"no license profile is named {shown!r}; see `pplcheck explain PPL`")


def read_profiles(folder: Path) -> tuple[LicenseTerms, ...]:
    """The profiles in a folder, sorted by id.

    Raises:
        ConfigurationError: as for `load_profiles`.
    """
    profiles: list[LicenseTerms] = []
    borrowed: dict[str, str] = {}
    tables = _ready(folder / READY)
    for path in sorted(folder.glob("*.toml")):
        content = _read(path, tables)
        if path.name == _TABLE:
            entries = ProfileTable(path.name, "", content, {"license"}).tables("license", _ORDINARY)
            profiles.extend(_ordinary(entry) for entry in entries)
        else:
            table = ProfileTable(path.name, "", content, _PROFILE)
            profiles.append(_profile(table))
            lender = table.text("compatible_as", needed=False)
            borrowed.update({profiles[-1].id: lender} if lender else {})
    return complete(sorted(profiles, key=lambda profile: profile.id), borrowed)


def ready(folder: Path) -> str:
    """What `READY` has to hold for the profiles in a folder: of each file digest and table."""
    tables = {path.name: _parsed(path, path.read_bytes()) for path in folder.glob("*.toml")}
    digests = {name: _digest((folder / name).read_bytes()) for name in tables}
    entries = {name: [digests[name], table] for name, table in tables.items()}
    return json.dumps(entries, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _ready(path: Path) -> dict[str, Any]:
    """The tables that were made ready, by file; none where nobody did."""
    try:
        tables: dict[str, Any] = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            (f"{path.name}: cannot be read: {error}; reinstall pplcheck",)
        ) from error
    return tables


def _read(path: Path, tables: dict[str, Any]) -> dict[str, Any]:
    """The table of a file: the one made ready of these very bytes, else read anew."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError((f"{path.name}: cannot be read: {error}",)) from error
    digest, table = tables.get(path.name, ("", {}))
    return table if digest == _digest(content) else _parsed(path, content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _parsed(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8"))
    except ValueError as error:
        raise ConfigurationError((f"{path.name}: cannot be read: {error}",)) from error


def _profile(table: ProfileTable) -> LicenseTerms:
    marks = ProfileTable(table.where, "marks", table.values.get("marks", {}), _MARKS)
    clauses = tuple(_clause(entry) for entry in table.tables("clause", _CLAUSE))
    terms = table.choice("terms", Terms)
    sources = table.texts("sources")
    if not clauses:
        raise table.problem("clause", "must list the clauses, one at least")
    if not sources:
        raise table.problem("sources", "must name where the text stands")
    return replace(
        _terms(table, marks, terms, clauses, sources),
        written_for=table.text("written_for", needed=False),
        compatibility=rows(table, sources),
    )


def _ordinary(table: ProfileTable) -> LicenseTerms:
    sources = table.texts("sources") or (f"https://spdx.org/licenses/{table.text('id')}.html",)
    return _terms(table, table, Terms.NONE, (), sources)


def _terms(
    table: ProfileTable,
    marks: ProfileTable,
    terms: Terms,
    clauses: tuple[Clause, ...],
    sources: tuple[str, ...],
) -> LicenseTerms:
    return LicenseTerms(
        id=table.text("id"),
        name=table.text("name"),
        version=table.text("version", needed=False),
        steward=table.text("steward", needed=False),
        aliases=table.texts("aliases"),
        sources=sources,
        terms=terms,
        family=table.text("family"),
        clauses=clauses,
        marks=TextMarks(
            titles=marks.texts("titles"),
            phrases=marks.texts("phrases"),
            absent=marks.texts("absent"),
            words=marks.count("words"),
        ),
        notes=table.texts("notes"),
        field_only=table.texts("field_only"),
    )


def _clause(table: ProfileTable) -> Clause:
    return Clause(
        number=table.text("number"),
        subject=table.text("subject"),
        effect=table.choice("effect", Effect),
        use=table.choice("use", ClauseUse),
        requires=tuple(
            _requirement(entry) for entry in table.tables("requires", {"fact", "number"})
        ),
        summary=table.text("summary"),
    )


def _requirement(table: ProfileTable) -> Requirement:
    fact = table.text("fact")
    if fact not in FACTS:
        raise table.problem("fact", f"names no known fact: {fact!r}")
    return Requirement(fact=fact, number=table.text("number"))


def _names(profiles: tuple[LicenseTerms, ...]) -> dict[str, LicenseTerms]:
    names: dict[str, LicenseTerms] = {}
    for profile in profiles:
        for name in (profile.name, *profile.aliases):
            names.setdefault(fold(name), profile)
    for profile in profiles:
        names[fold(profile.id)] = profile
        names[profile.id.casefold()] = profile
    return names
