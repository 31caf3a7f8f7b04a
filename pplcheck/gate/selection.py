"""Which rules are looked at: the longest of all selectors that speak about a code decides."""

from __future__ import annotations


class Selection:
    """Which codes are looked at; `select` and `ignore` hold codes or beginnings of codes."""

    def __init__(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        """Selectors may be written in any case; without `select` all codes are meant."""
        self._select = _selectors(select)
        self._ignore = _selectors(ignore)

    def takes(self, code: str) -> bool:
        """Whether a code counts; where both sides are equally long, ignoring wins."""
        chosen = _longest(code, self._select) if self._select else 0
        return chosen is not None and chosen > (_longest(code, self._ignore) or -1)


def _selectors(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip().upper() for text in texts if text.strip())


def _longest(code: str, selectors: tuple[str, ...]) -> int | None:
    """The length of the longest selector that speaks about a code, None where none does."""
    return max((len(start) for start in selectors if code.startswith(start)), default=None)
