"""A source file stays short enough to be read at one sitting."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_LINES = 400


def test_no_source_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_bytes().splitlines())
        for path in (ROOT / "dev.py", *ROOT.glob("src/**/*.py"))
    }
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}
