"""What residents ask for: by families on the map, and what no programme answers."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import Level
from dashboard.topics.programs.parts import tables
from dashboard.topics.services.blocks import layer
from dashboard.topics.services.parts import cached as cached_services
from dashboard.topics.services.parts.parts import Shown
from dashboard.topics.services.rules.needs import Need
from dashboard.topics.services.words import services as words
from dashboard.ui import access, cached, components, controls

LISTED = 8


def by_families(shown: Shown) -> None:
    """Where most is asked for, and the way to the map."""
    found = cached_services.rates(shown.build, shown.month, shown.audience)
    if found is None:
        components.section("Permintaan per 1.000 keluarga")
        components.empty("Jumlah keluarga atau penduduk desa belum tersedia, jadi permintaan belum dapat dibandingkan.",
                         "Pemasok: Dinas Sosial (hitungan DTSEN desil 1-10) atau BPS.",
                         "python -m dashboard import registry_counts BERKAS.xlsx --by NAMA")
        return
    components.section(f"Permintaan per 1.000 {found.unit}",
                       f"{words.months(found.months)} · pembagi: {found.source}, {found.period}")
    st.html(f"<p class='sv-finding'>{escape(words.per_families(found, shown.kecamatan, shown.place))}</p>")
    regions = cached.regions(shown.build)
    level = (Level.DESA, Level.KELURAHAN) if shown.kecamatan else (Level.KECAMATAN,)
    inside = [code for code in found.rates.index
              if regions[code].level in level and shown.kecamatan in (None, regions[code].parent)]
    top = found.rates.loc[inside].dropna().sort_values(ascending=False, kind="stable").head(LISTED)
    head = [("Desa/kelurahan" if shown.kecamatan else "Kecamatan", True), (f"Per 1.000 {found.unit}", False),
            ("Berkas masuk", False)]
    rows = [("", [tables.link(access.address("layanan", controls.of_place(regions[str(code)])),
                              regions[str(code)].name),
                  tables.figure(formats.number(rate, 1)), tables.figure(words.count(found.requests.of(str(code))))])
            for code, rate in top.items()]
    st.html(tables.table(head, rows, "Terbanyak di atas", slim=True))
    address = access.address("peta", {controls.INDICATOR: layer.ID, controls.KECAMATAN: shown.kecamatan})
    st.html(f"<p class='pg-note'><a href='{escape(address, quote=True)}' target='_self'>Lihat semua desa di peta</a>. "
            "Permintaan sedikit belum tentu kebutuhan sedikit: fasilitator mungkin jarang mencatat.</p>")


def unanswered(shown: Shown) -> None:
    """Every need with what became of it; those without a programme are marked and stand first."""
    found = cached_services.needs(shown.build, shown.month, shown.agency, shown.audience)
    period = words.months(found.months)
    components.section("Keperluan dan program yang menjawabnya", f"{period}, {shown.place}")
    rows = found.of(shown.kecamatan)
    if found.programs is None:
        st.html(f"<p class='pg-note'>{escape(words.NO_ANSWERS)}</p>")
    elif rows:
        finding = words.unanswered_needs(found.unanswered(shown.kecamatan), period)
        st.html(f"<p class='sv-finding'>{escape(finding)}</p>")
    ordered = sorted(rows, key=lambda one: (bool(one.programs), -one.came, one.name))
    head = [("Keperluan", True), ("Masuk", False), ("Selesai (persen)", False), ("Tidak dapat ditangani", False),
            ("Program penjawab", True)]
    st.html(tables.table(head, [("", _row(one, known=found.programs is not None)) for one in ordered],
                         "Yang tanpa program di atas; persen dari yang berakhir", slim=True))


def _row(one: Need, *, known: bool) -> list[tables.Cell]:
    programs = ", ".join(one.programs) or ("belum ada" if known else "belum diketahui")
    return [tables.Cell(f"{escape(one.name)}<small>{escape(one.sector)}</small>"), tables.figure(words.count(one.came)),
            tables.Cell(escape(words.percent(one.share)), "" if one.share is not None else "muted"),
            tables.figure(words.count(one.unable)),
            tables.text(programs, "words" if one.programs else "words check" if known else "words muted")]
