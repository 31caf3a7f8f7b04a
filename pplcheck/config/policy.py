"""The policy: how a project wants to be judged, what it waives, what fails its build.

Found as `pplcheck.toml`, `.pplcheck.toml` or `[tool.pplcheck]`; keys follow the project's
interface page. A policy declares, waives and chooses; no key of it alters a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from posixpath import basename, join

from pplcheck.config.document import Document, read_document
from pplcheck.config.names import any_identity, code_of, digest, prefix_of
from pplcheck.config.places import glob, own_path, relative_path
from pplcheck.config.toml import Table, one_of
from pplcheck.config.value import read_value
from pplcheck.config.wording import Unfit, shown
from pplcheck.errors import ConfigurationError
from pplcheck.model.contribution import Role
from pplcheck.model.frozen import frozen
from pplcheck.model.policy import LicenseOverride, Policy
from pplcheck.model.power import Lines
from pplcheck.model.report import Severity, Waiver
from pplcheck.model.standing import Reading

SCHEMA = 1
"""The version of both files this pplcheck reads."""

PYPROJECT = "pyproject.toml"
POLICY_NAMES = ("pplcheck.toml", ".pplcheck.toml", PYPROJECT)
"""Where a policy is looked for in a folder; the first that is there speaks alone."""

MAX_WINDOW_MONTHS = 600
MAX_COMMITS = 1_000_000
MAX_FILES = 10_000_000
MAX_FACTOR = 1000

_SEVERITIES: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "note": Severity.NOTE,
    "never": None,
}
_FAILS = {"pass": False, "fail": True}
_IMPORTS = {"flag": False, "count": True}
_PRESUMED = {"commoner": True, "undetermined": False}
# A sign-off certifies where a change comes from; it is no contribution of its own.
_COUNTED = {str(role): role for role in Role if role is not Role.SIGN_OFF}
_WINDOW = re.compile(r"([0-9]{1,4}) *(month|year)s?")


@frozen
class Found:
    """A policy file that is there: its path, relative to the root with `/`, and its bytes."""

    path: str
    data: bytes


def find_policy(read: Callable[[str], bytes | None], folders: Sequence[str]) -> Found | None:
    """The policy in the nearest folder that has one, None where none has.

    `folders` are relative to the root, nearest first, "" being the root; `read` answers with a
    file's bytes, or None where nothing is there. Within a folder the first of `POLICY_NAMES`
    speaks alone, and a pyproject.toml counts only if it has a [tool.pplcheck] table.

    Raises:
        ConfigurationError: a pyproject.toml that mentions pplcheck is not valid TOML.
    """
    for folder in folders:
        for name in POLICY_NAMES:
            path = join(folder, name)
            data = read(path)
            if data is not None and (name != PYPROJECT or _speaks_of_us(data, path)):
                return Found(path=path, data=data)
    return None


def load_policy(data: bytes, path: str, *, codes: Collection[str] = ()) -> Policy:
    """The policy in a file's bytes; of a pyproject.toml, its [tool.pplcheck] table.

    `codes` are the rule codes that exist, retired ones included; where they are given, a code
    that does not exist is a problem, as it would waive or select nothing.

    Raises:
        ConfigurationError: with every problem of the file, in the order of its lines.
    """
    document = read_document(data, path)
    policy = _policy(_policy_table(document), document, codes)
    document.problems.raise_any()
    return policy


def named_registers(data: bytes, path: str) -> tuple[str, ...]:
    """The registers a policy names, as far as they can be read; none where it cannot be.

    For a policy that has problems: so that those of its registers are listed with its own.
    """
    try:
        table = _policy_table(read_document(data, path))
    except ConfigurationError:
        return ()
    return table.parsed_list("register", relative_path)


def load_user_registers(data: bytes, path: str) -> tuple[str, ...]:
    """The registers a user's own configuration names, as written; they may lie anywhere.

    Raises:
        ConfigurationError: with every problem of the file, in the order of its lines.
    """
    document = read_document(data, path)
    table = Table(document, document.values, ())
    table.version(SCHEMA)
    registers = table.parsed_list("register", own_path)
    table.finish()
    document.problems.raise_any()
    return registers


def own_table(data: bytes) -> object:
    """What a pyproject.toml holds in [tool.pplcheck], None where it has no such table.

    Of a file that mentions pplcheck and is not valid TOML, the bytes themselves.
    """
    try:
        return _own_table(data, PYPROJECT)
    except ConfigurationError:
        return data


def _own_table(data: bytes, path: str) -> object:
    if b"pplcheck" not in data:
        return None
    tool = read_document(data, path).values.get("tool")
    return tool.get("pplcheck") if isinstance(tool, dict) else None


def _speaks_of_us(data: bytes, path: str) -> bool:
    return _own_table(data, path) is not None


def _policy_table(document: Document) -> Table:
    top = Table(document, document.values, ())
    if basename(document.path) != PYPROJECT:
        return top
    tool = top.table("tool")
    if not tool.has("pplcheck"):
        document.problems.add("has no [tool.pplcheck] table")
        document.problems.raise_any()
    return tool.table("pplcheck")


def _policy(table: Table, document: Document, codes: Collection[str]) -> Policy:
    default = Policy()
    table.version(SCHEMA)
    policy = Policy(
        path=document.path,
        digest=document.digest,
        reading=table.choice("reading", {str(r): r for r in Reading}, default.reading),
        registers=table.parsed_list("register", relative_path),
        fail_on=table.choice("fail-on", _SEVERITIES, default.fail_on),
        undetermined_fails=table.choice("undetermined", _FAILS, default.undetermined_fails),
        presume_commoner=table.choice("presume", _PRESUMED, default.presume_commoner),
        select=table.parsed_list("select", prefix_of(codes)),
        ignore=table.parsed_list("ignore", prefix_of(codes)),
        baseline=table.parsed("baseline", relative_path, ""),
    )
    review = table.table("review")
    policy = replace(policy, reviewer=review.text("governing"))
    review.finish()
    policy = _with_contribution(policy, table.table("contribution"))
    policy = _with_licenses(policy, table.table("licenses"))
    policy = replace(policy, lines=_lines(table.table("power"), policy.lines))
    policy = replace(policy, value=read_value(table.table("value"), stated=table.has("value")))
    waivers = tuple(_waiver(entry, codes) for entry in table.tables("waiver"))
    table.finish()
    return replace(policy, waivers=waivers)


def _with_contribution(policy: Policy, table: Table) -> Policy:
    threshold = table.table("threshold")
    changed = replace(
        policy,
        window_months=table.parsed("window", _months, policy.window_months),
        threshold_commits=threshold.whole(
            "commits", low=1, high=MAX_COMMITS, default=policy.threshold_commits
        ),
        count=table.parsed_list(
            "count", one_of(_COUNTED), policy.count, least='name a way to contribute, as "author"'
        ),
        ledgers=table.parsed_list("ledger", relative_path),
        bots=table.parsed_list("bots", any_identity),
        count_imports=table.choice("imports", _IMPORTS, policy.count_imports),
        import_files=table.whole(
            "import-files", low=1, high=MAX_FILES, default=policy.import_files
        ),
    )
    threshold.finish()
    table.finish()
    return changed


def _lines(table: Table, default: Lines) -> Lines:
    lines = Lines(
        organization_share=table.share("organization-share", default=default.organization_share),
        merge_share=table.share("merge-share", default=default.merge_share),
        absence_factor=table.whole(
            "absence-factor", low=0, high=MAX_FACTOR, default=default.absence_factor
        ),
        elephant_factor=table.whole(
            "elephant-factor", low=0, high=MAX_FACTOR, default=default.elephant_factor
        ),
    )
    table.finish()
    return lines


def _months(text: str) -> int | Unfit:
    written = _WINDOW.fullmatch(text.strip())
    if not written:
        return Unfit(reason='must be a number of months or years like "24 months"')
    months = int(written[1]) * (12 if written[2] == "year" else 1)
    if not 1 <= months <= MAX_WINDOW_MONTHS:
        return Unfit(reason=f"must span 1 to {MAX_WINDOW_MONTHS} months")
    return months


def _with_licenses(policy: Policy, table: Table) -> Policy:
    exclude = table.parsed_list("exclude", glob)
    overrides: dict[str, LicenseOverride] = {}
    for entry in table.tables("override"):
        override = _override(entry)
        earlier = overrides.setdefault(override.path, override)
        if earlier is not override and override.path:
            entry.problem(f"is overridden twice, first in line {earlier.line}", "path")
    table.finish()
    return replace(policy, exclude=exclude, overrides=tuple(overrides.values()))


def _override(table: Table) -> LicenseOverride:
    path = table.parsed("path", relative_path, "", required="name the file it corrects")
    table.subject = f"override of {shown(path)}" if path else ""
    override = LicenseOverride(
        path=path,
        expression=table.text("expression", required="write the license as SPDX has it"),
        reason=table.text("reason", required="say why the file is not right"),
        line=table.line(),
    )
    table.finish()
    return override


def _waiver(table: Table, codes: Collection[str]) -> Waiver:
    code = table.parsed("code", code_of(codes), "", required="name the rule, as PPL103")
    table.subject = f"waiver of {code}" if code else ""
    waiver = Waiver(
        code=code,
        path=table.parsed("path", glob, ""),
        reason=table.text("reason", required="say why the finding is lived with"),
        approver=table.text("approver", required="say who decided, as an assembly and its date"),
        expires=table.day("expires"),
        evidence=table.parsed("evidence", digest, ""),
        line=table.line(),
    )
    if waiver.evidence and (not waiver.path or "*" in waiver.path):
        table.problem("needs path to name the one file it was given for", "evidence")
    table.finish()
    return waiver
