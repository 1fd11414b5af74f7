"""A .venv is used when it is whole and up to date, and made anew when it is not."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dev
from tests.dev.stand_ins import Maker, write_project, write_script

fcntl = pytest.importorskip("fcntl", reason="the stand-ins are shell scripts")


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dev.Environment:
    interpreter = tmp_path / "python3.13"
    write_script(interpreter)
    monkeypatch.setattr(dev, "find_python", lambda: dev.Interpreter("3.13.0", str(interpreter)))
    write_project(tmp_path / "project")
    return dev.Environment(tmp_path / "project")


@pytest.fixture
def maker(environment: dev.Environment, monkeypatch: pytest.MonkeyPatch) -> Maker:
    maker = Maker(environment)
    monkeypatch.setattr(dev, "require", maker)
    return maker


def test_it_is_made_once(environment: dev.Environment, maker: Maker) -> None:
    environment.ensure()
    environment.ensure()
    assert maker.made == 1


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (edit(dev.DEV_LOCK, "8.0.0", "8.1.0"), 2),
        (edit("pyproject.toml", "boardpaper", "paperboard"), 2),
        (edit("pyproject.toml", "100", "120"), 1),
        (edit(".venv/made-from", "/", "?"), 2),
        (lambda root: (root / ".venv/made-from").write_bytes(b"\xff"), 2),
        (lambda root: (root / ".venv/bin/boardpaper").unlink(), 2),
        (lambda root: (root.parent / "python3.13").rename(root.parent / "gone"), 2),
    ],
    ids=["lock", "metadata", "settings", "stamp", "spoilt stamp", "script", "interpreter"],
)
def test_it_is_made_anew_when_it_no_longer_fits(
    environment: dev.Environment, maker: Maker, change: Callable[[Path], object], made: int
) -> None:
    environment.ensure()
    change(environment.root)
    environment.ensure()
    assert maker.made == made


def test_a_copy_of_the_project_does_not_use_the_environment_of_the_other(
    environment: dev.Environment, maker: Maker
) -> None:
    environment.ensure()
    moved = environment.root.rename(environment.root.with_name("moved"))
    maker.environment = dev.Environment(moved)
    maker.environment.ensure()
    assert maker.made == 2


@pytest.mark.parametrize("step", ["venv", "--require-hashes", "--no-build-isolation"])
def test_what_an_interrupted_start_left_behind_is_not_used(
    environment: dev.Environment, maker: Maker, step: str
) -> None:
    left_behind = environment.folder / "half-made"
    left_behind.mkdir(parents=True)
    maker.failing_step = step
    with pytest.raises(dev.StopError):
        environment.ensure()
    maker.failing_step = ""
    maker.made = 0
    environment.ensure()
    assert maker.made == 1
    assert not left_behind.exists()


def test_of_two_at_once_one_makes_it_and_the_other_waits(
    environment: dev.Environment, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(failure: str, *command: str) -> None:
        time.sleep(0.1)
        maker(failure, *command)

    monkeypatch.setattr(dev, "require", slowly)
    with ThreadPoolExecutor(2) as pool:
        for start in [pool.submit(environment.ensure) for _ in range(2)]:
            start.result()
    assert maker.made == 1


def test_a_program_that_outlives_dev_keeps_the_lock(tmp_path: Path) -> None:
    lock, child = tmp_path / "lock", tmp_path / "child"
    write_script(child, "echo $$", "exec sleep 60")
    source = f"import dev, pathlib\nwith dev.exclusive(pathlib.Path({str(lock)!r})):"
    source += f" dev.require('', {str(child)!r})"
    with subprocess.Popen(
        [sys.executable, "-c", source], cwd=dev.ROOT, stderr=subprocess.PIPE
    ) as killed:
        assert killed.stderr is not None
        outliving = int(killed.stderr.readline())
        killed.kill()
    with lock.open("wb") as file:
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.kill(outliving, signal.SIGKILL)
        fcntl.flock(file, fcntl.LOCK_EX)


def test_a_pip_that_fails_is_heard_and_named_without_a_traceback(
    environment: dev.Environment,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    write_script(
        environment.root.parent / "python3.13",
        'mkdir -p "$4/bin"',
        "printf '#!/bin/sh\\necho the network is down >&2\\nexit 1' > \"$4/bin/python\"",
        'chmod +x "$4/bin/python"',
    )
    monkeypatch.setattr(dev, "ROOT", environment.root)
    assert dev.main(["bench"]) == 1
    heard = capfd.readouterr().err
    assert "the network is down" in heard
    assert heard.splitlines()[-1].startswith("dev.py: pip failed, see above: install")
