from __future__ import annotations

import pytest

from pplcheck.licensing.expression import parse
from pplcheck.licensing.terms import terms_of
from pplcheck.model.license import Terms
from tests.licensing.samples import PROFILES, VOCABULARY

RECIPROCAL, NONE, UNKNOWN = Terms.RECIPROCAL, Terms.NONE, Terms.UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PPL", RECIPROCAL),
        ("LicenseRef-Coopyleft", RECIPROCAL),
        ("CNPL", RECIPROCAL),
        ("MIT", NONE),
        ("Apache-2.0+", NONE),
        ("CC-BY-NC-SA-4.0", NONE),
        ("Python-2.0", NONE),
        ("GPL-2.0 WITH Classpath-exception-2.0", NONE),
        ("Apache-2.0 WITH Commons-Clause", UNKNOWN),
        ("Parity-7.0.0", NONE),
        ("LicenseRef-CSL", RECIPROCAL),
        ("LicenseRef-Concord-1.0", RECIPROCAL),
        ("LicenseRef-Cooperative-1.0", NONE),
        ("NPL 4", NONE),
        ("PEARL License", UNKNOWN),
        ("ACSL 1.3", UNKNOWN),
        ("PPL AND LicenseRef-PEARL", RECIPROCAL),
        ("BUSL-1.1", UNKNOWN),
        ("ODbL", NONE),
        ("LicenseRef-Other", UNKNOWN),
        ("PPL OR MIT", NONE),
        ("PPL AND MIT", RECIPROCAL),
        ("PPL OR LicenseRef-Other", UNKNOWN),
        ("PPL AND LicenseRef-Other", RECIPROCAL),
        ("MIT OR LicenseRef-Other", NONE),
        ("MIT AND LicenseRef-Other", UNKNOWN),
        ("PPL OR LicenseRef-Coopyleft", RECIPROCAL),
        ("MIT AND (PPL OR ISC)", NONE),
        ("PPL AND (MIT OR ISC)", RECIPROCAL),
        ("PPL WITH Some-exception", UNKNOWN),
    ],
)
def test_terms_follow_three_valued_logic(text: str, expected: Terms) -> None:
    expression = parse(text, VOCABULARY)

    assert expression is not None
    assert terms_of(expression, PROFILES) is expected


def test_no_expression_has_unknown_terms() -> None:
    assert terms_of(None, PROFILES) is UNKNOWN
