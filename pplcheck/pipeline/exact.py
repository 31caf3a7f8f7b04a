"""Shares as the report tells them: rounded once, so that every format has the same number."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

DECIMALS = 6

Value = TypeVar("Value")


def exact(value: Value) -> Value:
    """A value of the report with all its shares rounded to six decimals, also within its parts."""
    found: Any = _rounded(value)
    return found  # type: ignore[no-any-return] # the same type it came with


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, tuple):
        return tuple(map(_rounded, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: _rounded(getattr(value, field.name)) for field in fields(value)}
        )
    return value
