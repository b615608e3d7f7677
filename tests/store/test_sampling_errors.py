"""Sampling errors on their way from files and hand-ins into the public views, and what the build refuses."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, log, sqrt
from pathlib import Path

import pytest

from dashboard.core.domain import BuildError
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.store.database import Database, open_current
from handing_in import publish
from worlds import INDICATORS

TinyData = Callable[..., Path]
SURVEYED = [{**INDICATORS[0], "survey": "Susenas"}, *INDICATORS[1:]]
MARGINS = ("indicator,level,year_first,year_last,formula,households,persons_per_household,deff,rse,follows,"
           "households_source,persons_source,deff_source,rse_source,note\n")
ROW = "p0,kabupaten,2020,,proporsi,600,3.5,2.5,,,BPS,asumsi,asumsi,,\n"


def _with_errors(folder: Path, *cells: str) -> None:
    """The three optional columns, filled for p0 of the regency in 2025."""
    path = folder / "facts/observations_bps.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    rows = [f"{row},{','.join(cells) if row.startswith('p0,35.05,2025') else ',,'}" for row in rows]
    path.write_text("\n".join([f"{head},se,rse,se_source_id", *rows]) + "\n", "utf-8")


def _margins(folder: Path, rows: str) -> None:
    (folder / "catalogue/margins.csv").write_text(MARGINS + rows, "utf-8")


@pytest.mark.parametrize(("cells", "se"), [(("0.8", "", "lain"), 0.8), (("", "10", "lain"), 0.757)])
def test_a_published_error_reaches_the_view_with_its_source(tiny_data: TinyData, cells: tuple[str, ...],
                                                            se: float) -> None:
    _with_errors(tiny_data(indicators=SURVEYED), *cells)
    build()
    own = observations.series(open_current(), ["p0"], ["35.05"]).set_index("year")
    assert own.loc[2025, "se"] == pytest.approx(se) and own.loc[2025, "se_source"] == "Sumber lain"
    assert own.loc[2024, ["se", "se_source", "se_estimate"]].isna().all()


@pytest.mark.parametrize(("cells", "problem"), [
    (("0.8", "10", "lain"), "isi se atau rse, jangan keduanya"),
    (("-1", "", "lain"), "galat baku harus lebih besar dari nol"),
    (("", "0", "lain"), "galat baku harus lebih besar dari nol"),
    (("0.8", "", ""), "sumber galat baku (se_source_id) wajib diisi"),
])
def test_an_error_without_sense_or_source_is_refused(tiny_data: TinyData, cells: tuple[str, ...],
                                                     problem: str) -> None:
    _with_errors(tiny_data(), *cells)
    with pytest.raises(BuildError) as caught:
        build()
    assert caught.value.failures == (f"[galat_sampel] facts/observations_bps.csv baris 7, kolom se: {problem}",)


def test_an_error_of_an_unknown_source_is_refused(tiny_data: TinyData) -> None:
    _with_errors(tiny_data(), "0.8", "", "entah")
    with pytest.raises(BuildError) as caught:
        build()
    assert caught.value.failures == ('[kode_dikenal] facts/observations_bps.csv baris 7, kolom se_source_id: kode '
                                     '"entah" tidak dikenal',)


def test_an_error_is_handed_in_with_its_figure(tiny_data: TinyData) -> None:
    tiny_data(indicators=SURVEYED)
    build()
    publish("observations", [{"indicator": "p0", "region": "35.05", "year": 2025, "period_name": "Maret", "value": 7.57,
                              "source_title": "BPS, BRS uji", "rse": 8.0, "se_source": "BPS, tabel RSE"}])
    own = observations.series(open_current(), ["p0"], ["35.05"]).set_index("year")
    assert own.loc[2025, "se"] == pytest.approx(0.6056) and own.loc[2025, "se_source"] == "BPS, tabel RSE"


def test_the_estimate_follows_from_its_row_alone(tiny_data: TinyData) -> None:
    _margins(tiny_data(indicators=SURVEYED), ROW + "p0,provinsi,,,rse,,,,2,,,,,asumsi,\n")
    build()
    found = observations.series(open_current(), ["p0"], ["35.05", "35", "00"])
    told = {(row["region_code"], row["year"]): row["se_estimate"] for row in found.to_dict("records")
            if row["period"] == "Maret"}
    share = 0.0757
    assert told["35.05", 2025] == pytest.approx(100 * sqrt(2.5 * share * (1 - share) / (600 * 3.5)))
    assert told["35", 2025] == pytest.approx(9.50 * 0.02)
    assert all(told[key] != told[key] for key in (("35.05", 2019), ("00", 2025)))  # before the row; without a row
    assert reference.indicators(open_current())["p0"].survey == "Susenas"


@pytest.mark.parametrize(("row", "problem"), [
    (ROW.replace("p0", "population"), "population bukan indikator survei (kolom survey katalog kosong)"),
    (ROW.replace("kabupaten", "desa"), 'kolom level: "desa" bukan kabupaten, provinsi, atau nasional'),
    (ROW.replace("BPS", ""), "rumus proporsi perlu satuan persen"),
    (ROW.replace("proporsi", "rse"), "rumus rse perlu rse di atas nol dan rse_source"),
    (ROW.replace("proporsi", "ikut"), "rumus ikut perlu kolom follows"),
    (ROW.replace("proporsi", "lain"), 'kolom formula: "lain" bukan proporsi, rse, atau ikut'),
])
def test_a_margin_that_hides_an_assumption_is_refused(tiny_data: TinyData, row: str, problem: str) -> None:
    _margins(tiny_data(indicators=SURVEYED), row)
    with pytest.raises(BuildError) as caught:
        build()
    assert any(failure.startswith("[galat_sampel] catalogue/margins.csv baris 2") and problem in failure
               for failure in caught.value.failures)


def test_two_margins_for_one_year_are_refused(tiny_data: TinyData) -> None:
    _margins(tiny_data(indicators=SURVEYED), ROW + ROW.replace("2020,", "2024,"))
    with pytest.raises(BuildError) as caught:
        build()
    assert caught.value.failures == ("[galat_sampel] catalogue/margins.csv baris 3: tahunnya bertumpang tindih dengan "
                                     "baris 2 (p0 kabupaten)",)


LARGEST_IPM = {"hls": 18.0, "rls": 15.0}
"""Ends of the scales of schooling in the index; spending goes from 1,007.436 to 26,572.352 thousand rupiah on a
logarithm (BPS, Indeks Pembangunan Manusia, metode baru)."""


@pytest.mark.parametrize(("code", "level"), [("35.05", "kabupaten"), ("35", "provinsi"), ("00", "nasional")])
def test_the_margin_of_the_index_follows_from_those_of_its_parts(shipped: Database, code: str, level: str) -> None:
    rows = reference.margins(shipped)
    rse = rows[rows["level"] == level].set_index("indicator")["rse"].astype(float)
    newest = observations.series(shipped, ["hls", "rls", "ppp"], [code]).dropna(subset=["value"]).sort_values("year") \
        .groupby("indicator")["value"].last()
    schooling = sum(newest[name] / most for name, most in LARGEST_IPM.items()) / 2
    of_schooling = hypot(*(newest[name] * rse[name] / 100 / most for name, most in LARGEST_IPM.items())) / 2
    width = log(26_572.352 / 1_007.436)
    spending = log(newest["ppp"] / 1_007.436) / width
    expected = hypot(of_schooling / schooling, rse["ppp"] / 100 / width / spending) / 3 * 100
    for name in ("ipm_sp2020lf", "ipm", "ipm_lama"):
        assert rse[name] == pytest.approx(expected, abs=0.02)
