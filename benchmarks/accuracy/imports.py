"""Whether an imported table gives the organizations it gave before.

    python -m benchmarks.accuracy imports REPOSITORY TABLE...

The tables (Stackalytics' JSON, CNCF's affiliations, or a gitdm configuration, which names the
rest) are imported, written as a register, read back, and the history attributed with it. For each
commit whose recorded address the table names somebody for, the answer is compared with what the
table's own tool would say of it. Where it differs: `no domain` counts those that the table knows by
a mail domain which names nobody here (freemail, community hosts), `conflict` those that show two
organizations, `other` the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.accuracy.direct import lookup
from pplcheck.config.combine import combine
from pplcheck.config.entry_text import entry_text
from pplcheck.config.importers import READERS, REFERENCES
from pplcheck.config.importers.employers import employer
from pplcheck.config.register import load_register
from pplcheck.config.taking_over import OptOut, take_over
from pplcheck.history.contributions import read_history
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree
from pplcheck.model.contribution import History, Identity, Role
from pplcheck.model.imported import Imported
from pplcheck.model.party import SELF, Capacity
from pplcheck.model.register import Register
from pplcheck.people.affiliate import Affiliator
from pplcheck.people.capacity import Decision
from pplcheck.people.resolve import resolve
from pplcheck.pipeline.governing import MAILMAP_LIMIT

REASONS = ("no domain", "conflict", "other")
HEADER = ("repository", "format", "commits", "listed", "same", "share", *REASONS)


def run(repository: Path, tables: tuple[Path, ...]) -> list[tuple[str, ...]]:
    """One row of figures under their names."""
    format_, says = lookup(tables)
    register = registered(read_tables(format_, tables))
    history = history_of(repository)
    decide = decider(history, register)
    found: Counter[str] = Counter()
    for activity in history.activities:
        if activity.role is not Role.AUTHOR:
            continue
        for day, count in activity.days:
            found["commits"] += count
            wanted = employer(says(activity.raw.email.lower(), day)).organization
            if wanted:
                found["listed"] += count
                found[_compare(wanted, decide(activity.raw, day), register)] += count
    share = f"{found['same'] / found['listed']:.4f}" if found["listed"] else "-"
    figures = (found[name] for name in REASONS)
    row = (repository.resolve().parent.name, format_, found["commits"], found["listed"])
    return [HEADER, tuple(map(str, (*row, found["same"], share, *figures)))]


def _compare(wanted: str, decision: Decision, register: Register) -> str:
    if name_of(decision, register).casefold() == wanted.casefold():
        return "same"
    if decision.capacity is Capacity.CONFLICT:
        return "conflict"
    return "no domain" if decision.hint else "other"


def name_of(decision: Decision, register: Register) -> str:
    """The name a table would give a decision, empty for none, `SELF` for themselves."""
    if decision.capacity is Capacity.SELF:
        return SELF
    entries = (entry.name for entry in register.organizations if entry.id == decision.organization)
    return next(entries, "") if decision.organization else ""


def read_tables(format_: str, tables: tuple[Path, ...]) -> Imported:
    """The tables read, with all others that they name and that lie beside them."""
    files = {str(path): path.read_bytes() for path in tables}
    naming = REFERENCES.get(format_)
    for path in tables if naming else ():
        for name in naming(str(path), path.read_bytes()) if naming else ():
            if (path.parent / name).is_file():
                files[name] = (path.parent / name).read_bytes()
    return READERS[format_](tuple(files.items()))


def registered(imported: Imported) -> Register:
    """The register that an import makes, written and read back."""
    empty = Register(path="", digest="", organizations=(), people=(), users=(), agreements=())
    taken = take_over(imported, empty, opt_out=OptOut())
    blocks = (entry_text(entry.kind, entry.values) for entry in taken.statements)
    data = "\n".join(("schema = 1\n", *blocks)).encode()
    return combine([load_register(data, "imported.toml")])


def history_of(repository: Path, *, is_mapped: bool = True) -> History:
    """A repository's history, with the mailmap of its tip, or as recorded."""
    with open_repository(repository, named=True) as quarantine:
        head = quarantine.head()[0]
        found = commit_tree(quarantine, head).read((".mailmap",), MAILMAP_LIMIT).get(".mailmap")
        used = found.data if found and is_mapped else None
        return read_history(quarantine, head, mailmap=used, bots=())


def decider(history: History, register: Register) -> Callable[[Identity, date], Decision]:
    """For whom an identity of a history acted on a day."""
    resolution = resolve(history.activities, register.people)
    return Affiliator(history.activities, resolution, register.organizations).decide
