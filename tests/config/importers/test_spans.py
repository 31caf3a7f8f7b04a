from __future__ import annotations

import json
from datetime import date

from pplcheck.config.importers.json_lines import read_json
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.spans import enrollments
from pplcheck.model.party import SELF, Answer, Source


def test_spans_keep_their_lines_and_what_pay_they_tell() -> None:
    text = '{"enrollments": [\n{"organization": "Hobbyist", "end": "9999-12-31 23:00"}]}'

    (found,) = enrollments(read_json("f", text, Remarks()), "f", Remarks())

    assert (found.organization, found.paid) == (SELF, Answer.NO)
    assert (found.start, found.until) == (None, None)
    assert found.source == Source(path="f", line=2)


def test_an_end_within_the_last_day_there_is_stays() -> None:
    span = {"organization": "Orbit", "start": "2016-02-03", "end": "2016-02-03 01:00"}
    text = json.dumps({"enrollments": [span]})

    (found,) = enrollments(read_json("f", text, Remarks()), "f", Remarks())

    assert (found.start, found.until) == (date(2016, 2, 3), date(2016, 2, 4))
