"""Markup comes from htpy and the one renderer of tables: nobody writes tags or escapes by hand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
FILES = sorted(path for folder in ("src", "pages", "tests/toys") for path in (ROOT / folder).rglob("*.py"))
ESCAPING = {
    "src/dashboard/render/table.py",  # the renderer
    "src/dashboard/render/drawings/svg.py",  # words in drawings
    "src/dashboard/render/charts/plotly_theme.py",  # Plotly reads a small HTML of its own
    "src/dashboard/render/pptx/labels.py",  # XML of charts
}
FINISHED = {
    "src/dashboard/render/table.py",  # the renderer
    "src/dashboard/render/drawings/small_multiples.py",  # its styles
    "src/dashboard/render/words/explained.py",  # finished HTML in which terms become buttons
}
"""Where text is declared to be markup (markupsafe.Markup of something that is not a constant)."""
WHOLE = {
    "src/dashboard/render/table.py",  # rows and cells, which htpy is too slow for
    "src/dashboard/ui/server/gate.py",  # a page for who comes too early; no words from data
    "src/dashboard/ui/server/inside/documents.py",  # Streamlit's own page, in which pieces are replaced
}
TAGS = re.compile(r"</?(?:a|article|b|button|code|dd|details|div|dl|dt|figure|figcaption|h[1-6]|img|li|ol|p|section"
                  r"|small|span|strong|summary|table|tbody|td|th|thead|tr|ul)(?: [a-z-]+=|>|$)")
PLOTLY = {"<b>", "</b>"}
"""Plotly's own HTML for labels and hovers."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def escapes(tree: ast.Module) -> Iterator[str]:
    """Imports and uses of html.escape and its like."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("html", "markupsafe", "xml.sax.saxutils"):
            yield from (f"line {node.lineno}" for one in node.names if one.name == "escape")
        elif isinstance(node, ast.Attribute) and node.attr == "escape" and isinstance(node.value, ast.Name) \
                and node.value.id == "html":
            yield f"line {node.lineno}"


def finished(tree: ast.Module) -> Iterator[str]:
    """Markup() of what is not written there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup" \
                and not all(isinstance(given, ast.Constant) for given in node.args):
            yield f"line {node.lineno}"


def written(tree: ast.Module) -> Iterator[str]:
    """st.html of a text put together or written there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "html" \
                and isinstance(node.func.value, ast.Name) and node.func.value.id == "st":
            yield from (f"line {node.lineno}" for given in node.args
                        if isinstance(given, ast.JoinedStr | ast.BinOp | ast.Constant))


def tags(tree: ast.Module) -> Iterator[str]:
    """Elements of HTML in texts and f-strings that are no docstrings."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield from (f"line {node.lineno}: {found[0]}" for found in TAGS.finditer(node.value)
                        if found[0] not in PLOTLY)


@pytest.mark.parametrize(("check", "allowed"), [(escapes, ESCAPING), (finished, FINISHED), (written, set()),
                                                (tags, WHOLE)])
def test_nobody_writes_markup_by_hand(check, allowed) -> None:
    """`allowed` only shrinks: a file that has no need of it any more has to go from the list."""
    found = {named(path): list(check(ast.parse(path.read_text("utf-8")))) for path in FILES}
    faults = {name: lines for name, lines in found.items() if lines}
    assert {name: lines for name, lines in faults.items() if name not in allowed} == {}
    assert allowed <= set(faults)


@pytest.mark.parametrize(("check", "source"), [
    (escapes, "from html import escape"), (escapes, "from markupsafe import Markup, escape"),
    (escapes, "html.escape(x)"),
    (finished, "Markup(name)"), (finished, "Markup(f'<b>{name}')"), (written, "st.html(f'{name}')"),
    (written, "st.html('<p>' + name)"), (written, "st.html('<p>')"), (tags, "x = f'<p class={a}>{name}</p>'"),
    (tags, "x = f'<li>{name}'"), (tags, "x = \"<span class='badge'>\"")])
def test_what_is_found(check, source: str) -> None:
    assert list(check(ast.parse(source)))


@pytest.mark.parametrize("source", ["st.html(_CSS)", "st.html(markup(name))", "x = 'a < b'", "Markup(', ')",
                                    "'''<p>'''", "x = f'<b>{safe(name)}</b><br>'", "x = f'<path d=\"{line}\"/>'"])
def test_what_is_not(source: str) -> None:
    assert not [one for check in (escapes, finished, written, tags) for one in check(ast.parse(source))]
