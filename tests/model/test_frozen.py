"""Frozen classes against those of `dataclasses`: what can be seen of them is the same."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from pplcheck.model.frozen import frozen


@frozen
class Plain:
    """Two fields, one of which may be left out."""

    name: str
    days: tuple[int, ...] = ()


@frozen
class Made(Plain):
    """Inherits; a factory, and fields that stand aside."""

    parts: list[int] = field(default_factory=list)
    note: str = field(default="", compare=False)
    hidden: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """The fields of `Made`, made by `dataclasses`."""

    name: str
    days: tuple[int, ...] = ()
    parts: list[int] = field(default_factory=list)
    note: str = field(default="", compare=False)
    hidden: str = field(default="", repr=False)


@frozen(order=True)
class Ordered:
    """Two fields to go by, and one that is not compared."""

    day: int
    name: str = ""
    note: str = field(default="", compare=False)


@frozen
class Empty:
    """No field at all."""


@frozen
class Worked:
    """A field that is not given but worked out, and one that its factory makes."""

    count: int
    double: int = field(init=False)
    seen: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        """Work out what was not given."""
        object.__setattr__(self, "double", 2 * self.count)


@frozen
class Own:
    """A class that says itself how it is shown and compared."""

    name: str

    def __repr__(self) -> str:
        """Its name."""
        return self.name

    def __eq__(self, other: object) -> bool:
        """Whatever the case of letters."""
        return isinstance(other, Own) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        """As `==` goes."""
        return hash(self.name.lower())


def test_is_a_dataclass_with_slots() -> None:
    made = Made(name="a")
    assert is_dataclass(made)
    assert [one.name for one in fields(Made)] == [one.name for one in fields(Standard)]
    assert asdict(made) == asdict(Standard(name="a"))
    assert not hasattr(made, "__dict__")
    assert replace(Plain(name="a"), days=(1,)) == Plain(name="a", days=(1,))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"name": "a"}, id="defaults"),
        pytest.param({"name": "a", "days": (1, 2), "parts": [3]}, id="given"),
        pytest.param({"name": "a", "note": "aside", "hidden": "out of sight"}, id="aside"),
    ],
)
def test_shown_as_the_standard_does(given: dict[str, Any]) -> None:
    assert repr(Made(**given)) == repr(Standard(**given)).replace("Standard", "Made")


def test_factories_make_each_its_own() -> None:
    one, other = Made(name="a"), Made(name="a")
    one.parts.append(1)
    assert other.parts == []
    assert Made(name="a", parts=one.parts).parts is one.parts


def test_compared_by_class_and_fields() -> None:
    assert Plain(name="a") == Plain(name="a", days=())
    assert Plain(name="a") != Plain(name="b")
    assert Plain(name="a") != Made(name="a")
    assert Plain(name="a") != "a"  # type: ignore[comparison-overlap]
    assert Made(name="a", note="x") == Made(name="a", note="y")
    assert Made(name="a", hidden="x") != Made(name="a", hidden="y")
    assert Empty() == Empty()


def test_equal_ones_have_one_hash() -> None:
    assert hash(Plain(name="a")) == hash(Plain(name="a", days=()))
    assert len({Ordered(day=1, note="x"), Ordered(day=1, note="y"), Ordered(day=2)}) == 2
    assert hash(Empty()) == hash(Empty())


def test_ordered_where_asked_for() -> None:
    days = [Ordered(day=2), Ordered(day=1, name="b"), Ordered(day=1, name="a")]
    assert [(one.day, one.name) for one in sorted(days)] == [(1, "a"), (1, "b"), (2, "")]
    assert Ordered(day=1) <= Ordered(day=1, note="aside")
    assert Ordered(day=1) >= Ordered(day=1)
    assert Ordered(day=2) > Ordered(day=1)
    with pytest.raises(TypeError, match="not supported"):
        sorted([Plain(name="b"), Plain(name="a")])  # type: ignore[type-var]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"name": "a", "more": 1}, id="a field that is none"),
    ],
)
def test_refuses_what_does_not_fit(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\)"):
        Plain(**given)


def test_takes_nothing_by_place() -> None:
    with pytest.raises(TypeError, match="positional"):
        Plain("a")  # type: ignore[call-arg]


def test_stays_as_it_was_made() -> None:
    plain = Plain(name="a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        plain.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del plain.name
    assert plain.name == "a"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy], ids=["copy", "deepcopy"])
def test_copied(again: Any) -> None:
    assert again(Made(name="a", parts=[1])) == Made(name="a", parts=[1])


def test_travels_to_another_process() -> None:
    sent = pickle.dumps(Made(name="a", parts=[1]))
    assert pickle.loads(sent) == Made(name="a", parts=[1])  # noqa: S301 (our own bytes)


def test_works_out_what_is_not_given() -> None:
    assert (Worked(count=2).double, Worked(count=2).seen) == (4, [])
    with pytest.raises(TypeError, match="double"):
        Worked(count=2, double=3)  # type: ignore[call-arg]


def test_keeps_what_the_class_says_itself() -> None:
    assert repr(Own(name="Acme")) == "Acme"
    assert Own(name="Acme") == Own(name="ACME")
    assert len({Own(name="Acme"), Own(name="ACME")}) == 1


def test_one_that_holds_itself_can_be_shown() -> None:
    made = Made(name="a")
    made.parts.append(made)  # type: ignore[arg-type]
    assert "..." in repr(made)
