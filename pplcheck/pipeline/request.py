"""What is asked: which repository, judged how, with what the caller brings along."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pplcheck.model.frozen import frozen
from pplcheck.model.standing import Reading


@frozen
class Request:
    """One check to make.

    `path` is the repository or a folder in it, `named` whether a person typed it. `as_of` is the
    day the answer is for. `rev` and `base` are revisions, empty for none. `registers` and
    `config` are the caller's files. `reading`, `fail_on` (`error`, `warning`, `note`, `never`),
    `select` and `ignore` win over the policy where given. `pseudonyms` is the caller's file with
    the key of the names that stand in for people. With `paths` it is looked at which files each
    commit touched, which takes longer; with `lines` also how many lines, which takes much longer.
    `baseline` is the caller's file, and wins over that of the
    policy; `afresh` leaves both aside. `allowed_signers`
    and `keyring` are the caller's files of keys; signatures are verified where one is given.
    `cache` is the caller's folder where results are kept from one run to the next, None for none.
    """

    path: Path
    as_of: date
    named: bool = True
    rev: str = ""
    base: str = ""
    config: Path | None = None
    registers: tuple[Path, ...] = ()
    isolated: bool = False
    reading: Reading | None = None
    fail_on: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_people: bool = False
    pseudonyms: Path | None = None
    baseline: Path | None = None
    afresh: bool = False
    paths: bool = False
    lines: bool = False
    allowed_signers: Path | None = None
    keyring: Path | None = None
    cache: Path | None = None

    @property
    def history_cache(self) -> Path | None:
        """The folder where the count of the history is kept; None where it is not the plain one."""
        return None if self.paths or self.lines else self.cache

    @property
    def may_tell_people_apart(self) -> bool:
        """Whether persons are shown one by one, by name or by a pseudonym."""
        return self.show_people or self.pseudonyms is not None
