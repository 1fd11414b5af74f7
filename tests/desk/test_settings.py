"""Settings as a value."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.desk.settings import Settings, decode, encode
from boardpaper.report.clean import clean_text

ROOT = Path(Path.cwd().anchor)

ONE_LINE = st.text(max_size=60).map(clean_text).filter(lambda words: "\n" not in words)
KEYS = st.sampled_from(("", "leeds", "leeds-2021"))
FOLDERS = st.none() | st.sampled_from(("Reports", "Berichte é", "e\u0301/two", 'it\'s "here"')).map(
    ROOT.joinpath
)
SETTINGS = st.builds(
    Settings,
    officer_name=ONE_LINE,
    officer_telephone=ONE_LINE,
    officer_email=ONE_LINE,
    council=KEYS,
    template=KEYS,
    library_folder=FOLDERS,
    backup_folder=FOLDERS,
    logo_file=FOLDERS,
    theme=st.sampled_from(("system", "light", "dark", "high-contrast")),
    text_size=st.integers(50, 300),
)


@given(SETTINGS)
def test_settings_are_read_as_they_were_written(settings: Settings) -> None:
    usable, mistakes = decode(encode(settings))
    assert mistakes == []
    assert Settings(**usable) == settings


def test_what_is_missing_or_unknown_is_passed_over() -> None:
    assert decode({"theme": "dark", "of_a_newer_version": [1]}) == ({"theme": "dark"}, [])


def test_text_is_cleaned_but_a_path_is_not() -> None:
    folder = str(ROOT / "e\u0301")
    usable, _ = decode({"officer_name": "e\u0301\x00", "backup_folder": folder})
    assert usable == {"officer_name": "é", "backup_folder": Path(folder)}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("officer_name", 1, "expected text, found a whole number"),
        ("officer_name", "x" * 201, "expected text of at most 200 characters"),
        ("officer_telephone", "two\nlines", "not of the expected form"),
        ("officer_email", ["a"], "expected text, found a list"),
        ("council", "Leeds", "not of the expected form"),
        ("template", "../x", "not of the expected form"),
        ("theme", "blue", "expected one of: dark, high-contrast, light, system"),
        ("text_size", 49, "expected a number of at least 50"),
        ("text_size", 301, "expected a number of at most 300"),
        ("text_size", True, "expected a whole number, found true or false"),
        ("text_size", 100.5, "expected a whole number, found a decimal number"),
        ("library_folder", 7, "expected text, found a whole number"),
        ("library_folder", "reports", "expected a whole path, from the drive or the root on"),
        ("library_folder", "~/reports", "expected a whole path, from the drive or the root on"),
        ("backup_folder", f"{ROOT}a\0b", "this cannot be the path of a folder"),
        ("backup_folder", f"{ROOT}a\ud800", "this cannot be the path of a folder"),
        ("logo_file", "logo.png", "expected a whole path, from the drive or the root on"),
        ("logo_file", f"{ROOT}a\0b", "this cannot be the path of a file"),
        ("backup_folder", f"{ROOT}{'x' * 1000}", "this cannot be the path of a folder"),
    ],
)
def test_what_cannot_be_used_is_said_without_the_value(name: str, value: Any, reason: str) -> None:
    assert decode({name: value, "text_size": 120} | {name: value}) == (
        {} if name == "text_size" else {"text_size": 120},
        [f"{name}: {reason}"],
    )


def test_every_setting_is_documented() -> None:
    source = inspect.getsource(Settings)
    for name in Settings.__struct_fields__:
        _, _, after = source.partition(f"    {name}: ")
        assert after.splitlines()[1].strip().startswith('"""'), name
