"""What one run of the script knows about its reader, and how Streamlit finds the script's pages."""

from __future__ import annotations

import logging

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx


def is_history_navigation() -> bool:
    """Whether the reader's browser went back or forward to get here."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def window() -> str:
    """Id of the reader's window, "" where Streamlit does not say."""
    return str(getattr(get_script_run_ctx(), "session_id", ""))


def forget_upload(file_id: str) -> None:
    """Drop a file that this reader has sent, which Streamlit would keep until the window is closed."""
    context = get_script_run_ctx()
    remove = getattr(getattr(context, "uploaded_file_mgr", None), "remove_file", None)
    if context and remove:
        remove(session_id=context.session_id, file_id=file_id)


def windows() -> int | None:
    """How many readers' windows are open at this server; None where Streamlit does not say."""
    manager = getattr(runtime.get_instance(), "_session_mgr", None) if runtime.exists() else None
    count = getattr(manager, "num_active_sessions", None)
    return int(count()) if count else None


def make_room(session_id: str, most: int) -> int:
    """Drop the oldest files that this window has sent and no page read, until fewer than `most` are left; bytes of what
    all windows have sent and nobody read. 0 where Streamlit keeps files in another way."""
    manager = getattr(runtime.get_instance(), "uploaded_file_mgr", None) if runtime.exists() else None
    storage = getattr(manager, "file_storage", None)
    if manager is None or not isinstance(storage, dict):
        return 0
    kept = list(storage.get(session_id, {}))
    for file_id in kept[:max(0, len(kept) - most + 1)]:
        manager.remove_file(session_id=session_id, file_id=file_id)
    return sum(len(one.data) for files in list(storage.values()) for one in list(files.values()))


def pages_are_named() -> None:
    """Before the first reader comes: pages are those that st.navigation names.

    The folder pages/ beside app.py holds one folder a page; Streamlit would take it for its old multipage mode until
    the first st.navigation, and answer the first deep link on a fresh server with "page not found".
    """
    logging.disable(logging.WARNING)  # st.navigation warns that nobody is there yet
    try:
        st.navigation([st.Page(pages_are_named)])
    finally:
        logging.disable(logging.NOTSET)
