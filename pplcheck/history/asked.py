"""Questions put to git whose answers stay true: about objects, each named by its full id.

What git answers to them can be kept from one run to the next, as objects never change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b

from pplcheck.history.quarantine import Quarantine
from pplcheck.model.shelf import Shelf


class Asked:
    """A question that git is at work on, unless its answer is known from an earlier run."""

    def __init__(
        self,
        quarantine: Quarantine,
        arguments: Sequence[str],
        *,
        shelf: Shelf | None = None,
        name: str = "",
        concluded: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        """Start git, where need be; `arguments` name every object by its full id.

        `name` is what the answer is called on the shelf, by default after the arguments.
        `concluded` may know it although it was never asked for.
        """
        self._name = name or f"answer-{digest_of(arguments)}"
        self._quarantine = quarantine
        self._shelf = shelf
        self._known = shelf.get(self._name) if shelf else None
        if self._known is None and shelf is not None:
            self._known = concluded()
            self._keep(self._known)
        self._process = None if self._known is not None else quarantine.start(*arguments)

    def answer(self, *, what: str) -> bytes:
        """All that git answers; to be asked for once.

        Raises:
            UnreadableHistoryError: git did not end well, or says too much; `what` it is about.
        """
        if self._process is None:
            return self._known or b""
        found = self._quarantine.whole(self._process, what)
        self._keep(found)
        return found

    def _keep(self, found: bytes | None) -> None:
        if self._shelf is not None and found is not None:
            self._shelf.put(self._name, found)


def digest_of(parts: Sequence[str]) -> str:
    """What stands for some arguments in a name: 32 digits."""
    joined = "\0".join(parts).encode("utf-8", "surrogateescape")
    return blake2b(joined, digest_size=16).hexdigest()
