"""What residents ask for: by families on the map, and what no programme answers."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import Level
from dashboard.topics.programs.parts import tables
from dashboard.topics.services.blocks import layer
from dashboard.topics.services.parts import cached as cached_services
from dashboard.topics.services.parts.parts import Shown, finding
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
    finding(words.per_families(found, shown.kecamatan, shown.place), found.is_sample)
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
    """Needs that no programme answers; all needs are a click away."""
    found = cached_services.needs(shown.build, shown.month, shown.agency, shown.audience)
    period, known = words.months(found.months), found.programs is not None
    components.section("Keperluan yang tidak dijawab program", f"{period}, {shown.place}")
    rows, bare = found.of(shown.kecamatan), found.unanswered(shown.kecamatan)
    finding(words.unanswered_needs(bare, period) if known else words.NO_ANSWERS, shown.found.is_sample)
    head = [("Keperluan", True), ("Masuk", False), ("Selesai (persen)", False), ("Tidak dapat ditangani", False)]
    if bare:
        st.html(tables.table(head, [("", _row(one)) for one in bare], "Terbanyak di atas; persen dari yang berakhir",
                             slim=True))
    with st.expander("Semua keperluan dan program yang menjawabnya", icon=":material/table:"):
        all_rows = [("", [*_row(one), _programs(one, known)]) for one in rows]
        st.html(tables.table([*head, ("Program penjawab", True)], all_rows, f"Keperluan {period}, {shown.place}",
                             slim=True))


def _row(one: Need) -> list[tables.Cell]:
    return [tables.Cell(f"{escape(one.name)}<small>{escape(one.sector)}</small>"), tables.figure(words.count(one.came)),
            tables.Cell(escape(words.percent(one.share)), "" if one.share is not None else "muted"),
            tables.figure(words.count(one.unable))]


def _programs(one: Need, known: bool) -> tables.Cell:
    told = ", ".join(one.programs) or ("belum ada" if known else "belum diketahui")
    return tables.text(told, "words" if one.programs else "words check" if known else "words muted")
