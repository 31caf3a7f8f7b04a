# ruff: noqa: E501 - wordings are kept on one line
from __future__ import annotations

import pytest

from pplcheck.licensing.latex import is_latex, plain_latex


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (r"\copyright{} 2014~Loom. Under the \href{http://w.example}{\emph{PPL}}.", "© 2014 Loom. Under the PPL ."),
        (r"%% license: \texttt{MIT} \\", "license: MIT"),
        (r"see \url{http://w.example}", "see"),
        (r"\begin{document}", "document"),
        ("{" * 50, ""),
    ],
)  # fmt: skip
def test_rows_read_as_printed(row: str, expected: str) -> None:
    assert plain_latex(row).replace(" .", ".") == expected.replace(" .", ".")


@pytest.mark.parametrize(("path", "expected"), [("a.TEX", True), ("b.cls", True), ("a.txt", False)])
def test_latex_is_told_by_its_ending(path: str, expected: object) -> None:
    assert is_latex(path) is expected
