"""Records every page through app.py: as a visitor and signed in, for three places, with everything opened.

Whatever waits to be opened (tabs, boxes) is drawn; files behind download buttons are made and read.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import streamlit as st
from google.protobuf.json_format import MessageToDict
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib import mutable_expander_container, mutable_popover_container, mutable_tab_container
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, ButtonGroup

from benchmarks.recorded import project
from benchmarks.recorded.files import file_lines
from benchmarks.recorded.texts import html_lines, nested_lines

Write = Callable[[str, list[str]], None]
Address = Mapping[str, str]
PLACES: Mapping[str, Address] = {
    "kabupaten": {}, "kecamatan": {"kec": "35.05.10"}, "desa": {"kec": "35.05.10", "desa": "35.05.10.2001"}}
OTHERS: tuple[tuple[str, str, Address], ...] = (
    ("peta", "idm", {"ind": "idm_score"}), ("peta", "penduduk", {"ind": "population"}),  # chosen on the map itself
    ("peta", "kabkota", {"tingkat": "kabkota"}), ("peta", "kabkota-ipm", {"tingkat": "kabkota", "ind": "ipm"}),
    ("tren", "ipm-banding", {"ind": "ipm", "banding": "35.06,35.04"}), ("tren", "gini", {"ind": "gini"}),
    ("analisis", "ipm", {"ind": "ipm"}), ("analisis", "tpt", {"ind": "tpt"}),
    ("rat", "2025-dinsos", {"tahun": "2025", "tw": "4", "opd": "dinsos"}),
    ("rat", "2024-dpupr", {"tahun": "2024", "tw": "4", "opd": "dpupr", "strategi": "3", "status": "sangat_rendah"}),
    ("peta", "keliru", {"kec": "35.05.99", "ind": "tidak-ada", "tahun": "1900"}),
    ("rat", "keliru", {"tahun": "1900", "tw": "9", "opd": "tidak-ada"}))
"""Page, name and address: other choices, and links to what does not exist."""
WALKED = {"tren": "Indikator", "program": "Program", "kelola": "Dataset",
          "jalankan": "Yang dicatat", "data": "Tingkat wilayah"}
"""The choice of a page of which every option is recorded."""
_FOR_SIGNED_IN = {"kelola", "jalankan"}
_SAME_FOR_ALL = {"ringkasan", "tren", "analisis", "data"}
"""Pages that are asked only once as a signed-in reader."""
_NAME, _PASSWORD = "Uji Rekam", "jambu-mete-7-rekam"  # of an account in a folder that is thrown away
_SESSION = "access_session"
"""Where the session keeps who is signed in."""
_ENDLESS = 900
_NOT_SAID = {"id", "formId", "url", "key", "data", "scriptArgs", "specialArgs", "elementId", "defaults",
             "pageScriptHash", "deferredFileId", "ignoreRerun", "setValue", "acceptNewOptions"}
_MADE_ELSEWHERE = (".pptx",)
"""Endings of files that `papers` records, and that take long."""
_making: list[bool] = []
"""Not empty while files behind buttons are made."""
_offered: list[tuple[str, str, tuple[str, ...]]] = []
_fetched: set[str] = set()


def record(write: Write, root: Path) -> None:
    """All pages; what a signed-in reader sees is written where it differs."""
    sys.path.insert(0, str(root))
    _open_everything()
    _catch_downloads()
    known = _signed_in(root)
    for page in sorted(script.parent.name for script in (root / "pages").glob("*/page.py")):
        for place, address in PLACES.items():
            seen = _page(write, root, f"{page}/{place}", page, address, {})
            if page not in _SAME_FOR_ALL or not address:
                _page(write, root, f"{page}/{place}-masuk", page, address, known, beside=seen)
    for page, name, address in OTHERS:
        _page(write, root, f"{page}/{name}", page, address, {})
    for page, label in WALKED.items():
        _walk(write, root, page, label, known if page in _FOR_SIGNED_IN else {})


def _open_everything() -> None:
    for module in (mutable_tab_container, mutable_expander_container, mutable_popover_container):
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, DeltaGenerator) and "open" in vars(kind):
                setattr(kind, "open", property(lambda self: True, lambda self, value: None))  # noqa: B010 - no type has it


def _catch_downloads() -> None:
    draw = DeltaGenerator.download_button

    def button(self: Any, label: str, data: Any, file_name: str | None = None, *given: Any, **named: Any) -> Any:
        name = str(file_name)
        lines: list[str] = []
        if _making and not named.get("disabled") and not name.endswith(_MADE_ELSEWHERE):
            try:
                content = data() if callable(data) else data
                lines = file_lines(name, content if isinstance(content, bytes) else content.encode())
            except Exception as error:  # what a reader would be told after a click
                lines = [f"GAGAL: {type(error).__name__}: {error}"]
        _offered.append((label, name, tuple(lines)))
        return draw(self, label, data, file_name, *given, **named)

    DeltaGenerator.download_button = button  # type: ignore[method-assign]
    st.download_button = button.__get__(st._main)


def _signed_in(root: Path) -> dict[str, Any]:
    """An account, signed in on the page for it: what a session has to hold."""
    usual, sys.stdin = sys.stdin, StringIO(f"{_PASSWORD}\n")
    try:
        if project.main(["user", "add", _NAME, "--role", "sekretariat", "--keep-password", "--password-stdin"]):
            raise RuntimeError("no account to sign in with")
    finally:
        sys.stdin = usual
    app = _opened(root, "masuk", {}, {})
    for label, words in (("Nama", _NAME), ("Kata sandi", _PASSWORD)):
        next(one for one in app.text_input if one.label == label).input(words)
    next(one for one in app.button if one.label == "Masuk").click().run()
    return {_SESSION: app.session_state[_SESSION]}


def _opened(root: Path, page: str, address: Address, session: Mapping[str, Any]) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=_ENDLESS)
    for name, value in session.items():
        app.session_state[name] = value
    if page != "ringkasan":
        wanted = _making.copy()
        _making.clear()
        app.run()  # the pages are known only after a run
        _making[:] = wanted
        app.switch_page(f"pages/{page}/page.py")
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def _page(write: Write, root: Path, name: str, page: str, address: Address, session: Mapping[str, Any],
          beside: list[str] | None = None) -> list[str]:
    """One page as it opens, then with every switch on. Written unless it says what stands in `beside`."""
    _offered.clear()
    _making[:] = [True]
    try:
        app = _opened(root, page, address, session)
    except ValueError:  # AppTest knows no such page
        lines = ["TIDAK TERDAFTAR bagi pembaca ini"]
    else:
        lines = _lines(app)
        if page == "ringkasan":
            write(f"menu/{name.partition('/')[2]}", list(_node(app.sidebar)))
        _layers(write, root, name, "\n".join(lines))
        if app.toggle:
            before = set(lines)
            for toggle in app.toggle:
                toggle.set_value(True)
            lines += ["==== semua sakelar", *(line for line in _lines(app.run()) if line not in before)]
    files = _files()
    if beside is None or lines + files != beside:
        write(f"pages/{name}", lines + files)
    return lines + files


def _walk(write: Write, root: Path, page: str, label: str, session: Mapping[str, Any]) -> None:
    """Every option of a choice: what is said anew after it."""
    _making.clear()
    app = _opened(root, page, {}, session)
    before = set(_lines(app))
    said = []
    if _choice(app, label) is None:
        write(f"pages/{page}/{label.lower()}", ["PILIHAN TIDAK ADA"])
        return
    for place, option in enumerate(_choice(app, label).options):
        box = _choice(app, label)
        (box.set_value(option) if isinstance(box, ButtonGroup) else box.select_index(place)).run()
        said += [f"==== {option}", *(line for line in _lines(app) if line not in before)]
    write(f"pages/{page}/{label.lower()}", said)


def _choice(app: AppTest, label: str) -> Any:
    return next((one for one in (*app.selectbox, *app.button_group) if one.label == label), None)


def _files() -> list[str]:
    """Every file that was offered, with what it says; once, however often."""
    return [line for label, name, lines in dict.fromkeys(_offered)
            for line in (f"==== unduhan {label}: {name}", *lines)]


def _lines(app: AppTest) -> list[str]:
    return list(_node(app.main))


def _layers(write: Write, root: Path, page: str, said: str) -> None:
    """What maps fetch by its address, once, with the page that asked first."""
    for name in sorted(set(re.findall(r"[\w-]+-[0-9a-f]{8,16}\.json", said)) - _fetched):
        _fetched.add(name)
        for folder in (root / "static", Path(os.environ["DASHBOARD_HOME"])):
            for path in folder.rglob(name):
                write(f"maps/{page.replace('/', '-')}-{name.rpartition('-')[0]}", file_lines(name, path.read_bytes()))


def _node(node: Any) -> Iterator[str]:
    if isinstance(node, Block):
        label = getattr(node, "label", "") or getattr(getattr(node.proto, "popover", None), "label", "")
        if label:
            yield f"[{label}]"
        for place in sorted(node.children):
            yield from _node(node.children[place])
        return
    kind, proto = node.type, node.proto
    if kind == "exception":
        yield f"GAGAL: {proto.type}"
    elif kind == "html":
        yield from html_lines(proto.body)
    elif kind in ("markdown", "caption", "title", "header", "subheader", "text", "code", "error", "warning", "info",
                  "success"):
        yield from str(getattr(proto, "body", "") or getattr(proto, "code_text", "")).splitlines()
    elif kind == "dataframe":
        yield from node.value.to_csv(float_format="%.6g").splitlines()
        yield from nested_lines(json.loads(proto.columns or "{}"), "kolom")
    elif kind == "plotly_chart":
        spec = json.loads(proto.spec)
        spec.get("layout", {}).pop("template", None)
        yield from nested_lines(spec, "grafik")
    elif kind == "component_instance":
        told = json.loads(proto.json_args)
        yield from nested_lines({key: value for key, value in told.items() if value not in (None, "", [], {})}, "peta")
    else:
        said = {key: value for key, value in MessageToDict(proto).items() if key not in _NOT_SAID}
        yield from nested_lines(said, kind)
