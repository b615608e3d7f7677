"""All criteria of a build: village indicators, share in the register, coverage gaps, budget beside need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.core.domain import Direction
from dashboard.queries import observations, reference
from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.priority.rules.criteria import (
    ABSENT,
    BUDGET,
    COVERAGE,
    REGISTER,
    SAMPLE,
    Criteria,
    Criterion,
    of_figures,
    of_indicators,
)
from dashboard.topics.programs import queries as program_queries
from dashboard.topics.programs.rules.coverage import coverage
from dashboard.topics.programs.rules.need import NEED_DECILE
from dashboard.topics.rat import queries as rat_queries
from dashboard.topics.registers import queries as register_queries
from dashboard.topics.registers.rules.series import all_series, counted


def of_build(database: Database, rounding: Rounding) -> Criteria:
    """In the order in which they are shown."""
    villages = reference.village_codes(database)
    register, families = _register(database, rounding, villages)
    return Criteria((
        *of_indicators(reference.indicators(database), observations.village_values(database), villages), register,
        *_coverage(database, rounding, villages), _budget(database, families, rounding, villages)), tuple(villages))


def _register(database: Database, rounding: Rounding, villages: Sequence[str]) -> tuple[Criterion, pd.Series]:
    """Families of DTSEN in low deciles of all its families, percent; and those low ones as shown, empty where DTSEN is
    not known for real."""
    one = Criterion("dtsen", f"Keluarga desil 1–{NEED_DECILE} di DTSEN", "persen keluarga terdaftar", 1,
                    Direction.LOWER, REGISTER)
    known = register_queries.register_series(database)
    own = known[(known["register"] == "DTSEN") & (known["unit"] == "KK")]
    if own.empty or own["is_sample"].any():
        return replace(one, refused=ABSENT if own.empty else SAMPLE), pd.Series(dtype=float)
    rows, series = register_queries.register_rows(database), all_series(own)[0]
    rows = series.of(rows[rows["unit"] == "KK"])
    newest = rows[rows["period"] == rows["period"].max()]
    low = newest[newest["decile"] <= NEED_DECILE]
    if low.empty:
        return replace(one, refused=ABSENT), pd.Series(dtype=float)
    families, whole = (counted(part, rounding).villages for part in (low, newest))
    shares = (families / whole.where(whole >= rounding.percent_base) * 100).clip(upper=100)
    told = f"DTSEN, desil {series.decile_basis}, desa {series.village_basis}"
    found = replace(one, when=str(newest["period"].iloc[0]), source=told, figures=shares.dropna())
    return of_figures(found, villages), families


def _coverage(database: Database, rounding: Rounding, villages: Sequence[str]) -> list[Criterion]:
    """Of each programme those who were to be reached and were not, percent, in its newest year."""
    names = program_queries.programs(database)
    years = program_queries.program_years(database)
    made = []
    for code, name in zip(names["code"], names["name"], strict=True):
        own = years[years["program"] == code]
        one = Criterion(f"celah_{code}", f"Belum terjangkau {name}", "persen sasaran", 1, Direction.LOWER, COVERAGE)
        real = own[~own["is_sample"]]
        if real.empty:
            made.append(replace(one, refused=SAMPLE))
            continue
        year = int(real["year"].max())
        found = coverage(program_queries.coverage_rows(database, str(code), year), rounding)
        if found is None:
            made.append(replace(one, refused=ABSENT))
            continue
        gaps = (100 - found.villages["net_rate"]).clip(lower=0).dropna()
        made.append(of_figures(replace(one, when=str(year), source=f"Cakupan program {name}", figures=gaps), villages))
    return made


def _budget(database: Database, families: pd.Series, rounding: Rounding, villages: Sequence[str]) -> Criterion:
    """Rupiah of the RAT that are located in the village, for each family in need as shown. A row that names several
    places is parted equally; what names a kecamatan or the kabupaten is nobody's own. A village that the RAT does not
    name has nothing."""
    one = Criterion("anggaran", f"Anggaran RAT di desa per keluarga desil 1–{NEED_DECILE}", "Rp/keluarga", 0,
                    Direction.HIGHER, BUDGET)
    if families.empty:  # the RAT is not even asked, so that a change of it moves no map
        return replace(one, refused="menunggu hitungan DTSEN sebenarnya")
    matrix = rat_queries.rat_matrix(database)
    real = matrix[~matrix["is_sample"]]
    if real.empty:
        return replace(one, refused=SAMPLE if len(matrix) else ABSENT)
    year = int(real["year"].max())
    own = real[real["year"] == year]
    rows = own.assign(part=own["allocation"] / own["places"].map(len).replace(0, np.nan))[["part", "places"]]
    placed = rows.explode("places").groupby("places")["part"].sum()
    need = families.where(families >= rounding.percent_base).dropna()
    figures = placed.reindex(need.index).fillna(0).astype(float) / need
    return of_figures(replace(one, when=str(year), source="RAT dan DTSEN yang diserahkan", figures=figures), villages)
