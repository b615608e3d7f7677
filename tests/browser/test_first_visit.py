"""What a server does for the very first reader, and what it draws again: over the web socket, without a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from browser.conftest import serve
from stream_client import rerun, stream, until_finished

_PAGE = """
import uuid
import streamlit as st

st.text(f"page {uuid.uuid4().hex}")

@st.fragment
def part():
    st.text(f"part {uuid.uuid4().hex}")

part()
"""


def titles(told: Iterable[ForwardMsg]) -> list[str]:
    return [one.delta.new_element.heading.body for one in told if one.delta.new_element.WhichOneof("type") == "heading"]


def warnings(told: Iterable[ForwardMsg]) -> list[str]:
    return [one.delta.new_element.alert.body for one in told if one.delta.new_element.WhichOneof("type") == "alert"]


def plain(text: str) -> str:
    return text.replace("\\", "")


def texts(told: Iterable[ForwardMsg]) -> list[str]:
    return [one.delta.new_element.text.body for one in told if one.delta.new_element.WhichOneof("type") == "text"]


def test_the_first_deep_link_finds_the_form_and_not_the_page(fresh: str) -> None:
    with stream(fresh) as reader:
        reader.send(rerun("kelola"))
        told = until_finished(reader)
    assert "Masuk" in titles(told) and "Kelola Data" not in titles(told), (
        "Streamlit ran the page without app.py: ui/server/inside/session.py must follow")


@pytest.mark.parametrize("asked", ["tidak-ada", "35.05.10", "a b<c>", "page", "é"])
def test_an_address_nobody_has_is_named_on_the_front_page(address: str, asked: str) -> None:
    with stream(address) as reader:
        reader.send(rerun(asked, address=f"{address}/{quote(asked)}"))
        told = until_finished(reader)
    assert titles(told)[0] == "Ringkasan"
    assert [plain(text) for text in warnings(told)] == [
        f"Halaman “{asked}” tidak ada di dasbor ini. Ditampilkan Ringkasan."]
    assert [one for one in told if one.WhichOneof("type") == "page_not_found"] == []


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app whose page has a fragment."""
    folder: Path = tmp_path_factory.mktemp("parted")
    (folder / "page.py").write_text(_PAGE)
    process, address = serve(folder, str(folder / "page.py"))
    yield address
    process.terminate()
    process.wait(10)


def test_a_fragment_is_drawn_again_alone(parted: str) -> None:
    with stream(parted) as reader:
        reader.send(rerun())
        first = until_finished(reader)
        part = next(one.delta.fragment_id for one in first if one.delta.fragment_id)
        reader.send(rerun(fragment=part))
        again = texts(until_finished(reader))
    assert [text.split()[0] for text in texts(first)] == ["page", "part"]
    assert [text.split()[0] for text in again] == ["part"], (
        "Streamlit draws more again than the fragment in which something changed: ui/drawn/live.py must follow")
