"""Which villages need attention, and where among the 38 does the kabupaten lie? For planners, camat and the TKPK,
who choose where to look next."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.topics.areas.parts import kabkota_map, village_map, village_outlines
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, live, source_parts
from dashboard.ui.maps import files as map_files
from dashboard.ui.maps import link as map_link
from dashboard.ui.maps import parts as map_parts


@live.fragment
def explore() -> None:
    """Everything that follows the filters and the map."""
    build = controls.build()
    chosen = map_link.level()
    is_villages = chosen == map_link.VILLAGES
    level = village_map if is_villages else kabkota_map
    if is_villages:
        components.page_header("Peta Desa", components.place_name())
    else:
        components.page_header("Peta Kabupaten/Kota", f"38 kabupaten/kota di {regency().province.name}")
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        map_link.level_switch()
        shown = level.filters(build)
    if shown is None:
        if is_villages:
            village_outlines.draw(build)
        else:
            components.empty("Belum ada angka kabupaten/kota yang dapat dipetakan.",
                             "Angkanya dari BPS, disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                             "python -m dashboard build")
        return
    map_parts.headline(shown)
    left, right = st.columns([5, 3], gap="medium")
    with left, st.container(key=f"map_box_{chosen}"):
        level.draw(shown)
        components.source_line(shown.sources, credit=True, about={"ind": shown.indicator.id})
        map_files.row(shown, chosen)
    with right:
        level.explain(shown)
    with st.container(key="map_ranking"):
        level.table(shown)
        if "note" in shown.rows:  # a coverage layer tells its own source
            labels = reference.regions(shown.build)
            source_parts.of_rows(shown.rows.assign(label=[labels[code].label for code in shown.rows["region_code"]]),
                                 f"sumber_{chosen}")


map_parts.add_styles()
explore()
components.method("peta")
