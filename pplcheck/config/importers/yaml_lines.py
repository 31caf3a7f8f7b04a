"""YAML with the line each part stands at, as `json_lines` has it for JSON.

The one module that knows PyYAML, an optional dependency. Only the stream of parsing events is
used: nothing is constructed, tags mean nothing, and anchors are never followed, so that a short
file cannot unfold into a long one. Every scalar stays text.
"""

from __future__ import annotations

from typing import Any

from pplcheck.config.importers.json_lines import MAX_DEPTH, Array, Object
from pplcheck.config.importers.remarks import Remarks
from pplcheck.errors import UsageError
from pplcheck.model.party import Source

MAX_CHARACTERS = 16 << 20
"""The longest text that is read."""


class _Builder:
    """Values out of parsing events."""

    def __init__(self) -> None:
        self.top: Any = None
        self._open: list[Object | Array] = []
        self._keys: list[str | None] = []

    def add(self, value: Any, line: int) -> None:
        """Put a value where it belongs: a key, a value of the last key, or an entry."""
        if not self._open:
            self.top = value if self.top is None else self.top
        elif isinstance(inner := self._open[-1], Array):
            inner.append(value)
            inner.lines.append(line)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = value if isinstance(value, str) else ""
        else:
            inner[key] = value
            inner.lines[key] = line
            self._keys[-1] = None

    def open(self, value: Object | Array) -> bool:
        """Put a container and fill it from here on; False where it lies too deep."""
        self.add(value, value.line)
        self._open.append(value)
        self._keys.append(None)
        return len(self._open) <= MAX_DEPTH

    def close(self) -> None:
        """End the innermost container."""
        self._open.pop()
        self._keys.pop()


def read_yaml(path: str, text: str, remarks: Remarks) -> Any:
    """The first document of a text, or as much as comes before a mistake; None for nothing.

    Raises:
        UsageError: PyYAML is not installed.
    """
    try:
        import yaml
    except ImportError:
        message = "YAML cannot be read without PyYAML: pip install 'pplcheck[import]'"
        raise UsageError(message) from None
    builder = _Builder()
    line = 0
    if len(text) > MAX_CHARACTERS:
        remarks.add("is too long for YAML; it was not read", Source(path=path))
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            line = event.start_mark.line + 1 if event.start_mark else line
            if isinstance(event, yaml.AliasEvent):
                what = "refers to an anchor, which is not followed"
                remarks.add(what, Source(path=path, line=line))
                builder.add("", line)
            elif not _take(yaml, builder, event, line):
                remarks.add("nests too deep; the rest was not read", Source(path=path, line=line))
                break
    except (yaml.YAMLError, ValueError):
        source = Source(path=path, line=line)
        remarks.add("no YAML from here on; what follows was not taken over", source)
    return builder.top


def _take(yaml: Any, builder: _Builder, event: Any, line: int) -> bool:
    """Take an event in; False where it nests too deep."""
    if isinstance(event, yaml.MappingStartEvent):
        return builder.open(Object(line))
    if isinstance(event, yaml.SequenceStartEvent):
        return builder.open(Array(line))
    if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        builder.close()
    elif isinstance(event, yaml.ScalarEvent):
        builder.add(event.value, line)
    return True
