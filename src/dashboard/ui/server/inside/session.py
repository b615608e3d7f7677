"""What one run of the script knows about its reader, and how Streamlit finds the script's pages."""

from __future__ import annotations

import logging

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def is_history_navigation() -> bool:
    """Whether the reader's browser went back or forward to get here."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def forget_upload(file_id: str) -> None:
    """Drop a file that this reader has sent, which Streamlit would keep until the window is closed."""
    context = get_script_run_ctx()
    remove = getattr(getattr(context, "uploaded_file_mgr", None), "remove_file", None)
    if context and remove:
        remove(session_id=context.session_id, file_id=file_id)


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
