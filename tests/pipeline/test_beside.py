from __future__ import annotations

import threading

import pytest

from pplcheck.errors import UnreadableHistoryError
from pplcheck.pipeline.beside import Beside


def test_a_stage_goes_on_while_others_do() -> None:
    other_is_done = threading.Event()
    stage = Beside(lambda: other_is_done.wait(30))

    other_is_done.set()

    assert stage.result()


def test_what_a_stage_raises_is_raised_where_its_result_is_wanted() -> None:
    def broken() -> None:
        raise UnreadableHistoryError("an object is missing")

    stage = Beside(broken)

    with pytest.raises(UnreadableHistoryError, match="an object is missing"):
        stage.result()
