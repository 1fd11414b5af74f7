"""Pages as pictures: the only code that calls PDFium, which takes one call at a time."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]

# PDFium rounds the width up: a little less than the width that is asked for comes out exact.
_ROUNDING = 0.01


def draw_page(data: bytes, width: int) -> tuple[int, memoryview]:
    """Draw the page of a PDF that has one, that many pixels wide.

    Returns:
        The height in pixels, and the pixels row by row: blue, green, red, 255.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        scale = (width - _ROUNDING) / page.get_width()
        bitmap = page.render(scale=scale, prefer_bgrx=True)
    finally:
        document.close()
    if bitmap.width != width or bitmap.stride != width * 4:
        raise RuntimeError(f"PDFium drew {bitmap.width} pixels instead of {width}")
    return bitmap.height, memoryview(bitmap.buffer).cast("B")
