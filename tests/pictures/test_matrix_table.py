"""The matrix as HTML: marks, words, breaks, and no markup from data."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.queries import reference
from dashboard.render.table import table_html
from dashboard.store.database import Database
from dashboard.topics.catalogue.blocks.matrix_table import availability_table, legend
from dashboard.topics.catalogue.rules.availability import YearAvailability

CELLS = {2023: YearAvailability(2, 0, 3), 2024: YearAvailability(0, 0, 3),
         2025: YearAvailability(3, 0, 3, "Sensus <baru>.")}


def test_one_row_an_indicator_one_cell_a_year(tiny: Database) -> None:
    catalogue = list(reference.indicators(tiny).values())
    table = table_html(availability_table({"iks": CELLS, "p0": CELLS}, catalogue, "Judul"))
    assert re.findall(r'<th scope="row"[^>]*>([^<]+)<', table) == ["Penduduk miskin", "IKS"], "in catalogue order"
    assert re.findall(r'<td class="([^"]+)"[^>]*>(.)</td>', table) == [
        ("part", "◐"), ("missing", "–"), ("full changed", "●")] * 2
    assert "2023: sebagian wilayah, 2 dari 3" in table and "2024: belum tersedia" in table
    assert "Sensus &lt;baru&gt;." in table


def test_names_from_data_are_text(tiny: Database) -> None:
    hostile = replace(reference.indicators(tiny)["p0"], short_name="<img src=x>", dimension="<b>", name='" onclick="x')
    table = table_html(availability_table({"p0": CELLS}, [hostile], "<i>"))
    assert "<img" not in table and "<b>" not in table and "<i>" not in table and '" onclick' not in table


def test_legend_counts_the_states_that_occur() -> None:
    words = re.sub(r"<[^>]+>", "", str(legend({"a": CELLS})))
    assert "lengkap (1)" in words and "sebagian wilayah (1)" in words and "belum tersedia (1)" in words
    assert "hitungan" not in words and "metode berubah" in words
