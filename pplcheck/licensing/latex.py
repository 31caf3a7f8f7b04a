"""LaTeX sources: a colophon says in running text what other files say in a comment."""

from __future__ import annotations

import re

_ENDINGS = (".tex", ".ltx", ".latex", ".sty", ".cls", ".dtx")
_COMMENT = re.compile(r"^\s*%+\s*")
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}")
_ADDRESS = re.compile(r"\\url\s*\{[^{}]*\}")
_WRAPPED = re.compile(r"\\(?!href\b)[a-zA-Z]+\*?(?:\[[^\[\]]*\])?\{([^{}]*)\}")
_COMMAND = re.compile(r"\\[a-zA-Z]+\*?|\\\\|[{}~]")
_SIGN = re.compile(r"\\(?:text)?copyright\b(?:\{\})?")
_DEPTH = 3


def is_latex(path: str) -> bool:
    """Whether a path is a LaTeX source by its ending, in any case."""
    return path.casefold().endswith(_ENDINGS)


def plain_latex(row: str) -> str:
    """A row of LaTeX as a reader sees it, as far as that takes no LaTeX: total, bounded."""
    text = _SIGN.sub("©", _COMMENT.sub("", row[:2000]))
    text = _ADDRESS.sub(" ", text)
    for _ in range(_DEPTH):
        text = _LINK.sub(r"\1", _WRAPPED.sub(r"\1", text))
    return " ".join(_COMMAND.sub(" ", text).split())
