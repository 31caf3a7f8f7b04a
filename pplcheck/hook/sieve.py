"""Whether what is staged is plainly fine: the answer to most commits, given at once.

It is, where no staged file may speak for others or govern the check, none says of its own license
anything that it did not say before or that the work does not say, and the author is listed in the
register. Everything else is left to the full reading, which alone finds and tells.
"""

from __future__ import annotations

import os

from pplcheck.history.direct import Change, Direct
from pplcheck.history.plain import NotPlainError, Place
from pplcheck.hook import wording

POLICIES = ("pplcheck.toml", ".pplcheck.toml", "pyproject.toml")
"""Where a policy is looked for; the first speaks alone."""
TEXTS = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING", "COPYING.md", "COPYING.txt")
"""Where the text of the work's license is looked for; there must be one."""
OTHERS = ("REUSE.toml", ".reuse/dep5")
"""What may speak for a file without naming it in the file; in the folder of any file."""


def is_plainly_fine(start: str, files: tuple[str, ...], index: str, address: str) -> bool:
    """Whether nothing can be found in what is staged in the repository at or above a folder.

    The folder is absolute, links resolved. `files` are those asked about, relative to it, none for
    all that are staged. `index` is the index file a hook
    is told of, and `address` the author's mail address, both "" where there is none.
    """
    try:
        place = Place(start)
        asked = {os.path.relpath(os.path.join(start, file), place.root) for file in files}
        with Direct(place, index) as repository:
            changes = repository.changes()
            if not asked <= {change.path for change in changes}:
                return False  # files that are not staged are asked about, too
            if any(wording.may_speak(change.path) for change in changes):
                return False
            tags = _tags(repository, changes)
            return (
                tags is not None
                and _are_the_works(repository, tags)
                and _is_listed(repository, address)
            )
    except (NotPlainError, OSError, ValueError):
        return False


def _tags(repository: Direct, changes: list[Change]) -> dict[str, str] | None:
    """The license ids that files name now and did not before, by path; None: look closer."""
    texts = [change for change in changes if change.after and not wording.is_media(change.path)]
    contents = repository.contents([change.after for change in texts])
    speaking = []
    for change, data in zip(texts, contents, strict=True):
        rows = wording.license_rows(data) if data is not None else None
        if rows is None:
            return None
        if rows:
            speaking.append((change, rows))
    edited = [(change, rows) for change, rows in speaking if change.before]
    before = repository.contents([change.before for change, _ in edited])
    same = {
        change.path
        for (change, rows), data in zip(edited, before, strict=True)
        if data is not None and _words(wording.license_rows(data)) == _words(rows)
    }
    tags = {
        change.path: wording.tag_in(rows) for change, rows in speaking if change.path not in same
    }
    return tags if all(tags.values()) else None


def _words(rows: tuple[tuple[int, bytes], ...] | None) -> list[bytes] | None:
    return None if rows is None else [row for _, row in rows]


def _are_the_works(repository: Direct, tags: dict[str, str]) -> bool:
    """Whether files name the license of the work, or the work's asks nothing back."""
    if not tags:
        return True
    folders = {""}
    for path in tags:
        parts = path.split("/")[:-1]
        folders |= {"/".join(parts[: count + 1]) + "/" for count in range(len(parts))}
    others = [f":{folder}{name}" for folder in sorted(folders) for name in OTHERS]
    others += [f":{path}.license" for path in tags]
    if any(found is not None for found in repository.contents(others)):
        return False
    texts = [text for text in repository.contents([f":{name}" for name in TEXTS]) if text]
    title = wording.title_of(texts[0]) if len(texts) == 1 else None
    return title == "" or (title is not None and {*tags.values()} == {title})


def _is_listed(repository: Direct, address: str) -> bool:
    """Whether the registers list the author; true where there is no register, or no author."""
    policies = repository.contents([f":{name}" for name in POLICIES])
    for name, policy in zip(POLICIES, policies, strict=True):
        own_table = name == "pyproject.toml"
        if policy is None or (own_table and b"pplcheck" not in policy):
            continue
        registers = wording.registers_in(policy, own_table=own_table)
        if registers is None:
            return False
        if not registers or not address:
            return True
        found = repository.contents([f":{register}" for register in registers])
        return all(text is not None for text in found) and any(
            wording.names_author(text or b"", address) for text in found
        )
    return True
