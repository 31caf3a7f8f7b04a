from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from pplcheck.formats.badge_svg import render
from pplcheck.model.badge import Badge, Tone

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>x</script>"&\x1b\u202e'


def badge(label: str = "PPL", message: str = "reciprocity: 1 due", tone: Tone = Tone.DUE) -> Badge:
    return Badge(label=label, message=message, tone=tone, title=f"{label}: {message}")


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tone", Tone)
def test_a_badge_has_a_title_its_words_and_enough_contrast(tone: Tone) -> None:
    root = ET.fromstring(render(badge(tone=tone)))  # noqa: S314 - our own text

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "PPL: reciprocity: 1 due"
    assert root.get("aria-labelledby") == root.find(f"{SVG}title").get("id")  # type: ignore[union-attr]
    assert [text.text for text in root.iter(f"{SVG}text")] == ["PPL", "reciprocity: 1 due"]
    for field in root.findall(f"{SVG}rect"):
        assert 1.05 / (luminance(field.get("fill", "")) + 0.05) >= 4.5


def test_hostile_text_stays_text() -> None:
    text = render(badge(label=HOSTILE, message=HOSTILE))

    root = ET.fromstring(text)  # noqa: S314 - our own text

    assert {element.tag for element in root.iter()} == {
        f"{SVG}{name}" for name in ("svg", "title", "rect", "g", "text")
    }
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_long_and_wide_text_is_cut_and_fitted() -> None:
    root = ET.fromstring(render(badge(label="x" * 500, message="協同組合")))  # noqa: S314

    first, second = root.iter(f"{SVG}text")

    assert len(first.text or "") == 80
    assert int(second.get("textLength", "0")) == round(4 * 2 * 6.6)
