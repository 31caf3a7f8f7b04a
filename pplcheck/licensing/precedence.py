"""Which counts where a REUSE file and a file itself both say something (REUSE 3.3, precedence).

`closest`: the file's own tag, else the nearest REUSE file. `aggregate`: both apply. `override`:
the annotation, of the REUSE file nearest to the root.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pplcheck.licensing.expression import all_of
from pplcheck.licensing.reuse import Precedence
from pplcheck.model.declaration import Declaration, Origin

Key = tuple[str, int, str]
"""An annotation: the REUSE file, its line, and what it covers."""


def settled(
    found: Sequence[Declaration], precedences: Mapping[Key, Precedence]
) -> list[Declaration]:
    """The declarations that count; `precedences` holds those of annotations for single files."""
    if not precedences:
        return list(found)
    annotated: dict[str, list[Declaration]] = defaultdict(list)
    others: list[Declaration] = []
    for entry in found:
        known = entry.origin is Origin.REUSE and (
            (entry.path, entry.line, entry.covers) in precedences
        )
        (annotated[entry.covers] if known else others).append(entry)
    kept = []
    for entry in others:
        if entry.covers in annotated and entry.covers in (entry.path, _neighbor(entry.path)):
            kept.extend(_against(entry, annotated.pop(entry.covers), precedences))
        else:
            kept.append(entry)
    kept.extend(
        entries[0] if len(entries) == 1 else _nearest(entries, precedences)
        for entries in annotated.values()
    )
    return kept


def _neighbor(path: str) -> str:
    return path.removesuffix(".license")


def _nearest(entries: list[Declaration], precedences: Mapping[Key, Precedence]) -> Declaration:
    """Of several REUSE files: one that overrides, from the root on, else the deepest."""
    entries = sorted(entries, key=lambda entry: entry.path.count("/"))
    overriding = [entry for entry in entries if _is(entry, Precedence.OVERRIDE, precedences)]
    return overriding[0] if overriding else entries[-1]


def _against(
    own: Declaration, entries: list[Declaration], precedences: Mapping[Key, Precedence]
) -> list[Declaration]:
    annotation = _nearest(entries, precedences)
    if _is(annotation, Precedence.OVERRIDE, precedences):
        return [annotation]
    if not _is(annotation, Precedence.AGGREGATE, precedences):
        return [own] if own.trust >= annotation.trust else [own, annotation]
    if own.expression is None or annotation.expression is None:
        return [own, annotation]
    both = all_of([own.expression, annotation.expression])
    note = f"with {annotation.path}, line {annotation.line}"
    return [replace(own, expression=both, trust=annotation.trust, note=note)]


def _is(entry: Declaration, kind: Precedence, precedences: Mapping[Key, Precedence]) -> bool:
    return precedences[entry.path, entry.line, entry.covers] is kind
