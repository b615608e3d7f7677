"""What visitors get of each dataset: counts as the pages show them, and no row that tells more."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.intake.contract import Contract
from dashboard.outputs.packages.columns import file_name
from dashboard.outputs.packages.datasets import Shelf
from dashboard.registry import contracts
from dashboard.statistics.rounding import BASE, Rounding
from dashboard.store.database import Database
from dashboard.topics.partners import queries as partners
from dashboard.topics.partners.rules.pledges import shown_rows as pledges_shown
from dashboard.topics.programs import queries as programs
from dashboard.topics.programs.rules.coverage import coverage
from dashboard.topics.rat.rules.quarter import of_build as rat_of_build
from dashboard.topics.registers import queries as registers
from dashboard.topics.registers.rules.changes import MEASURES, changes
from dashboard.topics.registers.rules.findings import findings
from dashboard.topics.registers.rules.series import all_series, held
from dashboard.topics.services import queries as services
from dashboard.topics.services.contracts import STATES
from dashboard.topics.services.rules.jkn import jkn
from dashboard.topics.services.rules.services import services as of_month
from meeting_rows import DAY

ROUNDED = Rounding(bytes(range(32)))
MIXED_UNITS = {"rat_targets", "rat_realisation", "partner_pledges"}
"""Some of their figures count people, others do not."""


def rows(database: Database, dataset: str) -> pd.DataFrame:
    """As the file of a visitor has them."""
    return Shelf(database, ROUNDED).rows(contracts()[dataset])


@pytest.mark.parametrize("contract", [one for one in contracts().values() if one.is_protected],
                         ids=lambda one: one.id)
def test_no_count_of_people_leaves_as_it_is(shipped: Database, contract: Contract) -> None:
    """Every protected figure that a visitor gets is a multiple of 5; where others stand between them, see below."""
    frame = rows(shipped, contract.id)
    names = [column.name for column in contract.columns if column.protected]
    headings = {column.name: column.heading for column in contract.columns}
    shown = [name for name in names if (own := file_name(headings[name])) in frame.columns and frame[own].notna().any()]
    for name in shown if contract.id not in MIXED_UNITS else ():
        assert (frame[file_name(headings[name])].dropna() % BASE == 0).all(), name
    for column in contract.filled:
        assert not column.protected or file_name(column.heading) not in frame.columns


def test_coverage_is_what_the_page_shows(shipped: Database) -> None:
    own = rows(shipped, "coverage")
    years = own["periode"].str[:4].astype(int)
    assert "anggaran_rp" not in own.columns and "realisasi_rp" not in own.columns
    chosen = sorted({*zip(own["program"], years, strict=True)})[::7]
    assert len(chosen) > 3
    for program, year in chosen:
        found = coverage(programs.coverage_rows(shipped, program, year), ROUNDED)
        mine = own[(own["program"] == program) & (years == year)].set_index("desa_kelurahan").sort_index()
        assert found is not None and mine.index.tolist() == found.villages.index.tolist()
        for name, file in (("target", "sasaran"), ("recipients", "penerima")):
            pd.testing.assert_series_equal(mine[file].astype(float), found.villages[name].astype(float),
                                           check_names=False, check_index_type=False)


def test_services_are_what_the_page_shows(shipped: Database) -> None:
    database = shipped
    own = rows(database, "service_counts")
    assert list(own.columns) == ["bulan", "desa_kelurahan", "keadaan", "jumlah", "data_contoh"]
    assert (own["jumlah"] >= BASE).all(), "a row that shows 0 would tell that somebody came"
    mine = own.set_index(["bulan", "keadaan", "desa_kelurahan"])["jumlah"].to_dict()
    everything, checked = services.service_counts(database), 0
    codes = sorted(everything["region_code"].unique())
    for month in everything["month"].unique():
        found = of_month(everything, month, ROUNDED)
        for state in STATES:
            for code in codes:
                assert found.count(state, code) == mine.get((month, state, code), 0), (month, state, code)
                checked += found.count(state, code) > 0
    assert checked == len(own)


def test_jkn_and_registers_are_what_the_page_shows(shipped: Database) -> None:
    database = shipped
    watched = jkn(services.jkn_watch(database), ROUNDED)
    own = rows(database, "jkn_watch").set_index(["bulan", "desa_kelurahan"])
    assert watched is not None
    for (month, village), count in own["aktif"].items():
        assert watched.cells[month, "active"].of(village) == count
    counts = registers.register_rows(database)
    mine = rows(database, "registry_counts")
    assert "terverifikasi" not in mine.columns and (mine["jumlah"] >= BASE).all()
    first = mine[mine["desil"] == 1].set_index(["register", "dasar_desil", "dasar_desa", "satuan", "periode",
                                                "desa_kelurahan"])["jumlah"].to_dict()
    for series in all_series(counts):
        for unit in ("KK", "jiwa"):
            for one in held(counts, series, unit, 1, ROUNDED):
                for village, count in one.low.villages.items():
                    key = (series.register, series.decile_basis, series.village_basis, unit, one.period, village)
                    assert first.get(key, 0) == count
    changed = rows(database, "register_changes")
    pairs = registers.register_changes(database)
    newest = changes(pairs, counts, all_series(pairs)[0], "KK", ROUNDED)
    assert newest is not None
    dates = changed["tanggal_data_lama"] + changed["tanggal_data_baru"]
    asked = newest.since.isoformat() + newest.until.isoformat()
    ours = changed[(changed["register"] == newest.series.register) & (changed["satuan"] == "KK")
                   & (dates == asked)].set_index("desa_kelurahan")
    heads = ("masuk", "keluar", "pindah_4_6_desil", "pindah_7_desil_atau_lebih")
    assert len(ours) > 200
    for measure, head in zip(MEASURES, heads, strict=True):
        assert all(newest.of(measure, str(code)) == count for code, count in ours[head].items())
    listed = findings(registers.register_checks(database), DAY, ROUNDED)
    found = rows(database, "register_checks").set_index(["kode_temuan", "keadaan"])["jumlah"]
    assert listed is not None
    assert all(found[code, row["state"]] == row["count"] for code, row in listed.newest.iterrows())


def test_the_plan_and_help_are_what_the_pages_show(shipped: Database) -> None:
    database = shipped
    plan = rat_of_build(database, DAY, ROUNDED)
    reported = rows(database, "rat_realisation")
    pd.testing.assert_series_equal(reported["realisasi_fisik"].astype(float), plan.reports["physical"].astype(float),
                                   check_names=False, check_index=False)
    texts = rows(database, "rat_matrix")["jumlah_sasaran_penerima_manfaat"]
    assert texts.fillna("").tolist() == plan.matrix["target_text"].fillna("").tolist()
    assert "jumlah_sasaran" not in rows(database, "rat_matrix").columns
    mine = rows(database, "partner_pledges")["jumlah_dijanjikan"].astype(float)
    theirs = pledges_shown(partners.pledges(database), ROUNDED)["pledged_quantity"].astype(float)
    pd.testing.assert_series_equal(mine, theirs, check_names=False, check_index=False)
    assert "jumlah_peserta" not in rows(database, "community_activities").columns
