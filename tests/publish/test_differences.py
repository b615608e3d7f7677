"""What a build finds when two sources tell one figure differently; against a slow second version in Python."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from dashboard.answers.world import World
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.publish.build import build
from dashboard.publish.hand_in import take_back
from dashboard.registry import contracts
from dashboard.statistics import notes
from dashboard.store.database import Database, open_current
from dashboard.topics.differences import words
from dashboard.topics.differences.blocks.tasks import tasks
from dashboard.topics.differences.rules.cases import Ledger, of_build
from handing_in import AGENCIES, KEEPER, publish, store
from meeting_rows import meeting
from worlds import OBSERVATIONS, SOURCE

TinyData = Callable[..., Path]
Key = tuple[str, str, int, str]
OWN = "BPS, data uji"
SOURCES = (OWN, " bps, DATA uji", "Dinas Sosial", "Bappeda")
KEYS: list[Key] = [(row[0], row[1], row[2], row[3]) for row in OBSERVATIONS if row[:3] != ("p0", "35.05", 2025)]
"""That one is anchored, and a recorded case."""
ANCHORED, LATER = ("p0", "35.05", 2025, "Maret"), ("p0", "35.05", 2024, "Maret")


def figure(value: float, source: str, key: Key = LATER, **more: Any) -> dict[str, Any]:
    """One row of observations."""
    return {"indicator": key[0], "region": key[1], "year": key[2], "period_name": key[3], "value": value,
            "source_title": source, **more}


def shown(key: Key = LATER) -> float:
    """The figure that stands on the dashboard."""
    with closing(open_current()) as database:
        [(value,)] = database.rows("SELECT value FROM observations "
                                   f"WHERE (indicator, region_code, year, period) = {key}")[1]
    return float(value)


def ledger() -> Ledger:
    with closing(open_current()) as database:
        return of_build(database)


def is_apart(one: float, other: float) -> bool:
    """The finer is no rounding of the coarser, half up or half down."""
    coarse, fine = sorted((Decimal(f"{one:g}"), Decimal(f"{other:g}")), key=lambda each: -int(each.as_tuple().exponent))
    unit = Decimal(1).scaleb(min(0, int(coarse.as_tuple().exponent)))
    return coarse not in {fine.quantize(unit, way) for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)}


def slow(rounds: list[list[dict[str, Any]]]) -> tuple[dict[str, str], dict[Key, float]]:
    """Case -> source of the newest other figure, and what is shown, walked key by key and round by round: who told
    first stays, with the own newest word, unless another tells the same at least as finely."""
    found, stands = {}, {}
    for key in KEYS:
        fact = next(float(str(row[4]).replace(",", ".")) for row in OBSERVATIONS if row[:4] == key)
        newest: dict[str, float] = {}
        for source, value in [(OWN, fact)] + [
                (row["source_title"], row["value"]) for rows in rounds for row in rows
                if (row["indicator"], row["region"], row["year"], row["period_name"]) == key]:
            newest.pop(source.strip().lower(), None)
            newest[source.strip().lower()] = value
        own = newest[OWN.lower()]
        stands[key] = [value for source, value in newest.items()
                       if source == OWN.lower() or not is_apart(value, own)][-1]
        if differing := [source for source, value in newest.items() if is_apart(value, stands[key])]:
            found["-".join((key[0], key[1], str(key[2]), key[3].lower()))] = differing[-1]
    return found, stands


def test_what_a_build_finds_is_what_a_walk_finds(tiny_data: TinyData) -> None:
    tiny_data()
    chance = random.Random(7)  # noqa: S311
    facts = {row[:4]: float(str(row[4]).replace(",", ".")) for row in OBSERVATIONS}
    rounds = []
    for _ in range(3):
        rows = [figure(chance.choice((facts[key], round(facts[key], 1), round(facts[key] * 0.97, 2),
                                      round(facts[key] * 0.97, 1))), chance.choice(SOURCES), key)
                for key in KEYS if chance.random() < 0.6 and key[0] == "p0"]
        store("observations", rows)
        rounds.append(rows)
    build()
    found = {one.id: one.other.source.strip().lower() for one in ledger().cases if one.origin == "ditemukan"}
    cases, stands = slow(rounds)
    assert found == cases and len(found) > 3
    assert {key: shown(key) for key in KEYS} == stands


def test_a_case_from_a_hand_in_to_a_decision(tiny_data: TinyData) -> None:
    tiny_data()
    given = store("observations", [figure(8.4, "Bappeda"), figure(8.7, "Bappeda", ("p0", "35.05", 2023, "Maret")),
                                   figure(9.9, "Dinas Sosial", ("p0", "35.05", 2021, "Maret"))])
    build()
    before = ledger()
    assert [one.id for one in before.cases] == ["p0-35.05-2021-maret", "p0-35.05-2024-maret", "01"], \
        "8,69 is told as 8,7; the newest first, then the recorded one"
    case = before.cases[1]
    assert (case.one.value, case.one.source) == ("8,16 persen", OWN)
    assert (case.other.value, case.other.source) == ("8,4 persen", "Bappeda")
    assert case.shown == "a" and words.on_dashboard(case) == "angka A" and words.owner(case) == case.owner != ""
    assert shown() == 8.16 and shown(("p0", "35.05", 2021, "Maret")) != 9.9, "not before a decision"
    assert words.headline(before) == "3 angka diceritakan berbeda oleh dua sumber: 3 masih terbuka."
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting()])
    store("figure_cases", [
        {"code": case.id, "date": "2026-03-01", "state": "ditanyakan", "agency": "dinsos"},
        {"code": case.id, "date": "2026-03-18", "state": "diputuskan", "meeting": "rapat-a", "chosen": "8,4"},
        {"code": "p0-35.05-2021-maret", "date": "2026-03-02", "state": "ditanyakan", "agency": "perkim"},
        {"code": "salah-ketik", "date": "2026-03-02", "state": "ditanyakan"}])
    build()
    after = ledger()
    decided = next(one for one in after.cases if one.id == case.id)
    assert (decided.state, decided.owner, len(decided.steps)) == ("diputuskan", "Dinsos", 2)
    assert words.decision(decided) == "Rapat rapat-a, 18 Maret 2026: dipakai 8,4"
    assert (shown(), decided.one.value, decided.waits_for_change) == (8.4, "8,4 persen", False), "what was decided on"
    assert words.why(decided) == "Menurut keputusan."
    assert after.orphans == ("salah-ketik",) and after.open == 2
    with closing(open_current()) as database:
        waits = {code: [(task.day, task.parameters) for task in tasks(World(database), code)]
                 for code in ("dinsos", "perkim")}
        assert waits == {"dinsos": [], "perkim": [(date(2026, 3, 2), {"perkara": "p0-35.05-2021-maret"})]}
        assert marked(database) == {("p0", "35.05", 2021): "p0-35.05-2021-maret", ("p0", "35.05", 2025): "01"}
    take_back(given.id, KEEPER, "salah")
    assert {one.id for one in ledger().cases} == {"01"} and len(ledger().orphans) == 3


def test_an_anchored_figure_stays_until_a_decision_and_what_differs_is_a_case(tiny_data: TinyData) -> None:
    tiny_data()
    done = publish("observations", [figure(7.5, OWN, ANCHORED), figure(8.16, "Bappeda")])
    assert done.told.startswith("1 angka berbeda dari yang tampil: tersimpan sebagai perkara di Angka Berbeda")
    given = done.submission
    store("observations", [figure(7.7, "Dinas Sosial", ANCHORED)])
    build()
    case = next(one for one in ledger().cases if one.id == "p0-35.05-2025-maret")
    assert (shown(ANCHORED), case.one.value, case.other.value) == (7.57, "7,57 persen", "7,70 persen")
    assert case.gap is not None and not case.gap.is_rounding and "1 sumber lain" in words.why(case)
    with closing(open_current()) as database:
        assert set(database.query("SELECT status FROM submissions")["status"]) == {"berlaku"}, "it stands beside"
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting()])
    store("figure_cases", [{"code": case.id, "date": "2026-03-18", "state": "diputuskan", "meeting": "rapat-a",
                            "chosen": "7,50 persen"}])
    build()
    assert shown(ANCHORED) == 7.5
    store("observations", [figure(7.51, OWN, ANCHORED)])
    build()
    again = next(one for one in ledger().cases if one.id == case.id)
    assert shown(ANCHORED) == 7.51 and again.waits_for_change, "the source decided on corrects itself, and it is said"
    take_back(given.id, KEEPER, "salah")
    assert shown(ANCHORED) == 7.57, "nobody tells any more what was decided"


def test_a_third_figure_beside_a_recorded_case_is_a_case(tiny_data: TinyData) -> None:
    tiny_data()
    build()
    [recorded] = ledger().cases
    number = float(recorded.other.value.split(" ")[0].replace(",", "."))
    store("observations", [figure(number, "Koran", ANCHORED)])
    store("observations", [figure(9.99, "Dinas Sosial", ANCHORED)])
    build()
    assert {one.id: one.other.value for one in ledger().cases} == {"p0-35.05-2025-maret": "9,99 persen",
                                                                  "01": recorded.other.value}


def test_a_target_of_its_own_plan_is_owned_by_its_planning_agency(shipped: Database) -> None:
    case = next(one for one in of_build(shipped).cases if one.id == "03-target-kemiskinan-2045")
    assert words.owner(case) == "Bappedalitbang Kabupaten Blitar"


def marked(database: Database) -> dict[tuple[str, str, int], str]:
    """Figures whose note tells of an open case."""
    rows = database.query("SELECT indicator, region_code, year, note FROM observations").to_dict("records")
    return {(row["indicator"], row["region_code"], row["year"]): case for row in rows
            if (case := notes.case(row["note"]))}


def test_a_note_that_tells_of_another_source_is_a_case_until_it_is_recorded(tiny_data: TinyData) -> None:
    folder = tiny_data()
    facts = folder / "facts/observations_bps.csv"
    row = f"p0,35.05,2024,Maret,8.16,persen,{SOURCE},"
    facts.write_text(facts.read_text("utf-8").replace(row, f'{row}"verif=satu; konflik=koran 8,2; ket=x"'), "utf-8")
    build()
    case = next(one for one in ledger().cases if one.origin == "catatan")
    assert (case.id, case.other.value, case.state) == ("p0-35.05-2024-maret", "koran 8,2", "terbuka")
    conflicts = folder / "facts/conflicts.csv"
    conflicts.write_text(conflicts.read_text("utf-8") + f"02,Fakta,p0,35.05,2024,8.16,{SOURCE},8.2,lain,dijelaskan,\n",
                         "utf-8")
    build()
    assert [(one.id, one.state) for one in ledger().cases] == [("01", "terbuka"), ("02", "dijelaskan")]


def test_the_34_known_ones_are_seeded_and_stand_once(shipped: Database) -> None:
    found = of_build(shipped)
    assert len(found.cases) == len(shipped.query("SELECT * FROM conflicts")) == 34
    assert found.counts == {"terbuka": 14, "ditanyakan": 0, "dijelaskan": 20, "diputuskan": 0, "diperbaiki": 0}
    by_id = {one.id: one for one in found.cases}
    assert by_id["01-miskin-ekstrem-2022"].shown == "a" and by_id["08-cakupan-jkn-2025"].shown == "b"
    assert by_id["03-target-kemiskinan-2045"].shown == "target"
    assert words.owner(by_id["06-stok-rtlh"]) == "belum ditentukan"
    assert by_id["10-gini-indonesia-september-2022"].period == "September"
    assert len(marked(shipped)) == 10


@pytest.mark.parametrize(("row", "told"), [
    ({"state": "diputuskan", "chosen": "1"}, "kode rapat"), ({"state": "diputuskan", "meeting": "r"}, "angka"),
    ({"state": "dijelaskan"}, "penjelasan")])
def test_rules_over_rows(row: dict[str, str], told: str) -> None:
    names = ["code", "date", *row]
    contract = contracts()["figure_cases"]
    headings = ",".join(contract.column(name).heading for name in names)
    preview = read(contract, f"{headings}\n01,24 November 2026,{','.join(row.values())}\n".encode(), "x.csv",
                   ReferenceCodes())
    assert preview.accepted == 0
    assert told in preview.rejected["reason"].iloc[0]
