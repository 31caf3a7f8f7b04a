"""Contribution ledgers that the policy names: how they are read, and whom their lines name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pplcheck.errors import ConfigurationError
from pplcheck.model.ledger import Ledger, LedgerWork
from pplcheck.model.policy import Policy
from pplcheck.model.standing import PartyStanding

Read = Callable[[str], bytes | None]


def read_ledgers(
    policy: Policy, read: Read, read_own: Callable[[Path], bytes], config: Path | None
) -> tuple[tuple[Ledger, ...], tuple[str, ...]]:
    """The ledgers of a policy, and every problem they have.

    `read` answers with a file of the repository, None where it is not there. Ledgers of a
    policy that the caller brings lie beside that file, `config`, and are read by `read_own`.
    Raises UnreadableConfigurationError for the first that cannot be read whole.
    """
    ledgers: list[Ledger] = []
    problems: list[str] = []
    for named in policy.ledgers:
        path, data = _found(named, policy, read, read_own, config)
        if data is None:
            problems.append(
                f"ledger {path!r}, named by {policy.path}, is not there; add the file or drop it"
            )
            continue
        try:
            from pplcheck.config.ledger import load_ledger  # with `csv`: few projects keep one

            ledgers.append(load_ledger(data, path))
        except ConfigurationError as error:
            problems.extend(error.problems)
    return tuple(ledgers), tuple(problems)


def named_as(
    standings: Iterable[PartyStanding], works: Iterable[LedgerWork]
) -> tuple[LedgerWork, ...]:
    """Lines of ledgers in which persons bear the names that their standings have."""
    names = {entry.party: entry.name for entry in standings if entry.is_person}
    return tuple(
        replace(work, name=names.get(work.party, "")) if work.is_person else work for work in works
    )


def _found(
    named: str,
    policy: Policy,
    read: Read,
    read_own: Callable[[Path], bytes],
    config: Path | None,
) -> tuple[str, bytes | None]:
    if config is not None:
        return named, read_own(config.parent / named)
    path = str(PurePosixPath(policy.path).parent / named)
    return path, read(path)
