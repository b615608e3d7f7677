"""A web address as the name of an agency, a programme or a partner stays words: on no page and in no file a link."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file
from dashboard.store.submissions.record import rows_in_force
from handing_in import JATEN, KEEPER, PROGRAMS, action, covered, store
from meeting_rows import decision, meeting
from worlds import tiny_home

NAME, OTHER = "https://jahat.test/a", "www.jahat.test"
PAGES = ("ringkasan", "rat", "program", "gotong-royong", "tindak", "tim", "sinkronisasi")
_LINK = re.compile(r"(?:https?://|www\.)jahat\.test", re.IGNORECASE)
_MARKDOWN = {"markdown", "caption", "title", "header", "subheader", "error", "warning", "info", "success", "alert"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("tautan")
    with tiny_home(folder):
        store("agencies", [{"code": "dinsos", "name": NAME, "short_name": NAME},
                           {"code": "perkim", "name": OTHER, "short_name": OTHER}])
        store("programs", [{**PROGRAMS[0], "name": NAME}])
        store("coverage", [covered(JATEN, "2025", 40)])
        store("rat_matrix", [action("dinsos"), action("perkim", 2)])
        store("partners", [{"code": "m1", "name": NAME, "helix": "dunia usaha", "kind": OTHER, "since": "2020"}])
        store("tkpk_meetings", [meeting()])
        store("tkpk_decisions", [decision()])
        build()
        yield folder


def told(node: Any) -> Iterator[tuple[str, str]]:
    """Type and text of every element."""
    for child in getattr(node, "children", {}).values():
        proto = getattr(child, "proto", None)
        if proto is not None:
            yield str(getattr(child, "type", "")), str(getattr(proto, "body", "") or getattr(proto, "label", ""))
        yield from told(child)


@pytest.mark.parametrize("folder", PAGES)
def test_on_no_page(home: Path, folder: str, open_page: Callable[..., AppTest]) -> None:
    app = open_page(folder, bagian="Rincian") if folder == "rat" else open_page(folder)
    elements = list(told(app._tree))
    for kind, text in elements:
        if kind == "html":
            assert not re.search(r"""(?:href|src)=["'][^"'?]*jahat\.test""", text), text
        elif kind in _MARKDOWN or kind in ("checkbox", "radio", "button", "expander", "tab", "page_link"):
            assert not _LINK.search(text), (kind, text)
    if folder in ("rat", "tindak", "tim"):
        assert any("jahat.test" in text for _, text in elements), "it is shown"


def test_in_no_workbook(home: Path) -> None:
    for dataset in ("agencies", "programs", "partners"):
        content = contract_file(contracts()[dataset], rows_in_force(dataset, KEEPER), ".xlsx")
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            whole = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
        assert "jahat.test" in whole and "<hyperlink" not in whole and 'Target="http://jahat' not in whole
        assert "relationships/hyperlink" not in whole
