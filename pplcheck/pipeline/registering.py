"""Keeping a register: which file is meant, what is taken in, and the text it then has.

Nothing is written here; the command line writes what `Edit` holds, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from pplcheck.config.answers import Statement, read_answers
from pplcheck.config.editing import with_changes
from pplcheck.config.merging import merge
from pplcheck.config.policy import PYPROJECT, Found, find_policy, load_policy
from pplcheck.config.register import combine, load_register
from pplcheck.config.register_text import RegisterText
from pplcheck.config.slugs import Ids
from pplcheck.config.wording import did_you_mean, plain
from pplcheck.errors import ConfigurationError, NotARepositoryError, UsageError
from pplcheck.formats.neutral import neutral
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import read_governing
from pplcheck.model.frozen import frozen
from pplcheck.model.party import SELF
from pplcheck.model.register import Register
from pplcheck.model.rule import plural
from pplcheck.people.doubts import doubts
from pplcheck.pipeline import governing
from pplcheck.pipeline.contradicting import contradictions
from pplcheck.pipeline.loose import read_loose
from pplcheck.pipeline.request import Request


def neutral_line(text: str) -> str:
    """A note as it may be shown to people."""
    return neutral(text)


ANSWERS_LIMIT = 4 << 20
"""Bytes of a filled-in form."""

_DEFAULT = "register.toml"


@frozen
class Target:
    """The register that is edited: its file, how messages name it, and its bytes so far.

    `policy` is the policy that should name it and does not yet, None where none has to.
    """

    file: Path
    name: str
    data: bytes
    policy: Found | None = None
    root: Path = Path()


@frozen
class Edit:
    """What is to be written: files with their new texts, none where nothing changes; and notes."""

    files: tuple[tuple[Path, str], ...]
    notes: tuple[str, ...]


def find_target(request: Request, into: Path | None) -> Target:
    """The register meant: the file named, else the first the policy names, else register.toml.

    Raises UsageError where there is no folder to write to, and what reading a policy raises.
    """
    if into is not None:
        return named_target(into)
    try:
        with open_repository(request.path, named=request.named) as repository:
            root = repository.root
    except NotARepositoryError:
        root = request.path.resolve()
    if root is None:
        raise UsageError("a bare repository has no folder to write to; name the file with --into")

    def read(path: str) -> bytes | None:
        return read_governing(root, path, governing.REGISTER_LIMIT)

    start = governing.start_folder(request, root)
    policy = find_policy(read, governing.folders_up(start))
    named = load_policy(policy.data, policy.path).registers if policy else ()
    folder = PurePosixPath(policy.path).parent if policy else PurePosixPath()
    path = str(folder / (named[0] if named else _DEFAULT))
    data = read(path)
    return Target(
        file=root / path,
        name=path,
        data=data or b"",
        policy=policy if policy and not named else None,
        root=root,
    )


def named_target(into: Path) -> Target:
    """The register in a file the caller names, which need not exist."""
    data = governing.read_register(into) if into.exists() else b""
    return Target(file=into, name=str(into), data=data)


def add_answers(request: Request, into: Path | None, form: Path, *, overrule: bool) -> Edit:
    """Take in a filled-in form of `ask`; organizations nobody declared are added as unknown."""
    statements = read_answers(read_loose(form, ANSWERS_LIMIT), str(form))
    if not statements:
        return Edit(files=(), notes=(f"{form}: nothing is filled in; nothing was changed",))
    target = find_target(request, into)
    return _edit(target, statements, source=str(form), overrule=overrule, create=True)


def add_entry(
    request: Request, into: Path | None, kind: str, values: dict[str, Any], *, overrule: bool
) -> Edit:
    """Take in one entry; an organization it names must be declared."""
    target = find_target(request, into)
    entry = Statement(kind=kind, values=values)
    return _edit(target, (entry,), source="command line", overrule=overrule, create=False)


def _edit(
    target: Target, statements: Iterable[Statement], *, source: str, overrule: bool, create: bool
) -> Edit:
    load_register(target.data, target.name)
    text = RegisterText(target.data, target.name)
    resolved, notes = _resolve(tuple(statements), text, create=create)
    return write_down(target, text, resolved, source=source, overrule=overrule, notes=notes)


def write_down(  # noqa: PLR0913 - what is taken in, where, and how
    target: Target,
    text: RegisterText,
    statements: Iterable[Statement],
    *,
    source: str,
    overrule: bool = False,
    notes: tuple[str, ...] = (),
) -> Edit:
    """The edit that takes statements into a register; what comes out must load again.

    Raises ConfigurationError with every contradiction, UsageError where it would grow too large.
    """
    outcome = merge(text, statements, path=source, replace=overrule)
    if outcome.problems:
        raise ConfigurationError(tuple(outcome.problems))
    if not text.is_changed:
        return Edit(files=(), notes=(*notes, f"{target.name}: nothing to change"))
    written = text.render()
    size = len(written.encode())
    if size > governing.REGISTER_LIMIT:
        raise UsageError(
            f"the register would have {size:,} bytes, and {governing.REGISTER_LIMIT:,} can be "
            "read; import for one repository with --for PATH, or into several files"
        )
    combine((load_register(written.encode(), target.name),))
    done = f"{target.name}: {outcome.added} added, {outcome.changed} changed"
    named, more = _named_by_policy(target)
    return Edit(files=((target.file, written), *named), notes=(*notes, done, *more))


def _named_by_policy(target: Target) -> tuple[tuple[tuple[Path, str], ...], tuple[str, ...]]:
    """The policy with the register in it, where there is a policy that names none."""
    if target.policy is None:
        return (), ()
    path = target.policy.path
    table = ("tool", "pplcheck") if PurePosixPath(path).name == PYPROJECT else ()
    text = with_changes(target.policy.data.decode(), table, {"register": [_DEFAULT]})
    return ((target.root / path, text),), (f"{path}: now names {_DEFAULT}",)


def _resolve(
    statements: tuple[Statement, ...], text: RegisterText, *, create: bool
) -> tuple[list[Statement], tuple[str, ...]]:
    """The statements with ids for names; organizations that are new come first."""
    declared = [entry.values for entry in text.entries if entry.kind == "organization"]
    asked = [entry.values for entry in statements if entry.kind == "organization"]
    ids = Ids([*declared, *asked])
    created: dict[str, Statement] = {}
    problems: list[str] = []
    notes: list[str] = []

    def known(name: str) -> str:
        if name == SELF or ids.find(name):
            return ids.find(name) or name
        hint = did_you_mean(ids.near(name))
        if not create:
            problems.append(
                f"no organization is declared as '{plain(name)}'{hint or '; add it first'}"
            )
            return name
        key = ids.make(name)
        created[key] = _unknown(key, name)
        notes.append(f"organization '{plain(name)}' is new, as {key} of unknown kind{hint}")
        return key

    found = [_with_ids(statement, known) for statement in statements]
    if problems:
        raise ConfigurationError(tuple(problems))
    return [*created.values(), *found], tuple(notes)


def _unknown(key: str, name: str) -> Statement:
    return Statement(kind="organization", values={"id": key, "name": name, "kind": "unknown"})


def _with_ids(statement: Statement, known: Any) -> Statement:
    values = dict(statement.values)
    for key in ("organization", "party"):
        if key in values:
            values[key] = known(values[key])
    if "enrollment" in values:
        values["enrollment"] = [
            {**entry, "organization": known(entry["organization"])}
            for entry in values["enrollment"]
        ]
    return replace(statement, values=values)


def registers_of(request: Request, files: tuple[Path, ...]) -> tuple[Register, ...]:
    """The registers in files, or those in force for a repository.

    Raises ConfigurationError with every problem of every file at once.
    """
    if not files:
        from pplcheck.pipeline.sighting import look

        with open_repository(request.path, named=request.named) as repository:
            return look(request, repository).rules.registers
    problems: list[str] = []
    found: list[Register] = []
    for file in files:
        try:
            found.append(load_register(governing.read_register(file), str(file)))
        except ConfigurationError as error:
            problems += error.problems
    if not problems:
        try:
            combine(found)
        except ConfigurationError as error:
            problems += error.problems
    if problems:
        raise ConfigurationError(tuple(problems))
    return tuple(found)


def check_registers(request: Request, files: tuple[Path, ...]) -> tuple[str, int]:
    """What registers prove less than they seem to, a line each, and the exit status: 0 or 1.

    Raises ConfigurationError where something is wrong with them.
    """
    registers = registers_of(request, files)
    found = (*doubts(registers, request.as_of), *contradictions(registers))
    lines = [
        f"{neutral(doubt.source.path, 200)}:{doubt.source.line}: {neutral(doubt.what)}"
        for doubt in found
    ]
    for entry in registers:
        counts = (
            plural(len(entry.organizations), "organization"),
            plural(len(entry.people), "person", "people"),
            plural(len(entry.users), "user"),
            plural(len(entry.agreements), "agreement"),
        )
        lines.append(f"{neutral(entry.path, 200)}: right ({', '.join(counts)})")
    if not registers:
        lines.append("no register is in force here; pplcheck init writes a first one")
    warned = plural(len(found), "warning") if found else "no warnings"
    return "".join(f"{line}\n" for line in (*lines, warned)), int(bool(found))
