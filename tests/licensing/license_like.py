"""A license of our own words, long enough to be altered clause by clause."""

from __future__ import annotations

from dataclasses import replace

from pplcheck.config.profiles import load_terms
from pplcheck.licensing.fingerprint_build import family_text, ordinary_text, pack
from pplcheck.licensing.fingerprints import Library
from pplcheck.licensing.shingles import words_in
from pplcheck.model.license import TextMarks


def filler(topic: str, count: int) -> str:
    return " ".join(f"{topic}{number}" for number in range(count))


CLAUSES = {
    "preamble": "HARVEST LICENSE " + filler("hello", 30),
    "1": "1. Words " + filler("word", 60),
    "2": "2. Rights " + filler("right", 20),
    "2(a)": "(a) " + filler("copy", 60),
    "2(b)": "(b) " + filler("share", 60),
    "3": "3. Who may sell " + filler("sell", 60) + " worker owned houses " + filler("only", 20),
    "4": "4. End " + filler("end", 200),
}
HARVEST = "\n\n".join(CLAUSES.values()) + "\n"
PLAIN = "Do as you like with it provided that " + filler("plain", 100)
DRAFT = HARVEST.replace("end", "other").replace("hello", "dear")

GATE = replace(
    load_terms("LicenseRef-Coopyleft"),
    id="LicenseRef-Harvest",
    marks=TextMarks(
        titles=("harvest license",),
        phrases=("worker owned houses", "hello3 hello4"),
        absent=("act of plunder",),
    ),
)
"""Its gate is clause 3."""

SHELF = Library(
    pack(
        [
            family_text("LicenseRef-Harvest", HARVEST),
            family_text("LicenseRef-Draft", DRAFT),
            ordinary_text("Plain-1.0", words_in(PLAIN)),
        ],
        {"sources": "own words"},
    )
)
