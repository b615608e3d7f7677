"""Fourth part of the page: what residents do together, on the map, by village, and where nothing is recorded."""

from __future__ import annotations

import streamlit as st
from htpy import b, h3, li, ol, p, section, span
from markupsafe import Markup

from dashboard.core import formats
from dashboard.render.table import Row
from dashboard.topics.partners import answers, words
from dashboard.topics.partners.blocks import layer
from dashboard.topics.partners.parts import files
from dashboard.topics.partners.parts.page import PartnersView
from dashboard.topics.partners.rules.participation import Participation
from dashboard.topics.programs.parts import painted, tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

NAMED = 60


def together(shown: PartnersView) -> None:
    """Participation by village and villages with none."""
    found = answers.participation(shown.build, shown.audience, shown.year)
    if found is None:
        components.empty(f"Belum ada kegiatan gotong royong yang tercatat pada {shown.year}.",
                         "Pemerintah desa mencatatnya lewat kecamatan dan DPMD.",
                         "python -m dashboard import community_activities BERKAS.xlsx --by NAMA")
        return
    components.section(words.participation(found, shown.name, shown.kecamatan))
    left, right = st.columns([5, 3], gap="medium")
    with left:
        _map(shown)
        components.source_line(shown.sources, credit=True)
    with right:
        _card(shown, found)
        _kinds(found)
        _silent(shown, found)
    codes = [str(code) for code, kecamatan in shown.collaboration.kecamatan_of.items()
             if shown.kecamatan in (None, kecamatan)]
    with st.expander("Tabel menurut desa/kelurahan", icon=":material/table:"):
        components.html(_table(shown, found, codes))
        components.notes(words.note(exact=shown.audience.exact))
    files.villages(shown, found, codes)


def _map(shown: PartnersView) -> None:
    """The map; a click chooses a village, and its kecamatan when another one is shown."""
    shading = layer.painted(shown.build, shown.audience, shown.year)
    painted.village_map(shown.build, shading, ("partner_map", "peta_mitra"), shown.kecamatan, shown.village)


def _card(shown: PartnersView, found: Participation) -> None:
    """The chosen village."""
    if not shown.village:
        return
    area, name = found.area(None, shown.village), shown.regions[shown.village]
    told = (f"{formats.number(area['activities'])} kegiatan dengan {formats.number(area['participants'])} peserta"
            f"{_hours(area['hours'])}." if area is not None else
            f"Belum ada kegiatan tercatat pada {found.year}; itu belum tentu berarti tidak ada.")
    components.html(section(".pg-card")[h3[f"{name.level.capitalize()} {name.name}"], p[told]])
    access.link("profil", f"Profil {name.level} {name.name}", ":material/location_on:")


def _hours(hours: float) -> str:
    return "" if formats.is_missing(hours) else f", selama {formats.number(hours)} jam"


def _kinds(found: Participation) -> None:
    """What was done, in the whole kabupaten."""
    components.section("Jenis kegiatan", "Seluruh kabupaten")
    components.html(ol(".pg-list")[[li[span[kind], b[formats.number(count)]] for kind, count in found.kinds.items()]])


def _silent(shown: PartnersView, found: Participation) -> None:
    """Villages without a recorded activity: how many in each kecamatan, or their names in the chosen one."""
    codes = [code for code in found.silent if shown.kecamatan in (None, shown.regions[code].parent)]
    components.section(f"Tanpa catatan: {formats.number(len(codes))} desa/kelurahan")
    if shown.kecamatan:
        named = ", ".join(shown.name(code) for code in codes)
        components.notes(f"{named}." if codes else "Semua desa/kelurahan punya catatan.")
        return
    counts: dict[str, int] = {}
    for code in codes:
        counts[str(shown.regions[code].parent)] = counts.get(str(shown.regions[code].parent), 0) + 1
    total = shown.collaboration.kecamatan_of.value_counts()
    none = [shown.name(code) for code, count in counts.items() if count == total[code]]
    worst = sorted(counts, key=lambda code: (-counts[code], code))[:5]
    most = ", ".join(f"{shown.name(code)} ({counts[code]} dari {total[code]})" for code in worst)
    components.notes(f"Terbanyak: {most}.",
                     f"Seluruh desa tanpa catatan: {', '.join(none)}." if none else "")


def _table(shown: PartnersView, found: Participation, codes: list[str]) -> Markup:
    columns = [*tables.of_words("Desa/kelurahan"), *tables.of_figures("Kegiatan", "Peserta", "Jam kegiatan")]
    known = found.villages.reindex(codes).sort_values("participants", ascending=False, kind="stable",
                                                      na_position="last")
    rows = []
    for code, row in known.iterrows():
        region = shown.regions[str(code)]
        address = access.address("gotong-royong", {controls.YEAR: shown.year, **controls.of_place(region)})
        kecamatan = "" if shown.kecamatan else shown.name(str(region.parent))
        cells = [tables.figure(formats.number(row[name])) for name in ("activities", "participants", "hours")]
        rows.append(Row((tables.named(address, region.name, kecamatan), *cells), "on" if code == shown.village else ""))
    return tables.table(columns, rows, f"Kegiatan gotong royong {found.year}; peserta terbanyak di atas")
