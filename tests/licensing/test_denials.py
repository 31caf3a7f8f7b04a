from __future__ import annotations

import re

import pytest

from pplcheck.licensing.denials import DENIED
from pplcheck.licensing.notices import notices_in
from pplcheck.licensing.prose import statements_in
from tests.licensing.samples import VOCABULARY

DENYING = re.compile(rf"\b(?:{DENIED})\b", re.IGNORECASE)

SENTENCES = [
    "Este proyecto no está bajo la Licencia de Producción de Pares.",
    "Ce projet n'est pas sous licence de production entre pairs.",
    "Ces textes ne sont plus sous licence de production entre pairs.",
    "Dieses Projekt steht nicht unter der Peer Production License.",
    "Questo progetto non è sotto la Peer Production License.",
    "Este projeto não está sob a Peer Production License.",
    "Aquest projecte no està sota la Peer Production License.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_who_denies_a_license_grants_none(sentence: str) -> None:
    assert DENYING.search(sentence)
    assert statements_in(sentence, VOCABULARY) == ()
    assert notices_in([sentence], VOCABULARY) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "This project is under the Cooperative Non-Violent Public License v7.",
        "Ce projet est sous licence MIT, pour plus de liberté.",
        "Questo progetto è sotto la licenza MIT.",
    ],
)
def test_words_that_look_like_denials_are_none(sentence: str) -> None:
    assert not DENYING.search(sentence)
    assert statements_in(sentence, VOCABULARY)
