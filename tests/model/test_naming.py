from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.model.naming import fold, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPLv3", "GNU GPL version 3.0"),
        ("GPL-3.0+", "GPL 3 or later"),
        ("GPL-3.0-or-later", "GPLv3 or (at your option) any later version"),
        ("Apache License, Version 2.0", "apache-2.0"),
        ("Licencia de Producción de Pares", "licencia de produccion  de pares"),
        ("CNPL v4.0", "CNPLv4"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPL-2.0", "GPL-3.0"),
        ("GPL-3.0", "GPL-3.0+"),
        ("MIT", "MIT-0"),
        ("PPL", "LPPL"),
        ("LGPL-2.0", "LGPL-2.1"),
    ],
)
def test_other_names_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_is_total(text: str) -> None:
    assert fold(text) == fold(plain(text))
