"""The way to say that a figure is wrong: a form for whoever is signed in, a text to send for everybody else."""

from __future__ import annotations

import streamlit as st
from htpy import a, p

from dashboard.core import formats, settings
from dashboard.core.actor import Action
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.registry import contracts
from dashboard.store.building import build_times
from dashboard.store.policy import may
from dashboard.topics.differences.contracts import FIGURE_REPORTS, LONGEST
from dashboard.topics.differences.rules.amounts import WrittenAmount, read
from dashboard.topics.figures import words
from dashboard.topics.figures.parts import typed
from dashboard.topics.figures.words import Subject
from dashboard.topics.meetings.blocks.typed_entry import new_code
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, doubt
from dashboard.ui.shell import access, bar


def part(subject: Subject) -> None:
    """The form or the text, under its heading."""
    components.section(doubt.WORDS)
    if may(access.actor(), Action.HAND_IN):
        _form(subject)
    else:
        _letter(subject)


def _letter(subject: Subject) -> None:
    components.note(f"Salin teks ini, lengkapi titik-titiknya, lalu kirim kepada {regency().agency_short}. Tidak ada "
                    "yang disimpan di sini. Jangan tulis nama, NIK, atau alamat orang.")
    info = reference.build_info(controls.build())
    built = (f"disusun {formats.tanggal(build_times.day_of(info.built_at))}, data per "
             f"{formats.tanggal(info.data_date)}")
    text = words.letter(subject, built, bar.here())
    st.code(text, language=None, wrap_lines=True)
    if address := settings.report_address():
        components.html(p(".second")[a(href=words.mail(address, subject, text))[f"Kirim lewat surel ke {address}"]])
    access.link("masuk", "Masuk untuk mencatat laporan di dasbor")


def _form(subject: Subject) -> None:
    then = ("angkanya bertanda ≠ sampai dijawab" if subject.indicator else
            "angka dan alasannya hanya tampil bagi yang masuk")
    components.note(f"Laporan menjadi perkara terbuka pada halaman Angka berbeda; {then}. Nama Anda tercatat dan "
                    "hanya terlihat oleh yang masuk.")
    contract = contracts()[subject.data]
    with st.form("kelola_angka_laporan", border=True):
        components.html(p(".angka-fixed")[subject.told, f": {subject.shown}" if subject.shown else ""])
        row = {} if subject.indicator else _which(subject, doubt.columns(contract))
        left, right = st.columns(2)
        unit = f" ({reference.indicators(controls.build())[subject.indicator].unit})" if subject.indicator else ""
        value = left.text_input(f"Angka yang benar{unit}", max_chars=40, key=typed.key("nilai"),
                                placeholder="Kosongkan bila belum tahu")
        source = right.text_input("Menurut sumber mana", max_chars=LONGEST["source"], key=typed.key("sumber"),
                                  placeholder="Wajib bila angkanya diisi")
        url = st.text_input("Tautan sumber", max_chars=500, key=typed.key("tautan"), placeholder="https://")
        why = st.text_area("Mengapa salah", max_chars=LONGEST["why"], height=68, key=typed.key("alasan"))
        if st.form_submit_button("Laporkan angka ini", type="primary", icon=":material/flag:"):
            right_one = read(value)
            if problem := _problem(value, right_one, why, subject):
                st.error(problem, icon=":material/edit_note:")
                return
            today = build_times.today()
            typed.save(FIGURE_REPORTS, [{
                "code": new_code("laporan", today), "date": today, "data": subject.data,
                "indicator": subject.indicator or None, "region": subject.region, "year": subject.year,
                "period_name": subject.period, "shown": subject.shown, "value": right_one.value if right_one else None,
                "source": source.strip(), "source_url": url.strip(), "why": why.strip(), **row}],
                (why, source, str(row.get("item", ""))), "Menyimpan laporan", subject.told)


def _problem(value: str, read_as: WrittenAmount | None, why: str, subject: Subject) -> str:
    """What is wrong with what was typed, before anything is handed in; "" when nothing is."""
    unit = reference.indicators(controls.build())[subject.indicator].unit if subject.indicator else ""
    if value.strip() and (read_as is None or (unit and read_as.unit not in ("", unit))):
        return "Angka yang benar tidak terbaca. Tulis satu angka seperti 7,57 atau 1.252.242, dalam satuan yang sama."
    return "" if why.strip() else "Tulis mengapa angka ini salah."


def _which(subject: Subject, names: list[str]) -> dict[str, str | int]:
    """What only the reader knows of a figure of handed-in data: which column and row, when, and what stands there."""
    left, middle, right = st.columns([2, 3, 2])
    column = left.selectbox("Angka", names, key=typed.key("kolom"))
    line = middle.text_input("Baris yang mana", max_chars=LONGEST["item"] - max(map(len, names)) - 3,
                             key=typed.key("baris"), placeholder="Program, OPD, sub kegiatan, atau register")
    shown = right.text_input("Yang tampil", max_chars=LONGEST["shown"], key=typed.key("tampil"))
    left, right = st.columns(2)
    year = left.number_input("Tahun", 2000, 2050, subject.year, key=typed.key("tahun"))
    period = right.text_input("Periode", subject.period, max_chars=LONGEST["period_name"], key=typed.key("periode"),
                              help="Tahun, TW3, atau nama bulan")
    return {"item": " · ".join(filter(None, (column, line.strip()))), "shown": shown.strip(), "year": int(year),
            "period_name": period.strip()}
