from __future__ import annotations

import json

import pytest

from pplcheck.formats.badge_shields import render
from pplcheck.model.badge import Badge, Tone


@pytest.mark.parametrize(
    ("tone", "color"),
    [(Tone.CALM, "brightgreen"), (Tone.DUE, "orange"), (Tone.OPEN, "lightgrey")],
)
def test_an_endpoint_has_what_shields_asks_for(tone: Tone, color: str) -> None:
    badge = Badge(label="PPL", message="x\x1b" + "y" * 200, tone=tone, title="t")

    found = json.loads(render(badge))

    assert set(found) == {"schemaVersion", "label", "message", "color"}
    assert (found["schemaVersion"], found["label"], found["color"]) == (1, "PPL", color)
    assert found["message"].startswith("x\\u{1b}y")
    assert len(found["message"]) == 80
