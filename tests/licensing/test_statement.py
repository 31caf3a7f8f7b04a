from __future__ import annotations

from pplcheck.licensing.statement import Statement


def test_a_statement_is_outbound_clear_and_exact_unless_it_says_otherwise() -> None:
    statement = Statement(line=3, written="MIT", choices=("MIT",))

    assert (statement.unclear, statement.inbound, statement.coarse) == ("", False, False)
