"""What every test gets: no screen, the same examples in every run, and --long."""

import importlib
import os
import sys
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import hypothesis
import pytest

from tests.conformance import page

# A busy machine is no fault of the program, so nothing here depends on how long anything takes.
REPEATABLE = hypothesis.settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("short", REPEATABLE)
hypothesis.settings.register_profile("long", REPEATABLE, max_examples=5000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        help="also run the tests marked long, and try many more examples in property tests",
    )


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("long" if config.getoption("--long") else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="takes long: run with --long"))


@pytest.fixture(autouse=True)
def every_pdf_handed_over_conforms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a validator read every PDF that export hands over in any test."""
    if "boardpaper.desk.exporting" not in sys.modules:  # where it is used, it is imported
        return
    last_look = importlib.import_module("boardpaper.pdf.verify")
    verify = last_look.verify

    def verify_and_validate(data: bytes, *others: Any) -> None:
        verify(data, *others)
        assert page.findings(data) == []

    monkeypatch.setattr(last_look, "verify", verify_and_validate)
