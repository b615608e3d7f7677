"""A class is known by its name alone: nobody has to look where a `State` came from to know of what it is one."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from dashboard.core import settings

SOURCE = settings.PROJECT / "src"


def shared(files: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Names of top-level classes that several of these files (name, text) give."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, text in files:
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{name}:{node.lineno}")
    return {name: where for name, where in sorted(places.items()) if len(where) > 1}


def texts(folder: Path) -> list[tuple[str, str]]:
    return [(str(file.relative_to(folder)), file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.py"))]


def test_no_two_classes_share_a_name() -> None:
    files = texts(SOURCE)
    assert any(text.count("\nclass ") for _, text in files)
    assert shared(files) == {}


def test_a_second_class_of_a_name_is_seen_where_it_stands() -> None:
    first, second = "class Shown:\n    pass\n", "import ast\n\n\nclass Shown(ast.AST):\n    class Own:\n        pass\n"
    assert shared([("a.py", first), ("b.py", second), ("c.py", "class Own:\n    pass\n")]) == {
        "Shown": ["a.py:1", "b.py:4"]}
