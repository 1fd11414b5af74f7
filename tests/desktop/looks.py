"""The look of the application, of which there is one for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def restored_look() -> Iterator[None]:
    """Take back style sheet, font and palette that a test has set."""
    application = QApplication.instance()
    font = None if application is None else QFont(QApplication.font())
    yield
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.styleSheet():
        application.setStyleSheet("")
        application.setPalette(QPalette())
        application.setFont(font if font is not None else QFont())
