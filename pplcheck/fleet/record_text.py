"""Records as text that is the same for the same record, and reports made anew from it."""

from __future__ import annotations

import json
import types
import zlib
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pplcheck.errors import PplcheckError
from pplcheck.formats.document import sound_value
from pplcheck.formats.report_json import value_of
from pplcheck.model.fleet import Record

Value = TypeVar("Value")


class RecordFormError(PplcheckError):
    """A record that was kept is not of the form this version writes."""


def packed(record: Record) -> bytes:
    """A record as bytes to keep: JSON, the same for the same record, compressed (RFC 1950)."""
    value = sound_value(value_of(record))
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    return zlib.compress(text.encode("ascii"), 6)


def unpacked(data: bytes) -> dict[str, Any]:
    """The JSON value of a record that `packed` wrote."""
    value: dict[str, Any] = json.loads(zlib.decompress(data))
    return value


def revived(kind: type[Value], value: Any) -> Value:
    """A part of a record made anew from its JSON value.

    Raises:
        RecordFormError: the value has not the form of its kind.
    """
    try:
        return _made(kind, value)  # type: ignore[no-any-return] # made of its own kind
    except (KeyError, TypeError, ValueError) as error:
        raise RecordFormError(
            f"a record is not of this version's form ({error}); run `pplcheck fleet run` again"
        ) from error


def _made(kind: Any, value: Any) -> Any:
    """A value of a kind: a list, an option, a part with members, or a plain value."""
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], entry) for entry in value)
    if get_origin(kind) in {Union, types.UnionType}:
        wanted = next(entry for entry in get_args(kind) if entry is not type(None))
        return None if value is None else _made(wanted, value)
    if is_dataclass(kind):
        return kind(
            **{name: _made(hint, value[name]) for name, hint in _members(cast("type", kind))}
        )  # type: ignore[operator] # a class
    return _plain(kind, value)


def _plain(kind: Any, value: Any) -> Any:
    """A day, a code, a number or a text."""
    if kind is date:
        return date.fromisoformat(value)
    return kind(value) if kind is float or issubclass(kind, Enum) else value


@cache
def _members(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The names of a part's members with their kinds."""
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))
