from __future__ import annotations

from pplcheck.formats.letter_en import WORDS


def test_no_sentence_accuses_or_advises() -> None:
    said = " ".join(
        (
            WORDS.terms.paragraph,
            WORDS.question.paragraph,
            WORDS.reminder.paragraph,
            WORDS.objecting,
            WORDS.settle_paid,
            WORDS.settle_open,
            *WORDS.kinds.values(),
        )
    ).lower()

    assert WORDS.objecting.startswith(("How to object", "Cómo objetar", "Comment contester"))
    for word in ("infring", "illegal", "ilegal", "illégal", "incumpl", "viol", "advice", "asesor"):
        assert word not in said
