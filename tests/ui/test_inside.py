"""What we take from the inside of Streamlit, streamlit-folium and uvicorn is still there: one test for each thing.

Red after an upgrade: the sentence says what changed. Until our side follows, pages go on as Streamlit's own.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest.mock import MagicMock

import pytest
import streamlit
import uvicorn
from starlette.routing import Mount, Route, WebSocketRoute
from streamlit import config
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import ScriptRunContext
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from dashboard.core import settings
from dashboard.ui.server.inside import addresses, documents, elements, messages, session

SOURCE = settings.PROJECT / "src" / "dashboard"
UI = SOURCE / "ui"
INSIDE = UI / "server" / "inside"
FOLLOW = "src/dashboard/ui/server/inside must follow"
STYLES = sorted(SOURCE.rglob("*.css")) + sorted(settings.STATIC.glob("*.css"))
CODE = [*SOURCE.rglob("*.py"), *(settings.PROJECT / "pages").rglob("*.py"), settings.PROJECT / "app.py",
        settings.PROJECT / "serve.py"]
PROMISED = {"", "errors", "typing", "components"}
"""What of the package streamlit is documented, besides `import streamlit as st`."""
SERVED = {
    "", "/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/agent/openapi.json",
    "/_stcore/bidi-components/{path:path}", "/_stcore/health", "/_stcore/host-config", "/_stcore/metrics",
    "/_stcore/script-health-check", "/_stcore/stream", "/_stcore/upload_file/{session_id}/{file_id}",
    "/app/static/{path:path}", "/auth/login", "/auth/logout", "/component/{path:path}", "/media/{file_id:path}",
    "/oauth2callback",
}


@cache
def scripts() -> str:
    """All of Streamlit's scripts."""
    folder = documents.script("x.js").parent
    return "\n".join(file.read_text("utf-8") for file in sorted(folder.iterdir()) if file.suffix == ".js")


def test_streamlits_document_has_the_marks_we_write_at() -> None:
    assert documents.page("Dasbor", "''", ""), FOLLOW


def test_streamlits_script_looks_for_the_server_where_we_write_it() -> None:
    assert f"{documents.SERVER}(){{return" in scripts(), (
        f"Streamlit no longer reads window.__streamlit.{documents.SERVER}: {FOLLOW}")


def test_streamlits_script_tells_which_script_draws_what() -> None:
    found = documents.scripts()
    gone = sorted(set(elements.Element) - found.keys())
    assert gone == [], f"Streamlit has no script of its own any more for {gone}: inside/elements.py must follow"
    assert all(name.endswith(".js") and documents.script(name).is_file() for names in found.values() for name in names)


def test_the_document_of_the_map_has_the_marks_we_write_at() -> None:
    assert documents.map_frame("Peta"), FOLLOW


def test_the_scripts_of_the_map_are_named_by_their_content() -> None:
    names = re.findall(r'src="\./([^"]+\.js)"', (documents.map_folder() / documents.INDEX).read_text("utf-8"))
    assert names and all(re.search(addresses.COMPONENT_SCRIPT, f"{addresses.COMPONENTS}x/{name}") for name in names), (
        f"streamlit-folium names its scripts in another way, {names}: they are no longer kept by the browser; {FOLLOW}")


def test_streamlit_serves_the_addresses_we_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", _with_everything(config.get_option))
    runtime = MagicMock(uploaded_file_mgr=MemoryUploadedFileManager("/x"), _main_script_path="app.py")
    served = {re.sub(r"^/$", "", route.path) for route in create_streamlit_routes(runtime)
              if isinstance(route, Route | WebSocketRoute | Mount)}
    assert served - SERVED == set(), "Streamlit serves new addresses: should strangers reach them? (addresses.CLOSED)"
    assert SERVED - served == set(), f"Streamlit serves these no longer, and we watch or write them: {FOLLOW}"
    first = {path.split("/")[1] for path in served if path}
    assert first == addresses.ROOMS, "an address of one of these parts is not to be answered by a page"


def _with_everything(option: object) -> object:
    wanted = {"server.baseUrlPath": "", "server.scriptHealthCheckEnabled": True, "server.enableStaticServing": True}
    return lambda name: wanted[name] if name in wanted else option(name)  # type: ignore[operator]


def test_every_address_we_watch_is_one_of_streamlits() -> None:
    for path in (addresses.STREAM, addresses.UPLOADS, addresses.COMPONENTS, addresses.FILES):
        assert any(one.startswith(path) for one in SERVED), path
    closed = {path for path in SERVED if addresses.CLOSED.search(path)}
    assert closed == {path for path in SERVED if "agent" in path or path.endswith(("metrics", "script-health-check"))}


@pytest.mark.parametrize("name", sorted(elements.TEST_IDS | elements.CLASSES | elements.ATTRIBUTES))
def test_streamlit_still_draws_what_our_styles_select(name: str) -> None:
    text = re.escape(elements.PUT_TOGETHER.get(name, name))
    assert re.search(rf"[`\"' ]{text}(?![\w-])" if name not in elements.PUT_TOGETHER else text, scripts()), (
        f"Streamlit draws nothing called {name} any more: the styles that select it (grep) and inside/elements.py "
        f"must follow")


def test_what_closes_the_menu_on_a_phone_is_known() -> None:
    assert re.findall(r"data-testid=(\w+)", elements.COLLAPSE_MENU)[0] in elements.TEST_IDS


def test_styles_select_only_what_is_listed() -> None:
    ids, classes, attributes = set(), set(), set()
    for file in STYLES:
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        ids |= set(re.findall(r'\[data-testid[\^*$]?="?([\w-]+)', text))
        classes |= set(re.findall(r"\.(st[A-Z]\w*|(?:element|block)-container)", text))
        if file.is_relative_to(UI):  # the others select in documents of our own
            attributes |= set(re.findall(r"\[((?:data|aria)-[\w-]+)", text)) - {"data-testid", "data-grafik"}
    assert ids | {"stSidebarCollapseButton"} == elements.TEST_IDS
    assert classes == elements.CLASSES
    assert attributes == elements.ATTRIBUTES


def test_nobody_else_knows_the_inside() -> None:
    found = [f"{file.relative_to(settings.PROJECT)}: {what}" for file in CODE if INSIDE not in file.parents
             for what in _known(file)]
    assert found == []


def _known(file: Path) -> Iterator[str]:
    """What of Streamlit's inside a module imports or names in a string."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = ([alias.name for alias in node.names] if isinstance(node, ast.Import) else
                 [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else [])
        for name in names:
            package, _, rest = name.partition(".")
            if package in {"uvicorn", "websockets", "google"} or (
                    package == "streamlit" and rest.partition(".")[0] not in PROMISED):
                yield name
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_docstring(node.value) and (
                re.search(r"_stcore/|/component/|/app/static|data-testid|static/js|index\.html", node.value)):
            yield node.value


def _is_docstring(text: str) -> bool:
    return " " in text and text[0].isupper()


def test_messages_are_bounded_while_they_come_in() -> None:
    assert messages.takes_bound(), (
        f"uvicorn {uvicorn.__version__} no longer makes its web sockets of websockets' ServerProtocol: a message is "
        f"bounded only after it lies in memory; {FOLLOW}")


def test_without_the_bound_the_server_starts_with_a_line_in_the_log(monkeypatch: pytest.MonkeyPatch,
                                                                     caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.delattr(messages.websockets_sansio_impl, "ServerProtocol")
    messages.bound_messages()
    assert len(caplog.records) == 1 and not hasattr(messages.websockets_sansio_impl, "ServerProtocol")


def test_a_run_knows_whether_the_browser_went_back() -> None:
    assert "is_history_navigation" in dir(ScriptRunContext) or (
        "is_history_navigation" in ScriptRunContext.__dataclass_fields__), (
        f"a run no longer says whether the browser went back or forward: the address is then read on arrival only; "
        f"{FOLLOW}")


def test_an_upload_can_be_forgotten() -> None:
    assert hasattr(MemoryUploadedFileManager, "remove_file"), (
        f"refused files now stay in memory until the window is closed: {FOLLOW}")


def test_files_that_nobody_read_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/unggah")
    for window, number, size in (("a", "1", 10), ("a", "2", 20), ("a", "3", 30), ("b", "1", 5)):
        manager.add_file(window, UploadedFileRec(number, "x.csv", "text/csv", b"x" * size))
    assert session.make_room("a", 2) == 0, "no server runs"
    monkeypatch.setattr(session.runtime, "exists", lambda: True)
    monkeypatch.setattr(session.runtime, "get_instance", lambda: MagicMock(uploaded_file_mgr=manager))
    assert session.make_room("a", 2) == 35, f"Streamlit keeps uploads in another way: {FOLLOW}"
    assert list(manager.file_storage["a"]) == ["3"] and list(manager.file_storage["b"]) == ["1"]
    assert session.make_room("c", 2) == 35 and session.make_room("", 2) == 35


def test_garbage_is_not_collected_after_each_run() -> None:
    assert "runner.postScriptGC" in config.get_config_options(), (
        "Streamlit lost this setting: does it collect garbage after each run? (python -m benchmarks.garbage)")
    ours = (settings.PROJECT / ".streamlit" / "config.toml").read_text("utf-8")
    assert "\npostScriptGC = false\n" in ours


def test_naming_pages_ends_the_old_way_of_a_pages_folder_before_anybody_comes() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import serve; from streamlit.runtime.pages_manager import PagesManager as P; "
                               "print(P('app.py').uses_pages_directory)"],
        cwd=settings.PROJECT, capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "False", (
        f"Streamlit {streamlit.__version__} takes the folder pages/ for pages of its own before app.py has run, which "
        f"leads past the sign-in: inside/session.py must follow")
    assert told.stderr == ""
