"""An address without a page: named in the reader's language, and led to the front page. Streamlit's own dialog is
English.

For one run such an address has a page, which nobody sees: it leads on, what was chosen goes along.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import streamlit as st

from dashboard import registry
from dashboard.ui import served
from dashboard.ui.drawn.plain_text import short
from dashboard.ui.shell import access

_ASKED = "unknown_page"


def listed(known: Mapping[str, st.Page]) -> list[st.Page]:
    """For st.navigation: every known page, and one for the address the reader has come to if it is none of theirs."""
    asked = unquote(urlsplit(_address()).path).removeprefix(served.base_path()).strip("/ ")
    if not asked or "/" in asked or asked in {spec.url for spec in access.all_pages()}:
        return list(known.values())
    home = known[registry.front()]

    def lead_home() -> None:
        st.session_state[_ASKED] = asked
        st.switch_page(home, query_params=st.query_params.to_dict())

    return [*known.values(), st.Page(lead_home, title="Tidak ada", url_path=asked, visibility="hidden")]


def lead_home(page: st.Page) -> None:
    """Ends this run when its page is none of ours; in the next one says so. Call before anything of a page is drawn."""
    if page.visibility == "hidden":
        page.run()
    asked = st.session_state.pop(_ASKED, None)
    if asked:
        told = registry.served_elsewhere(asked) or f"Halaman “{short(asked)}” tidak ada di dasbor ini."
        st.warning(f"{told} Ditampilkan Ringkasan.", icon=":material/link_off:")


def _address() -> str:
    """Where the reader's browser is, "" when that is not known."""
    return st.context.url or ""
