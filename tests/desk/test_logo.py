"""The council's logo, from the file that names it to the first page."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from boardpaper.desk import shelf
from boardpaper.desk.exporting import export
from boardpaper.desk.logo import NO_LOGO, Logo, read_logo, usual_logo
from boardpaper.desk.opening import open_package
from boardpaper.errors import InvalidInputError
from boardpaper.pdf.fonts import Fonts
from tests.conformance import page


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "navy").save(buffer, kind)
    return buffer.getvalue()


def printed(logo: Logo) -> bytes:
    opened = replace(open_package(shelf.sample()), logo=logo)
    return export(opened, "public", Fonts.shipped()).report.data


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_read(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "logo"
    file.write_bytes(picture(kind))
    assert read_logo(file) == usual_logo(file) == Logo(picture(kind))


@pytest.mark.parametrize("content", [b"", b"<svg/>", picture("GIF")])
def test_what_is_no_picture_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(InvalidInputError, match=r"logo.png” is no picture: choose one"):
        read_logo(file)


def test_a_logo_of_the_settings_that_is_missing_keeps_nobody_from_printing(tmp_path: Path) -> None:
    logo = usual_logo(tmp_path / "logo.png")
    assert logo.data == b""
    assert "logo.png”" in logo.trouble
    opened = replace(open_package(shelf.sample()), logo=logo)
    assert export(opened, "public", Fonts.shipped()).warnings[0] == logo.trouble
    assert usual_logo(None) == NO_LOGO


def test_a_logo_is_a_figure_with_words_and_the_file_conforms() -> None:
    data = printed(Logo(picture()))
    assert page.findings(data) == []
    assert b"Logo of Leeds City Council" in _objects(data)
    assert data == printed(Logo(picture()))
    assert b"Logo of" not in _objects(printed(NO_LOGO))


def test_a_damaged_logo_is_refused_in_one_sentence() -> None:
    with pytest.raises(InvalidInputError, match="logo cannot be read: choose a PNG or JPEG"):
        printed(Logo(picture()[:60]))


def _objects(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return b"".join(
            str(each.get("/Alt")).encode()
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        )
