"""What the margins of surveys rest on, on Data & Metodologi: every assumption with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from htpy import Node, b

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import observations, reference
from dashboard.render.table import below, lines
from dashboard.render.words import wording
from dashboard.statistics.uncertainty import error_of
from dashboard.store.database import Database
from dashboard.ui.drawn import components
from dashboard.ui.drawn.word_table import long_table

_Row = Mapping[Any, Any]


def margins(build: Database) -> None:
    """Assumptions by indicator and level, with the margin they give for the newest figure they cover."""
    catalogue, rows = reference.indicators(build), reference.margins(build).to_dict("records")
    if not rows:
        components.empty("Belum ada asumsi kesalahan sampling.",
                         "Isi data/catalogue/margins.csv, atau serahkan RSE terbitan BPS bersama angkanya.")
        return
    components.note("Semua baris ini perkiraan, bukan angka BPS, dan hanya dipakai untuk angka yang galatnya tidak "
                    "diterbitkan. “Asumsi”: tidak ada sumber terbuka yang kami temukan.")
    series = observations.series(build, tuple(dict.fromkeys(row["indicator"] for row in rows)), regency().codes)
    cells = [[_named(catalogue[row["indicator"]]), str(row["level"]), _years(row), _assumed(row, catalogue),
              _newest(row, catalogue[row["indicator"]], series), _sources(row)] for row in rows]
    long_table("Asumsi perkiraan margin", {"Indikator": 22, "Tingkat": 9, "Tahun": 9, "Asumsi": 24,
                                           "Margin angka terbaru": 14, "Sumber asumsi": 22}, cells, len(cells),
               key="semua_asumsi", first=3, what="asumsi")


def _named(indicator: Indicator) -> Node:
    return b[indicator.name], below[indicator.survey]


def _years(row: _Row) -> str:
    first, last = row["year_first"], row["year_last"]
    if pd.isna(first):
        return "semua" if pd.isna(last) else f"sampai {int(last)}"
    return f"sejak {int(first)}" if pd.isna(last) else f"{int(first)}–{int(last)}"


def _assumed(row: _Row, catalogue: Mapping[str, Indicator]) -> Node:
    if row["formula"] == "ikut":
        text = f"galat relatif sama dengan {catalogue[row['follows']].name}"
    elif row["formula"] == "rse":
        text = f"RSE {_number(row['rse'])} persen"
    else:
        text = (f"{formats.number(row['households'])} rumah tangga × {_number(row['persons_per_household'])} orang, "
                f"pengaruh rancangan {_number(row['deff'])}")
    return (text, below[row["note"]]) if isinstance(row["note"], str) else text


def _number(value: float) -> str:
    return formats.number(value, next(places for places in range(3) if places == 2 or round(value, places) == value))


def _newest(row: _Row, indicator: Indicator, series: pd.DataFrame) -> Node:
    """'±1,46 (Maret 2025)' of the regency, the province or the nation."""
    low: int = 0 if pd.isna(row["year_first"]) else row["year_first"]
    high: int = 9999 if pd.isna(row["year_last"]) else row["year_last"]
    home = regency()
    if home.is_province and row["level"] == "kabupaten":
        return "berbeda tiap kabupaten/kota"
    code = {"kabupaten": home.code, "provinsi": home.province.code}.get(row["level"], home.nation.code)
    own = series[(series["indicator"] == indicator.id) & (series["region_code"] == code)
                 & (series["period"] == indicator.period_rule) & series["year"].between(low, high)]
    if own.empty:
        return formats.MISSING
    newest = own.sort_values("year").iloc[-1]
    found = error_of(newest).margin
    if found is None:
        return formats.MISSING
    when = formats.period(int(newest["year"]), newest["period"])
    return wording.margin(found, indicator), below[when]


def _sources(row: _Row) -> Node:
    named = {"rumah tangga": row["households_source"], "orang": row["persons_source"],
             "rancangan": row["deff_source"], "RSE": row["rse_source"]}
    return lines([f"{name}: {source}" for name, source in named.items() if isinstance(source, str)])
