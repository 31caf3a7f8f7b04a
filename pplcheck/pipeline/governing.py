"""The files that govern a check: policy, registers, mailmap; read safely.

Files of the repository come from what is judged (the work tree or a commit), or from the base
where one is given; files of the caller come from the caller's own paths.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pplcheck.config.baseline import BASELINE_BYTES, load_baseline
from pplcheck.config.policy import (
    find_policy,
    load_policy,
    load_user_registers,
    named_registers,
)
from pplcheck.config.register import combine, load_register
from pplcheck.errors import ConfigurationError, UnreadableConfigurationError, UsageError
from pplcheck.history.tree import CommitTree, read_governing
from pplcheck.model.baseline import Baseline
from pplcheck.model.frozen import frozen
from pplcheck.model.ledger import Ledger
from pplcheck.model.policy import Policy
from pplcheck.model.register import Register
from pplcheck.model.report import FileDigest, Severity
from pplcheck.pipeline.ledgers import read_ledgers
from pplcheck.pipeline.request import Request
from pplcheck.rules import RETIRED, RULES

LIMIT = 1 << 20
"""Bytes of a policy; more is refused, not cut."""

REGISTER_LIMIT = 32 << 20
"""Bytes of a register, which may hold what a whole community recorded; more is refused."""

MAILMAP_LIMIT = 4 << 20
"""Bytes of a mailmap; the largest public ones stay under 100 kB."""

CODES = tuple(sorted({rule.code for rule in RULES} | set(RETIRED)))
"""Every code a policy may name."""

Read = Callable[[str], bytes | None]


@frozen
class Governing:
    """The policy in force, the registers read, all they declare together, and the baseline."""

    policy: Policy
    registers: tuple[Register, ...]
    declared: Register
    baseline: Baseline | None = None
    ledgers: tuple[Ledger, ...] = ()


def reader(source: Path | CommitTree, limit: int = REGISTER_LIMIT) -> Read:
    """How to read a governing file: below a folder on disk, or from a commit's tree.

    The function gives None where nothing is there, and raises UnreadableConfigurationError where
    something is there that cannot be read whole.
    """
    if isinstance(source, Path):
        return lambda path: read_governing(source, path, limit)
    return lambda path: source.read_governing(path, limit)


def read_all(request: Request, read: Read, start: str) -> Governing:
    """Policy and registers, with the request's own settings on top.

    `start` is the folder the search for a policy begins in, relative to the root. Raises
    ConfigurationError with every problem of every file at once, UnreadableConfigurationError
    for the first that cannot be read.
    """
    problems: list[str] = []
    policy = _policy(request, read, start, problems)
    registers = _registers(request, policy, read, problems)
    ledgers, wrong = read_ledgers(policy, read, read_register, request.config)
    baseline = _baseline(request, policy, read, problems)
    if not problems:
        try:
            declared = combine(registers)
        except ConfigurationError as error:
            problems.extend(error.problems)
    problems.extend(wrong)
    if problems:
        raise ConfigurationError(tuple(problems))
    return Governing(
        policy=_override(policy, request),
        registers=registers,
        declared=declared,
        baseline=baseline,
        ledgers=ledgers,
    )


def _policy(request: Request, read: Read, start: str, problems: list[str]) -> Policy:
    """The policy; where it has problems they are added, and only its registers are known."""
    if request.config is not None:
        data, path = read_file(request.config), str(request.config)
    elif request.isolated or (found := find_policy(read, folders_up(start))) is None:
        return Policy()
    else:
        data, path = found.data, found.path
    try:
        return load_policy(data, path, codes=CODES)
    except ConfigurationError as error:
        problems.extend(error.problems)
        return Policy(path=path, registers=named_registers(data, path))


def _registers(
    request: Request, policy: Policy, read: Read, problems: list[str]
) -> tuple[Register, ...]:
    """Every register, the repository's first; problems are added to the list."""
    loaded: dict[str, Register] = {}
    for path, data in _register_files(request, policy, read, problems):
        try:
            loaded.setdefault(path, load_register(data, path))
        except ConfigurationError as error:
            problems.extend(error.problems)
    return tuple(loaded.values())


def _register_files(
    request: Request, policy: Policy, read: Read, problems: list[str]
) -> list[tuple[str, bytes]]:
    files: list[tuple[str, bytes]] = []
    for named in policy.registers:
        if request.config is not None:
            files.append((named, read_register(request.config.parent / named)))
            continue
        path = beside_policy(policy, named)
        data = read(path)
        if data is None:
            problems.append(
                f"register {path!r}, named by {policy.path}, is not there; add the file or drop it"
            )
        else:
            files.append((path, data))
    files.extend((str(path), read_register(path)) for path in request.registers)
    return files


def _baseline(request: Request, policy: Policy, read: Read, problems: list[str]) -> Baseline | None:
    """The baseline of the caller, else that of the policy; problems are added to the list."""
    if request.afresh or not (request.baseline or policy.baseline):
        return None
    try:
        if request.baseline:
            data, path = read_file(request.baseline, BASELINE_BYTES), str(request.baseline)
        elif request.config:
            file = request.config.parent / policy.baseline
            data, path = read_file(file, BASELINE_BYTES), str(file)
        else:
            path = beside_policy(policy, policy.baseline)
            found = read(path)
            if found is None:
                problems.append(
                    f"baseline {path!r}, named by {policy.path}, is not there; write it with "
                    "`pplcheck baseline create`, or drop the key"
                )
                return None
            data = found
        return load_baseline(data, path)
    except ConfigurationError as error:
        problems.extend(error.problems)
        return None


def beside_policy(policy: Policy, named: str) -> str:
    """The path in the repository of a file that the repository's policy names."""
    return str(PurePosixPath(policy.path).parent / named)


def read_register(path: Path) -> bytes:
    """A register the caller names; raises as `read_file` does."""
    return read_file(path, REGISTER_LIMIT)


def read_file(path: Path, limit: int = LIMIT) -> bytes:
    """A file the caller names, whole; ConfigurationError where it is not there.

    Raises UnreadableConfigurationError where it is no regular file, too large, or forbidden.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnreadableConfigurationError(f"{str(path)!r} is no regular file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise ConfigurationError((f"no such file: {str(path)!r}",)) from None
    except OSError as error:
        raise UnreadableConfigurationError(
            f"cannot read {str(path)!r}: {error.strerror}"
        ) from error
    if len(data) > limit:
        raise UnreadableConfigurationError(f"{str(path)!r} is larger than {limit} bytes")
    return data


def folders_up(start: str) -> tuple[str, ...]:
    """A folder and all above it up to the root (""), nearest first."""
    parts = PurePosixPath(start).parts if start else ()
    return tuple("/".join(parts[:count]) for count in range(len(parts), -1, -1))


def start_folder(request: Request, root: Path | None) -> str:
    """The folder named, relative to the root; "" where it is the root or there is none.

    Links inside the repository are not followed: what is judged must not choose its own policy.
    """
    if root is None:
        return ""
    path = Path(os.path.abspath(request.path))  # noqa: PTH100 - Path.absolute keeps ".."
    for folder in path.parents:
        if folder.resolve() == root:
            return path.relative_to(folder).as_posix()
    path = path.resolve()  # a link of the caller's, from outside
    return path.relative_to(root).as_posix() if root in path.parents else ""


def digests(registers: tuple[Register, ...]) -> tuple[FileDigest, ...]:
    """What reports say of the registers read."""
    return tuple(
        FileDigest(
            path=register.path,
            digest=register.digest,
            organizations=len(register.organizations),
            people=len(register.people),
        )
        for register in registers
    )


def user_registers(path: Path) -> tuple[Path, ...]:
    """Registers the user's own configuration names, relative to it; none without one."""
    if not path.is_file():
        return ()
    names = load_user_registers(read_file(path), str(path))
    return tuple(path.parent / name for name in names)


def _refuse_unknown(selectors: tuple[str, ...]) -> None:
    """A code that does not exist would select nothing, and pass for clean."""
    for selector in selectors:
        if not any(code.startswith(selector.strip().upper()) for code in CODES):
            raise UsageError(
                f"no rule's code begins with {selector!r}; `pplcheck rules` lists them"
            )


def _override(policy: Policy, request: Request) -> Policy:
    """The policy with what the caller asks for on the command line."""
    _refuse_unknown((*request.select, *request.ignore))
    changed = policy
    if request.reading is not None:
        changed = replace(changed, reading=request.reading)
    if request.fail_on:
        severity = None if request.fail_on == "never" else Severity[request.fail_on.upper()]
        changed = replace(changed, fail_on=severity)
    if request.select:
        changed = replace(changed, select=request.select)
    if request.ignore:
        changed = replace(changed, ignore=(*changed.ignore, *request.ignore))
    return changed
