"""What a run is about, made ready: places read, addresses fetched if asked, keys and question."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pplcheck.errors import OutputError
from pplcheck.fleet.places import Entry, read_places
from pplcheck.fleet.question import Question, ask
from pplcheck.fleet.running import Plan
from pplcheck.fleet.worker import Bounds
from pplcheck.model.frozen import frozen
from pplcheck.pipeline.phyle import phyle_registers
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.scanning import git_outside

KEY = "people.key"
"""The file in the fleet's folder with the key of people's ids."""


@frozen
class Prepared:
    """Everything a run needs but how long results are kept."""

    entries: tuple[Entry, ...]
    asked: Question
    bounds: Bounds
    name: str
    phyle: str

    @property
    def search(self) -> str:
        """The PATH without what lies in any of the repositories, "" where no git is left on it."""
        git = git_outside(entry.path for entry in self.entries if entry.path)
        return git.search if git else ""

    def plan(self, *, max_age: int, afresh: bool) -> Plan:
        """The plan of a run that keeps results for so many days, or none."""
        return Plan(
            asked=self.asked,
            bounds=self.bounds,
            max_age=max_age,
            afresh=afresh,
            name=self.name,
            phyle=self.phyle,
        )


def prepare(  # noqa: PLR0913 - what a run needs, one argument each
    words: Sequence[str],
    request: Request,
    folder: Path,
    bounds: Bounds,
    *,
    clone: bool,
    jobs: int,
) -> Prepared:
    """Read the places that words mean, and make ready what is asked of them.

    A phyle's registers are read as if they came by --register, as in its report; its members are
    named like organizations of a register. With `clone`, addresses are fetched into the folder.
    Raises UsageError and ConfigurationError for what the caller must correct.
    """
    named = read_places(words)
    phyle = named.phyle
    entries = named.entries
    if clone:
        from pplcheck.fleet.clones import cloned

        entries = cloned(entries, folder / "clones", bounds, jobs)
    if phyle is not None:
        request = replace(request, registers=(*phyle_registers(phyle), *request.registers))
    by_name = request.show_people and request.pseudonyms is None
    asked = ask(
        request,
        members=phyle.members if phyle else (),
        people_key=_key_in(folder) if by_name else None,
    )
    return Prepared(
        entries=entries,
        asked=asked,
        bounds=bounds,
        name=phyle.name if phyle else folder.absolute().name,
        phyle=str(Path(phyle.path).absolute()) if phyle else "",
    )


def _key_in(folder: Path) -> Path:
    """The key of people's ids in this fleet: made once, for its owner alone."""
    path = (folder / KEY).absolute()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return path
    except OSError as error:
        raise OutputError(f"cannot write {str(path)!r}: {error.strerror}") from error
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path
