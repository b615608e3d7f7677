"""Sample data step aside for what is handed in, group by group, except for what a real row still needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.publish.build import build
from dashboard.publish.hand_in import take_back
from dashboard.store.submissions import record as record
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, action, covered, publish, queried

LiveAfter = Callable[[Callable[[], None]], Path]
SAMPLE = {
    "agencies": "code,name,short_name\ndinsos,Dinas Sosial (contoh),Dinsos\ndpmd,Dinas PMD,DPMD\n",
    "agency_aliases": "alias,agency\nDinsos Kab,dinsos\nPMD,dpmd\n",
    "programs": "code,name,agency,strategy,unit\nrtlh,RTLH contoh,dinsos,1,unit\npkh,PKH,dinsos,1,KK\n",
    "coverage": "program,village,period,target,target_unit,recipients,recipients_unit\n"
                f"rtlh,{JATEN},2024,10,unit,9,unit\nrtlh,{JATEN},2025,10,unit,9,unit\npkh,{JATEN},2024,8,KK,8,KK\n",
    "rat_matrix": "year,number,strategy,agency,sub_code,line,program,activity,sub_activity,allocation,places\n"
                  f"2024,1,1,dpmd,9.01,1,P,K,S,5,35.05.01;{JATEN}\n2025,1,1,dpmd,9.01,1,P,K,S,6,\n",
    "rat_targets": "year,agency,sub_code,sub_activity,indicator,unit,direction,target\n"
                   "2025,dpmd,9.01,S,I,desa,naik,3\n",
}


def with_sample() -> None:
    (settings.data() / "sample").mkdir()
    for dataset, content in SAMPLE.items():
        (settings.data() / "sample" / f"{dataset}.csv").write_text(content, "utf-8")
    build()


@pytest.fixture
def sampled(live_after: LiveAfter) -> None:
    """The tiny world with sample data, built."""
    live_after(with_sample)


def test_sample_fills_what_nobody_handed_in(sampled: None) -> None:
    assert queried("SELECT program, year, is_sample, submission_id IS NULL FROM coverage ORDER BY ALL") == [
        ("pkh", 2024, True, True), ("rtlh", 2024, True, True), ("rtlh", 2025, True, True)]
    assert [list(row[0]) for row in queried("SELECT places FROM rat_actions ORDER BY year")] == [
        ["35.05.01", JATEN], []]


def test_sample_of_all_years_steps_aside_by_group(sampled: None) -> None:
    done = publish("coverage", [covered(SUKOREJO, "2025-TW1", 3)])
    assert queried("SELECT year, is_sample, count(*) FROM coverage GROUP BY ALL ORDER BY ALL") == [
        (2025, False, 1)]
    publish("rat_realisation", [{"year": 2025, "quarter": 1, "agency": "dinsos", "sub_code": "1", "indicator": "I",
                                 "physical": 1}])
    assert queried("SELECT year FROM rat_actions") == [] and queried("SELECT year FROM rat_indicators") == []
    take_back(done.submission.id, person("A"), "uji")
    assert len(queried("SELECT * FROM coverage")) == 3


def test_a_real_list_takes_the_place_of_the_sample_list_except_what_is_still_needed(sampled: None) -> None:
    publish("agencies", [AGENCIES[0], {"code": "baru", "name": "Dinas Baru", "short_name": "Baru"}])
    assert queried("SELECT code, name, is_sample FROM agencies") == [
        ("baru", "Dinas Baru", False), ("dinsos", "Dinas Sosial", False), ("dpmd", "Dinas PMD", True)]
    publish("rat_matrix", [action("dinsos", year=2024), action("dinsos")])
    assert queried("SELECT code FROM agencies") == [("baru",), ("dinsos",)]  # no sample row speaks of dpmd any more
    assert queried("SELECT alias FROM agency_aliases") == [("Dinsos Kab",)]


def test_sample_coverage_in_another_unit_than_the_real_program_steps_aside(sampled: None) -> None:
    publish("programs", [{**PROGRAMS[0], "agency": "dinsos", "unit": "KK"}])
    assert queried("SELECT program FROM coverage") == [("pkh",)]
    assert queried("SELECT code, unit, is_sample FROM programs") == [("pkh", "KK", True), ("rtlh", "KK", False)]


def test_sample_off_shows_only_what_is_real(sampled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("coverage", [covered(SUKOREJO, "2025", 3)])
    monkeypatch.setenv("DASHBOARD_SAMPLE", "off")
    build()
    assert queried("SELECT is_sample FROM coverage") == [(False,)] and queried("SELECT * FROM rat_actions") == []
    # The entries of lists that a real row needs stay, marked as sample: without them it would have no name.
    assert queried("SELECT code, is_sample FROM programs") == [("rtlh", True)]
    assert queried("SELECT code, is_sample FROM agencies") == [("dinsos", True)]
