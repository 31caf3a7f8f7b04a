"""The phyle file: who belongs to a phyle, which projects it keeps, which registers it shares.

It is the caller's own file, named on the command line; nothing in a repository names one. So its
paths may lead anywhere, and are relative to its own folder.
"""

from __future__ import annotations

import re
from typing import Final

from pplcheck.config.document import read_document
from pplcheck.config.names import organization_id
from pplcheck.config.places import own_path
from pplcheck.config.policy import SCHEMA
from pplcheck.config.toml import Table
from pplcheck.config.wording import Unfit, did_you_mean, nearest, plain, shown
from pplcheck.model.phyle import Phyle, Project

MAX_ENTRIES: Final = 1000
"""How many members, and how many projects, one phyle may have."""

LONGEST: Final = 200
"""Characters a name may have."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://[^\s@]{1,500}", re.IGNORECASE)


def load_phyle(data: bytes, path: str) -> Phyle:
    """The phyle in a file's bytes.

    Raises:
        ConfigurationError: with every problem of the file, in the order of its lines.
    """
    document = read_document(data, path)
    table = Table(document, document.values, ())
    table.version(SCHEMA)
    name = table.parsed("name", _name, "", required="say what the phyle is called")
    registers = table.parsed_list("register", own_path)
    members = _members(table)
    projects = _projects(table, members)
    table.finish()
    document.problems.raise_any()
    return Phyle(
        path=path,
        digest=document.digest,
        name=name,
        members=members,
        projects=projects,
        registers=registers,
    )


def _members(table: Table) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for entry in _bounded(table, "member"):
        found = entry.parsed(
            "organization", organization_id, "", required="give its id in the register"
        )
        entry.finish()
        if found and found in seen:
            entry.problem(f"is a member twice, first in line {seen[found]}", "organization")
        elif found:
            seen[found] = entry.line()
    if not table.has("member"):
        table.problem("is missing; name the organizations that belong to it", "member")
    return tuple(seen)


def _projects(table: Table, members: tuple[str, ...]) -> tuple[Project, ...]:
    seen: dict[str, Project] = {}
    for entry in _bounded(table, "project"):
        project = _project(entry, members)
        first = seen.setdefault(project.name, project)
        if first is not project and project.name:
            entry.problem(f"is there twice, first in line {first.line}", "name")
    return tuple(seen.values())


def _project(table: Table, members: tuple[str, ...]) -> Project:
    name = table.parsed("name", _name, "", required="say what the project is called")
    table.subject = f"project '{plain(name)}'" if name else ""
    project = Project(
        name=name,
        path=table.parsed("path", own_path, ""),
        url=table.parsed("url", _address, ""),
        steward=table.parsed("steward", organization_id, ""),
        line=table.line(),
    )
    if not (table.has("path") or table.has("url")):
        table.problem("is missing; say where the repository lies, or its url", "path")
    elif table.has("path") and table.has("url"):
        table.problem("does not go with path; keep the one that is read", "url")
    if project.steward and project.steward not in members:
        hint = did_you_mean(nearest(project.steward, members))
        table.problem(f"must be a member, got {shown(project.steward)}{hint}", "steward")
    table.finish()
    return project


def _bounded(table: Table, key: str) -> tuple[Table, ...]:
    entries = table.tables(key)
    if len(entries) > MAX_ENTRIES:
        table.problem(f"has more than {MAX_ENTRIES:,} entries", key)
    return entries[:MAX_ENTRIES]


def _name(text: str) -> str | Unfit:
    name = text.strip()
    if not name or len(name) > LONGEST or not name.isprintable():
        return Unfit(reason=f"must be a name of at most {LONGEST} characters on one line")
    return name


def _address(text: str) -> str | Unfit:
    if _ADDRESS.fullmatch(text.strip()):
        return text.strip()
    return Unfit(reason="must be an address like https://forge.example/kitchen, without a user")
