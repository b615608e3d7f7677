"""The bar above every page: search, the place and period it is about, the link to it, and who is signed in."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlencode

import segno
import streamlit as st
from htpy import div

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.ui.choices import controls, parameters
from dashboard.ui.drawn import components
from dashboard.ui.shell import access, search

_HINT = "Alamat halaman ini dengan semua pilihannya, untuk disalin, dipindai, atau dikirim"


def draw(page: st.Page) -> None:
    """One element, whatever stands in it: what is below is not loaded anew when a place is chosen."""
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="bar_tempat", horizontal=True, vertical_alignment="center", gap="xxsmall"):
            controls.place_filter()
            controls.period_slot()
        with st.container(key="bar_alat", horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"):
            search.button()
            if st.button("Bagikan", icon=":material/link:", key="bagikan", type="tertiary", help=_HINT):
                _share(page.title)
            access.account()


@st.dialog("Bagikan halaman ini", width="medium")
def _share(title: str) -> None:
    """The address to copy, the same as a picture for a hall, and a short text for a messenger."""
    address = here()
    st.caption("Tautan")
    st.code(address, language=None, wrap_lines=True)
    st.caption("Teks singkat untuk dikirim")
    info = reference.build_info(controls.build())
    st.code(f"{title} · {components.place_name()} · data per {formats.tanggal(info.data_date)}\n{address}",
            language=None, wrap_lines=True)
    st.caption("Pindai dengan kamera ponsel")
    components.html(div(".qr")[components.picture(_qr(address), "Kode QR berisi tautan halaman ini")])


def here() -> str:
    """The full address of the page being drawn, with what is chosen on it."""
    base = (st.context.url or "").partition("?")[0]
    return f"{base}?{urlencode(parameters.written())}".removesuffix("?")


def _qr(text: str) -> str:
    out = BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=5, border=2, light="#FFFFFF", dark="#000000")
    return out.getvalue().decode()
