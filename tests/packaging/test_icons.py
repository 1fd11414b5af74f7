"""The icon of the program is there in every size."""

import struct
from pathlib import Path

import pytest
from installer.icons import SIZES, draw, draw_icon, draw_side
from PySide6.QtGui import QImage

SVG = Path(__file__).parents[2] / "src" / "boardpaper" / "resources" / "icons" / "boardpaper.svg"


@pytest.mark.usefixtures("qapp")
def test_an_icon_has_a_picture_of_every_size(tmp_path: Path) -> None:
    path = tmp_path / "boardpaper.ico"
    draw_icon(SVG, path)
    data = path.read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        side, _, _, _, _, bits, length, offset = struct.unpack_from(
            "<BBBBHHII", data, 6 + 16 * number
        )
        picture = QImage.fromData(data[offset : offset + length])
        assert (side or 256, bits, picture.width(), picture.height()) == (size, 32, size, size)


@pytest.mark.usefixtures("qapp")
def test_its_corners_are_clear_and_its_middle_is_not() -> None:
    picture = QImage.fromData(draw(SVG, 64))
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(32, 32).alpha() == 255


@pytest.mark.usefixtures("qapp")
def test_the_wizard_has_a_picture_at_its_side(tmp_path: Path) -> None:
    path = tmp_path / "side.bmp"
    draw_side(SVG, path)
    picture = QImage(str(path))
    assert (picture.width(), picture.height(), path.read_bytes()[:2]) == (164, 314, b"BM")
    assert picture.pixelColor(0, 313) != picture.pixelColor(82, 88)
