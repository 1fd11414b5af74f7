"""Pages as pictures: the only code that calls PDFium, which takes one call at a time."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]

from boardpaper.desk.worker.messages import PageSize

# PDFium rounds the width up: a little less than the width that is asked for comes out exact.
_ROUNDING = 0.01


class Pages:
    """The pages of one PDF."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    def sizes(self) -> tuple[PageSize, ...]:
        """The size of every page."""
        count = len(self._document)
        return tuple(PageSize(*self._document.get_page_size(index)) for index in range(count))

    def draw(self, number: int, width: int) -> tuple[int, memoryview]:
        """Draw a page, counted from 1, that many pixels wide.

        Returns:
            The height in pixels, and the pixels row by row: blue, green, red, 255.
        """
        page = self._document[number - 1]
        try:
            scale = (width - _ROUNDING) / page.get_width()
            bitmap = page.render(scale=scale, prefer_bgrx=True)
        finally:
            page.close()
        if bitmap.width != width or bitmap.stride != width * 4:
            raise RuntimeError(f"PDFium drew {bitmap.width} pixels instead of {width}")
        return bitmap.height, memoryview(bitmap.buffer).cast("B")

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()
