from __future__ import annotations

import pytest

from boardpaper.pdf.style import BLACK, HEADER_FILL, LINK, MUTED, Colour

WHITE: Colour = (1.0, 1.0, 1.0)
LEAST = 4.5  # WCAG 2.2, 1.4.3


def luminance(colour: Colour) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("background", [WHITE, HEADER_FILL])
@pytest.mark.parametrize("text", [BLACK, MUTED, LINK])
def test_text_stands_out_from_what_it_is_on(text: Colour, background: Colour) -> None:
    assert contrast(text, background) >= LEAST
