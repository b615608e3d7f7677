"""How is the kabupaten doing, where does it stand, what is weak within it? For the regent's office, in ten seconds."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis.freshness import current_series, freshness
from dashboard.analysis.standing import standing
from dashboard.analysis.summary import findings
from dashboard.domain import BLITAR, INDONESIA, JAWA_TIMUR
from dashboard.pictures import wording
from dashboard.ui import cached, cards, components, controls, village_map

HEADLINE = ("p0", "poor_count", "poverty_line", "p1", "p2", "ipm_sp2020lf", "tpt", "growth", "gini")
RANKED = ("p0", "p1", "p2", "ipm_sp2020lf", "tpt", "growth", "gini")
WATCHED = ("Kemiskinan", "Pembangunan manusia", "Ketenagakerjaan", "Ekonomi", "Kesehatan & jaminan")

build = controls.build_id()
catalogue = cached.indicators(build)
data_date = cached.build_info(build).data_date
shown = [catalogue[name] for name in HEADLINE if name in catalogue]
series = cached.series(build, tuple(indicator.id for indicator in shown), (BLITAR, JAWA_TIMUR, INDONESIA))
found, absent = findings(series, shown, cached.method_breaks(build), data_date)

components.page_header("Ringkasan", cached.regions(build)[BLITAR].label)
if not found:
    components.empty("Belum ada satu pun angka utama kabupaten dalam basis data ini.",
                     "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                     "python -m dashboard build")
    st.stop()

first = found[0]
components.headline(wording.finding(first.indicator, cached.regions(build)[BLITAR].label, first.value, first.year,
                                    first.change, first.references))
cards.finding_cards(found)

left, right = st.columns([3, 2], gap="large")
with left:
    village_map.summary(build)
with right:
    components.section("Posisi di antara 38 kabupaten/kota Jawa Timur",
                       "Tiap titik satu kabupaten/kota; titik besar Kabupaten Blitar. Peringkat 1 paling baik.")
    cards.standing_strips([place for place in (standing(cached.kabkota_values(build, name), catalogue[name])
                                               for name in RANKED if name in catalogue) if place])
    newest = cached.newest(build, BLITAR)
    yearly = set(newest.loc[newest["years"] > 1, "indicator"])
    watched = [indicator for indicator in current_series(list(catalogue.values()), newest)
               if indicator.dimension in WATCHED and indicator.id in yearly]
    old = [(catalogue[item.indicator], item)
           for item in freshness(newest, [*watched, *absent], data_date) if item.is_old]
    if old:
        components.section("Yang lama atau belum tersedia")
        cards.old_figures(old)

components.source_line([(finding.source, finding.source_url) for finding in found], credit=True)
components.method("ringkasan")
