"""The lock files pin and hash everything that pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[2]
PIN = re.compile(
    r"^([a-z0-9-]+)==(\S+)( ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n", re.MULTILINE
)
NAME = re.compile(r"[A-Za-z0-9_-]+")


def read(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return {name: version for name, version, _ in PIN.findall(read(lock))}


def names(requirements: list[str]) -> set[str]:
    found = (NAME.match(requirement) for requirement in requirements)
    return {match[0].lower().replace("_", "-") for match in found if match}


@pytest.mark.parametrize("lock", [dev.RUN_LOCK, dev.DEV_LOCK, dev.BENCH_LOCK])
def test_nothing_but_hashed_pins(lock: str) -> None:
    assert PIN.sub("", read(lock)) == ""


def test_everything_asked_for_is_pinned() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = names(asked["project"]["dependencies"])
    build = names(asked["build-system"]["requires"])
    assert run <= pins(dev.RUN_LOCK).keys()
    assert run | build | names(asked["dependency-groups"]["dev"]) <= pins(dev.DEV_LOCK).keys()


def test_the_tests_run_with_what_users_get() -> None:
    assert pins(dev.RUN_LOCK).items() <= pins(dev.DEV_LOCK).items()


def test_peers_are_installed_beside_what_the_tests_run_with() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert names(asked["dependency-groups"]["bench"]) <= pins(dev.BENCH_LOCK).keys()
    dev_pins = pins(dev.DEV_LOCK)
    shared = pins(dev.BENCH_LOCK).keys() & dev_pins.keys()
    assert {name: pins(dev.BENCH_LOCK)[name] for name in shared} == {
        name: dev_pins[name] for name in shared
    }
