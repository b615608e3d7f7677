"""Search on every page: a button at the top (also Ctrl K), and answers while one types."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.queries.search import Hit, search
from dashboard.ui.choices import controls
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.shell import access

_TEXT = "cari_kata"
_HINT = "Desa, OPD, program, sub kegiatan, indikator, keputusan, istilah, halaman"
_HINT_OF_PROVINCE = "Kabupaten, kota, indikator, istilah, halaman"

_FOCUS = """<script>
{ let held = 0; const clock = setInterval(() => {
    const box = document.querySelector('.st-key-cari_kata input');
    if (box && document.activeElement === box) held += 1; else box?.focus();
    if (held > 3) clearInterval(clock);
  }, 100); setTimeout(() => clearInterval(clock), 5000); }
</script>"""
"""Until it stays: the dialog takes the focus for itself when it has opened."""


def button() -> None:
    """The way into the search, at the same place on every page."""
    with st.container(key="cari", width="content"):
        if st.button("Cari", icon=":material/search:", key="cari_buka", shortcut="Ctrl+K", help=_hint()):
            _dialog()


def _hint() -> str:
    return _HINT_OF_PROVINCE if regency().is_province else _HINT


@st.dialog("Cari", width="medium")
def _dialog() -> None:
    text = st.text_input("Cari", key=_TEXT, type="search", live="200ms", placeholder=_hint(),
                         label_visibility="collapsed") or ""
    st.html(_FOCUS, unsafe_allow_javascript=True)  # the script is ours and holds no data
    if not text.strip():
        st.caption("Ketik beberapa huruf; salah ketik sedikit dimaafkan.")
        return
    found = search(controls.build(), text)
    if not found:
        st.caption(f"Tidak ada yang cocok dengan “{plain(text)}”. Periksa ejaannya, atau coba satu kata saja.")
    for hit in found:
        _answer(hit)


def _answer(hit: Hit) -> None:
    told = ", ".join(part for part in (hit.kind, hit.detail) if part)
    st.page_link(access.page(hit.page), label=f"**{plain(hit.title)}** :gray[{plain(told)}]", width="stretch",
                 query_params=hit.parameters)
