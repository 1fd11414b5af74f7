"""The installed program tests itself with its windows."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from boardpaper.desk.selftest import Outcome
from boardpaper.desktop import selftest
from boardpaper.desktop.screens import Screen
from boardpaper.desktop.stage import Stage


def build(stage: Stage) -> QWidget:
    return stage.show(QWidget())


def fail(stage: Stage) -> QWidget:
    raise RuntimeError(f"no {type(stage).__name__}")


def outcomes(application: QApplication) -> dict[str, str]:
    return {each.subject: each.trouble for each in selftest.run(application)}


def test_a_whole_installation_has_no_trouble(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "screens", lambda: (Screen("one", QWidget, {"usual": build}),))
    found = outcomes(qapp)
    assert {"PDF", "library", "screen one, usual", "nothing unforeseen"} <= found.keys()
    assert set(found.values()) == {""}


def test_a_screen_that_does_not_come_up_is_named(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = {"good": build, "bad": fail}
    monkeypatch.setattr(selftest, "screens", lambda: (Screen("one", QWidget, states),))
    found = {each.subject: each.trouble for each in selftest.run(qapp, every_state=True)}
    assert found["screen one, bad"] == "RuntimeError: no Stage"
    assert found["screen one, good"] == ""


def test_usually_a_screen_is_opened_in_its_first_state(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = {"good": build, "bad": fail}
    monkeypatch.setattr(selftest, "screens", lambda: (Screen("one", QWidget, states),))
    found = outcomes(qapp)
    assert "screen one, good" in found
    assert "screen one, bad" not in found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("trouble", "status"), [("", 0), ("it is gone", 2)])
def test_the_outcome_is_an_exit_code_and_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str, status: int
) -> None:
    outcome = Outcome("the example", trouble)
    monkeypatch.setattr(selftest, "run", lambda _application: iter([outcome]))
    monkeypatch.setattr(selftest, "QApplication", lambda _words: QApplication.instance())
    monkeypatch.setattr(sys, "stdout", None)  # as for a Windows program with windows
    assert selftest.main([str(tmp_path / "told.txt")]) == status
    told = (tmp_path / "told.txt").read_text(encoding="utf-8")
    assert ("BROKEN the example: it is gone" in told) is bool(trouble)
