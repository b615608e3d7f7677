"""Addresses of what this app serves besides its pages. Imported by serve.py before Streamlit runs: no cache here."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.server.inside import addresses


def base_path() -> str:
    """The path below which the app is served, with a slash before it and none behind; "" at the root."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def folder() -> str:
    """Served path of static/build."""
    return f"{base_path()}{addresses.FILES}/build"
