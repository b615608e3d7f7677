"""The self-contained map as a file: nothing to fetch, nothing from the data becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from dashboard.core import settings
from dashboard.outputs.map_html import MapPage, kabkota_page, village_page
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.render.shading import shade, village_entries
from dashboard.store.building.assets import file_order
from dashboard.store.building.tables import read_boundaries
from dashboard.store.database import Database, open_current

EVIL = "<img src=x onerror=alert(1)>"
PAGE = MapPage(f"Peta {EVIL}", "Data per 24 November 2026.", "Batas wilayah: uji.")


def village_html(database: Database) -> str:
    codes = file_order(read_boundaries(settings.data())["desa"])
    entries = village_entries(observations.village_values(database), reference.indicators(database), codes)
    return village_page(database.assets(), settings.generated_static(), entries, next(iter(entries)), PAGE)


def test_nothing_is_fetched(shipped: Database) -> None:
    text = village_html(shipped)
    assert not re.search(r"<(script|link|img|iframe)\b[^>]*\b(src|href)=", text)
    assert "default-src 'none'" in text
    assert "Batas wilayah: uji." in text


def test_names_from_data_stay_text(tiny_data: Callable[..., Path]) -> None:
    tiny_data(names={"35.05.01.2001": f"Jaten</script>{EVIL}"})
    build()
    text = village_html(open_current())
    assert EVIL not in text
    assert text.count("</script>") == text.count("<script>")


def test_kabkota_map_shows_the_figures_given(shipped: Database) -> None:
    codes = file_order(read_boundaries(settings.data())["jatim_kabkota"])
    indicator = reference.indicators(shipped)["p0"]
    rows = observations.kabkota_values(shipped, "p0")
    newest = rows[rows["year"] == 2025].set_index("region_code")["value"]
    shading = shade(indicator, 2025, "Maret", newest, codes, indicator.kabkota_breaks, "belum tersedia")
    text = kabkota_page(shipped.assets(), settings.generated_static(), {shading.key: shading.as_entry()},
                        shading.key, PAGE)
    assert "7,57 persen" in text
