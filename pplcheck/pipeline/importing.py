"""What `register import` does: foreign files to entries of a register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join

from pplcheck.config.importers import READERS, REFERENCES
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.register import load_register
from pplcheck.config.register_text import RegisterText
from pplcheck.config.taking_over import OptOut, read_opt_out, take_over
from pplcheck.config.wording import Unfit, did_you_mean, nearest
from pplcheck.errors import CouldNotCheckError, NotARepositoryError, PplcheckError, UsageError
from pplcheck.formats.document import flat
from pplcheck.formats.neutral import neutral
from pplcheck.history.begun import begin
from pplcheck.history.contributions import read_history
from pplcheck.history.lines import lines_added
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree
from pplcheck.model.frozen import frozen
from pplcheck.model.imported import Imported, ImportedUse, Remark
from pplcheck.model.register import Register
from pplcheck.model.rule import plural
from pplcheck.pipeline.loose import read_loose
from pplcheck.pipeline.registering import Target, named_target, write_down
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of

IMPORT_LIMIT = 64 << 20
"""Bytes of one file of foreign data."""

SHOWN = 20
"""How many remarks are shown; the rest are counted."""


@frozen
class ImportQuestion:
    """What is imported: a format, its files, and what limits it.

    `into` is the register to extend, None for a text of its own. `only_for` is a repository whose
    people alone are of interest.
    """

    format: str
    files: tuple[Path, ...]
    into: Path | None = None
    opt_out: Path | None = None
    opt_out_key: Path | None = None
    only_for: Request | None = None


@frozen
class ImportDone:
    """The text of the register, None where nothing changes, with remarks and notes."""

    text: str | None
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]


def import_files(question: ImportQuestion) -> ImportDone:
    """Read foreign files and take over what they say.

    Raises UsageError for a format that does not exist, a list of hashes that is none, or more than
    a register can hold, and CouldNotCheckError where a file cannot be read.
    """
    reader = READERS.get(question.format)
    if reader is None:
        hint = did_you_mean(nearest(question.format, READERS))
        raise UsageError(
            f"no format is named {question.format!r}{hint}; there are {', '.join(READERS)}"
        )
    opt_out = _opt_out(question)
    target = _target(question)
    declared = load_register(target.data, target.name)
    only = _addresses(question.only_for) if question.only_for else None
    sieve = Sieve(only=only, used=len(target.data), held=_held(declared), left_out=opt_out.holds)
    imported = _with_commits(reader(_read(question), sieve), question.files)
    taken = take_over(imported, declared, opt_out=opt_out, only=only)
    text = RegisterText(target.data, target.name)
    edit = write_down(target, text, taken.statements, source=question.format)
    left = plural(taken.opted_out, "person", "people")
    notes = (
        (*edit.notes, f"{left} left out by the opt-out list") if question.opt_out else edit.notes
    )
    written = edit.files[0][1] if edit.files else None
    return ImportDone(text=written, remarks=taken.remarks, notes=notes)


def remarks_text(remarks: Iterable[Remark]) -> str:
    """Every remark as a line of JSON."""
    return "".join(
        flat({"path": each.source.path, "line": each.source.line, "remark": each.what}) + "\n"
        for each in remarks
    )


def remarks_summary(done: ImportDone) -> str:
    """The first remarks as people read them, how many more there are, and what was done."""
    lines = [
        f"{neutral(each.source.path, 200)}:{each.source.line}: {neutral(each.what, 300)}"
        for each in done.remarks[:SHOWN]
    ]
    if len(done.remarks) > SHOWN:
        more = plural(len(done.remarks) - SHOWN, "remark")
        lines.append(f"and {more} more; --remarks FILE writes them all")
    return "".join(f"{line}\n" for line in (*lines, *(neutral(note) for note in done.notes)))


def _target(question: ImportQuestion) -> Target:
    if question.into is None:
        return Target(file=Path("register.toml"), name="register", data=b"")
    return named_target(question.into)


def _held(register: Register) -> frozenset[str]:
    """The addresses, domains and names in a register, in lower case."""
    people, organizations = register.people, register.organizations
    return frozenset(
        (
            *(each.email.casefold() for person in people for each in person.identities),
            *(domain for entry in organizations for domain in entry.domains),
            *(domain.name for entry in organizations for domain in entry.dated_domains),
            *(name.casefold() for entry in organizations for name in (entry.name, *entry.aliases)),
        )
    )


def _read(question: ImportQuestion) -> tuple[tuple[str, bytes], ...]:
    """The files, with those they refer to that lie beside them."""
    found = {str(path): read_loose(path, IMPORT_LIMIT) for path in question.files}
    refer = REFERENCES.get(question.format)
    for path, data in list(found.items()) if refer else ():
        for name in refer(path, data) if refer else ():
            beside = join(dirname(path), name)
            if beside not in found and Path(beside).is_file():
                found[beside] = read_loose(Path(beside), IMPORT_LIMIT)
    return tuple(found.items())


def _opt_out(question: ImportQuestion) -> OptOut:
    if question.opt_out is None:
        if question.opt_out_key is not None:
            raise UsageError("--opt-out-key needs --opt-out")
        return OptOut()
    key = read_loose(question.opt_out_key).strip() if question.opt_out_key else b""
    found = read_opt_out(read_loose(question.opt_out, IMPORT_LIMIT), key)
    if isinstance(found, Unfit):
        raise UsageError(f"{question.opt_out} {found.reason}")
    return found


def _addresses(request: Request) -> frozenset[str]:
    """Every address that a history holds, in lower case, as recorded and by its mailmap."""
    from pplcheck.pipeline.sighting import look

    with open_repository(request.path, named=request.named) as repository:
        sight = look(request, repository)
        log = begin(repository, sight.judged.head, shelf_of(request.history_cache, repository))
        history = read_history(
            repository, sight.judged.head, mailmap=sight.mailmap, bots=(), log=log
        )
    identities = (
        identity for entry in history.activities for identity in (entry.raw, entry.identity)
    )
    return frozenset(identity.email.casefold() for identity in identities)


def _with_commits(imported: Imported, files: tuple[Path, ...]) -> Imported:
    """Claims of use with the commit that added their line, where the file lies in a repository."""
    if not imported.uses:
        return imported
    uses: list[ImportedUse] = []
    remarks: list[Remark] = []
    for file in files:
        own = [use for use in imported.uses if use.source.path == str(file)]
        try:
            uses += _dated(own, file) if own else ()
        except PplcheckError as error:
            uses += own
            if not isinstance(error, NotARepositoryError):
                first = replace(own[0].source, line=0)
                remarks.append(Remark(what=f"no commit was looked up: {error}", source=first))
    return replace(imported, uses=tuple(uses), remarks=(*imported.remarks, *remarks))


def _dated(uses: list[ImportedUse], file: Path) -> list[ImportedUse]:
    with open_repository(file.resolve().parent, named=True) as repository:
        root = repository.root
        if root is None:
            raise NotARepositoryError("a bare repository has no such file")
        commit = repository.head()[0]
        path = file.resolve().relative_to(root).as_posix()
        committed = commit_tree(repository, commit).read((path,), IMPORT_LIMIT).get(path)
        if committed is None or committed.data != read_loose(file, IMPORT_LIMIT):
            raise CouldNotCheckError(f"{file} differs from what is committed; commit it first")
        added = lines_added(repository, commit, path)
    found = []
    for use in uses:
        who = added.get(use.source.line)
        day = f" on {who.day}" if who and who.day else ""
        found.append(replace(use, commit=f"{who.commit[:12]}{day}") if who else use)
    return found
