"""Before words that everybody can read are saved: what may tell of one person is shown, and has to be answered for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import streamlit as st

from dashboard.intake.files.free_text import personal_words
from dashboard.ui.drawn.plain_text import plain

_STATEMENT = "Isian ini tidak memuat data pribadi"


def confirmed(texts: Iterable[str], key: str) -> bool:
    """True when no text seems to tell of one person, or whoever saves it says that it does not.

    Called inside a form after its button was pressed; the answer holds for these very texts only.
    """
    typed = list(texts)
    found = list(dict.fromkeys(word for text in typed for word in personal_words(text)))
    if not found:
        return True
    mark = zlib.crc32("\n".join(typed).encode())
    quoted = ", ".join(f"“{plain(word)}”" for word in found)
    asked = st.container()
    if st.checkbox(_STATEMENT, key=f"kelola_pribadi_{key}_{mark}"):
        return True
    asked.warning(f"Belum disimpan. Isian ini mungkin memuat data pribadi: {quoted}. Yang disimpan langsung tampil "
                  "untuk umum. Hapus nama, alamat, nomor telepon, atau penyakit orangnya; bila memang tidak tentang "
                  "orang, centang pernyataan di bawah ini, lalu simpan lagi.", icon=":material/privacy_tip:")
    return False
