"""The ranking as files, with what it was made of in every workbook."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.topics.priority.parts.page import PriorityView
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.words import priority as words
from dashboard.ui.drawn import downloads


def when(shown: PriorityView) -> str:
    """Of when the weighed figures are: '2024', '2024 dan 2026-TW3'."""
    return " dan ".join(dict.fromkeys(one.when for one in shown.chosen))


def villages(shown: PriorityView, found: Priority, codes: Sequence[str]) -> None:
    """CSV and XLSX of the villages of the place."""
    exact = "persis-" if shown.audience.exact else ""
    name = f"{exact}prioritas-desa" + (f"-{shown.kecamatan}" if shown.kecamatan else "")
    downloads.table_downloads(
        shown.build, frame(shown, found, codes), name, f"Prioritas desa, {shown.place}", shown.sources,
        notes=notes(shown, found), audience=shown.audience,
        decimals={"Skor": 4, "Sering masuk (persen)": 2,
                  **{f"{one.name} ({one.unit})": one.decimals for one in shown.chosen},
                  **{f"Bobot tengah {one.name} (persen)": 1 for one in shown.chosen}})


def frame(shown: PriorityView, found: Priority, codes: Sequence[str]) -> pd.DataFrame:
    """One row a village: its place, how sure that is, its figures and the weights that bring it to the front."""
    rows, regions = found.villages.loc[list(codes)], shown.regions
    made = {
        "Kode": rows.index, "Kecamatan": [regions[str(regions[code].parent)].name for code in codes],
        "Desa/kelurahan": [regions[code].name for code in codes], "Peringkat": rows["rank"].to_numpy(),
        "Skor": rows["score"].to_numpy(), "Kelompok": [words.group(found, one) for one in rows["group"]],
        "Sering masuk (persen)": rows["share"].to_numpy() * 100, "Peringkat tengah": rows["median"].to_numpy(),
        "Peringkat persentil 5": rows["low"].to_numpy(), "Peringkat persentil 95": rows["high"].to_numpy(),
        "Lebih lemah dalam semua kriteria daripada": rows["worse_than"].to_numpy(),
        "Yang lebih lemah dalam semua kriteria": rows["worse"].to_numpy(),
        "Kriteria yang tidak dimiliki": rows["lacking"].to_numpy()}
    for one in shown.chosen:
        made[f"{one.name} ({one.unit})"] = one.figures.reindex(rows.index).to_numpy()
    for one in shown.chosen:
        made[f"Bobot tengah {one.name} (persen)"] = found.central.loc[rows.index, one.id].to_numpy() * 100
    return pd.DataFrame(made)


def notes(shown: PriorityView, found: Priority) -> list[str]:
    """What stands on the sheet of notes."""
    level = {code: str(shown.regions[code].level) for code in found.left_out}
    own = [f"{one.name}: {one.unit}, {one.when}, {one.weak}; kepentingan {shown.levels[one.id]}."
           for one in shown.chosen]
    return [text for text in (words.weights(found, shown.criteria), words.doubled(found, shown.criteria), *own,
                              words.rule(found), words.left_out(found, level.__getitem__), words.partial(found),
                              words.same(found, shown.criteria), words.driven(found, shown.criteria),
                              words.NOT_POVERTY) if text]
