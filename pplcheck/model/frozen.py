"""`frozen`: a keyword-only dataclass with slots that stays as made, and is quickly loaded.

`dataclasses` compiles six functions for every class when a module is loaded, which is most of what
loading our types took. Such a class is a dataclass in all that can be seen (`fields`, `replace`,
`asdict`, `is_dataclass`); what has to be compiled is so when it is first used, and `__init__` fills
the slots directly.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_UNSET = object()
"""Stands for a value that was not given, where a factory makes it."""


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, order: bool) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(
    cls: type[T] | None = None, /, *, order: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make the class a frozen dataclass; `order` gives it `<` and its kin, by its fields.

    As `@dataclass(frozen=True, slots=True, kw_only=True)` does: https://docs.python.org/3/library/dataclasses.html
    """
    if cls is None:
        return lambda cls: _made(cls, order=order)
    return _made(cls, order=order)


def _made(cls: type[T], *, order: bool) -> type[T]:
    """A class with slots for the fields, and the methods of a frozen dataclass."""
    made: type[T] = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    compiled = (*_SOURCES, *(_ORDERS if order else ()))
    methods = {**_SHARED, **{name: _at_first_use(made, name) for name in compiled}}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _at_first_use(cls: Any, name: str) -> Callable[..., Any]:
    """A method that puts the compiled one in its place, and calls that."""

    def method(*given: Any, **values: Any) -> Any:
        compiled = _compiled(cls, name)
        setattr(cls, name, compiled)
        return compiled(*given, **values)

    return method


def _compiled(cls: Any, name: str) -> Callable[..., Any]:
    """A method as Python code; only names of our own fields stand in it."""
    names: dict[str, Any] = {"_unset": _UNSET, "_class": cls}
    for one in fields(cls):
        names[f"_set_{one.name}"] = getattr(cls, one.name).__set__
        names[f"_default_{one.name}"] = one.default
        names[f"_make_{one.name}"] = one.default_factory
    source = _SOURCES[name](cls) if name in _SOURCES else _compares(cls, _ORDERS[name])
    exec(f"def {name}{source}", names)  # noqa: S102 (no text from outside comes here)
    method: Callable[..., Any] = names[name]
    return method


def _init(cls: Any) -> str:
    """`__init__`: a parameter and a line for every field, which is set through its slot."""
    asked = [one.name + _default(one) for one in fields(cls) if one.init]
    made = [one for one in fields(cls) if one.init or one.default_factory is not MISSING]
    lines = [f"_set_{one.name}(self, {_value(one)})" for one in made]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    taken = ", ".join(["self", *(["*", *asked] if asked else [])])
    return f"({taken}):\n " + "\n ".join(lines or ["pass"])


def _default(one: Field[Any]) -> str:
    """What a parameter is where it is left out, as it stands in the list of parameters."""
    if one.default is not MISSING:
        return f"=_default_{one.name}"
    return "=_unset" if one.default_factory is not MISSING else ""


def _value(one: Field[Any]) -> str:
    """What a field is set to: the parameter, or what its factory makes."""
    if one.default_factory is MISSING:
        return one.name
    made = f"_make_{one.name}()"
    return f"{made} if {one.name} is _unset else {one.name}" if one.init else made


def _compares(cls: Any, operator: str) -> str:
    """A method that compares two of the class, field by field."""
    given = f"{_values(cls, 'self')} {operator} {_values(cls, 'other')}"
    return f"(self, other):\n return {given} if other.__class__ is _class else NotImplemented"


def _hash(cls: Any) -> str:
    """`__hash__`: of all fields that are compared."""
    return f"(self):\n return hash({_values(cls, 'self')})"


def _values(cls: Any, of: str) -> str:
    """The fields that are compared, as a tuple."""
    return "(" + "".join(f"{of}.{one.name}, " for one in fields(cls) if one.compare) + ")"


@recursive_repr()
def _repr(self: Any) -> str:
    """The class and its fields, as they would be written to make it."""
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    """Raises FrozenInstanceError: it stays as it was made."""
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    """Raises FrozenInstanceError: it stays as it was made."""
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    """What is copied and sent to another process: the values of the fields."""
    return [getattr(self, one.name) for one in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    """Take on what `_getstate` gave."""
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SOURCES: dict[str, Callable[[Any], str]] = {
    "__init__": _init,
    "__eq__": lambda cls: _compares(cls, "=="),
    "__hash__": _hash,
}
_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_SHARED: dict[str, Callable[..., Any]] = {
    "__repr__": _repr,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
