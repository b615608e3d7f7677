"""The codes the readers are tested against: our real villages, a few OPD and programs."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from dashboard.intake.reference_codes import IndicatorRef, ProgramRef, ReferenceCodes, VillageRef

REGIONS = Path(__file__).resolve().parents[2] / "data" / "regions" / "regions.csv"


@cache
def known_codes() -> ReferenceCodes:
    """Every region we ship; four OPD; three programs, one a unit; two indicators."""
    with REGIONS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = {row["code"]: row["name"] for row in rows}
    return ReferenceCodes(
        agencies={"dinsos": "Dinas Sosial", "dinkes": "Dinas Kesehatan",
                  "dpmd": "Dinas Pemberdayaan Masyarakat dan Desa",
                  "perkim": "Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan"},
        agency_aliases={"Dinsos": "dinsos", "Dinas Sosial Kab. Blitar": "dinsos", "DPMD": "dpmd",
                        "Dinas Perkim": "perkim"},
        programs={"rtlh": ProgramRef("Rehabilitasi rumah tidak layak huni", "unit"),
                  "pkh": ProgramRef("Program Keluarga Harapan", "KK"), "pbi": ProgramRef("PBI-JKN", "jiwa")},
        villages={row["code"]: VillageRef(row["bps_code"], row["name"], row["parent_code"], names[row["parent_code"]])
                  for row in rows if row["level"] in ("desa", "kelurahan")},
        regions={row["code"]: row["bps_code"] for row in rows},
        indicators={"p0": IndicatorRef("persen", 0, 100), "ipm": IndicatorRef("indeks", 0, 100)},
    )
