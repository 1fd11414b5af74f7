"""No module keeps state.

A list, dict or set at the top of a module is annotated with a type that mypy lets nobody change.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MUTABLE_DISPLAYS = (ast.Dict, ast.DictComp, ast.List, ast.ListComp, ast.Set, ast.SetComp)
MUTABLE_TYPES = {
    "bytearray",
    "defaultdict",
    "deque",
    "dict",
    "list",
    "set",
    "Counter",
    "OrderedDict",
}
READ_ONLY_TYPES = {"Collection", "Iterable", "Mapping", "Sequence", "AbstractSet"}


def is_mutable(value: ast.expr | None) -> bool:
    """Tell whether an expression makes a built-in container that can be changed."""
    if isinstance(value, ast.Call):
        return name_of(value.func) in MUTABLE_TYPES
    return isinstance(value, MUTABLE_DISPLAYS)


def name_of(node: ast.expr) -> str:
    """Return the last name of an expression such as ``collections.abc.Mapping[str, int]``."""
    bare = node.value if isinstance(node, ast.Subscript) else node
    return bare.attr if isinstance(bare, ast.Attribute) else getattr(bare, "id", "")


def state(source: str) -> Iterator[str]:
    """Yield the names of the containers at the top of a module that somebody could change."""
    for node in ast.parse(source).body:
        match node:
            case ast.Assign(value=value) if is_mutable(value):
                yield ast.unparse(node.targets[0])
            case ast.AnnAssign(value=value, annotation=annotation) if is_mutable(value):
                if name_of(annotation) not in READ_ONLY_TYPES:
                    yield ast.unparse(node.target)


def test_no_module_holds_state() -> None:
    found = {
        str(path.relative_to(ROOT)): names
        for path in ROOT.glob("src/**/*.py")
        if (names := list(state(path.read_text(encoding="utf-8"))))
    }
    assert found == {}, "use a tuple or a frozenset, or annotate with Mapping or Sequence"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("CACHE = {}", True),
        ("names: list[str] = list()", True),
        ("count: Final = collections.Counter()", True),
        ("NUMERALS: Mapping[int, str] = {1: 'i'}", False),
        ("KINDS: collections.abc.Sequence[str] = ['a']", False),
        ("KINDS = frozenset({'a'})", False),
        ("KINDS = ('a', 'b')", False),
    ],
)
def test_state_is_told_from_constants(line: str, found: bool) -> None:
    assert bool(list(state(line))) is found
