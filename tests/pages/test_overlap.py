"""The part Irisan of Register: sample, a programme, a pair; what the reconciliation wrote; without data."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from overlap_rows import decile, pair
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core import formats, settings
from dashboard.intake.read import read
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.publish.hand_in import hand_in, take_back
from dashboard.queries import reference
from dashboard.queries.search import search
from dashboard.registry import contracts
from dashboard.store.database import Database
from dashboard.store.reference_codes import reference_codes
from dashboard.store.submissions.record import SubmissionDraft
from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.blocks import overlap_layer
from dashboard.topics.registers.blocks.area import of_area
from dashboard.topics.registers.parts import overlap_files, overlap_page
from dashboard.topics.registers.rules.overlap import AIM, MISSED, REACHED, UNLISTED
from dashboard.topics.registers.words import OVERLAP
from handing_in import AGENCIES, JATEN, KEEPER, SUKOREJO, publish, store
from made_people import Care, listed, population
from page_words import words as marked_up
from reconcile_runs import command, run_of

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]


def words(app: AppTest) -> str:
    return re.sub(r"\s+", " ", html.unescape(marked_up(app)))


def sample(dataset: str, **wanted: str) -> list[dict[str, str]]:
    """Sample rows that hold these values; `village` may be a kecamatan."""
    with (ROOT / f"data/sample/{dataset}.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if all(
            row[name].startswith(value) if name == "village" else row[name] == value for name, value in wanted.items())]


def summed(rows: list[dict[str, str]], name: str, *deciles: str) -> str:
    return formats.number(sum(int(row[name]) for row in rows if not deciles or row["decile"] in deciles))


@pytest.mark.parametrize(("program", "last", "kecamatan"), [("pkh", 4, ""), ("sembako", 5, "35.05.06")])
def test_whom_a_programme_reaches_and_misses(shipped: Database, open_page: OpenPage, program: str, last: int,
                                             kecamatan: str) -> None:
    place = {"kec": kecamatan} if kecamatan else {}
    text = words(open_page("register", bagian=OVERLAP, prog=program, **place))
    rows = sample("register_deciles", run="2026-11", program=program, village=kecamatan or "35.05")
    aimed = [str(one) for one in range(1, last + 1)]
    unlisted = sample("register_overlaps", run="2026-11", first="DTSEN", second=program, state="hanya yang kedua",
                      village=kecamatan or "35.05")
    assert (f"menjangkau {summed(rows, 'recipients', *aimed)} dari {summed(rows, 'listed', *aimed)} KK desil nasional "
            f"1–{last} DTSEN") in text
    assert f"; {summed(unlisted, 'count')} KK penerimanya tidak terdaftar." in text
    assert ("di Kecamatan Ponggok" in text) is bool(kecamatan)
    for said in ("DATA CONTOH", "perkiraan presisi 99,96 persen", "tidak diperiksa di lapangan", "sidik kunci 5a3e",
                 "selisih dua hitungan sampai 8", "bukan ukuran kemiskinan"):
        assert said in text, said
    assert ("Berubah sejak putaran Mei 2026" in text) is (program == "pkh")
    assert program == "pkh" or "belum memuat Bantuan sembako (BPNT) dalam satuan ini" in text
    assert not {"nan", "None"} & set(text.split())


def test_a_pair_is_chosen_by_the_link_and_unknown_ones_are_said(shipped: Database, open_page: OpenPage) -> None:
    told = overlap_answers.newest_run(shipped)
    assert told is not None
    text = words(open_page("register", bagian=OVERLAP, pasangan="sidaksos-pkh"))
    assert "Hanya Sidaksos Hanya Program Keluarga Harapan" in text, "the villages of this pair"
    both = sample("register_overlaps", run="2026-11", first="Sidaksos", second="pkh", state="keduanya")
    assert summed(both, "count") in text and "239 dari 248 desa/kelurahan" in text, "the withheld ones are said"
    app = open_page("register", bagian=OVERLAP, pasangan="dukun-santet", prog="ternak")
    assert all(value in " ".join(item.value for item in app.warning) for value in ("dukun-santet", "ternak"))


def test_its_files_and_map_say_what_the_page_says(shipped: Database) -> None:
    told = overlap_answers.newest_run(shipped)
    assert told is not None
    found = told.reach(None)
    assert found is not None and found.program == "pkh"
    shown = overlap_page.OverlapView(shipped, told, found, told.pairs[0], "35.05.06", None)
    frame = overlap_files.reach_frame(shown, found)
    assert set(frame["Kecamatan"]) == {"Ponggok"} and set(frame["Catatan"]) == {"DATA CONTOH"}
    assert frame["Terjangkau"].sum() == found.of(REACHED, "35.05.06") and set(frame["Satuan"]) == {"KK"}
    codes = reference.village_codes(shipped)
    small = found.villages.copy()
    small.loc[codes[0], [AIM, REACHED, MISSED]] = 15, 5, 10
    painted = overlap_layer.shading(type(found)(**{**vars(found), "villages": small}), told.run, "PKH", codes, "x")
    assert painted.none_count == 1 and painted.texts[0] == "" and "DATA CONTOH" in painted.name
    assert f"{formats.number(found.of(REACHED, codes[1]))} dari " in painted.texts[1]


def test_it_is_searched_on_slides_and_on_sheets(shipped: Database) -> None:
    for word in ("irisan", "rekonsiliasi"):
        assert ("Irisan register dan program", OVERLAP) in {(hit.title, hit.parameters.get("bagian"))
                                                            for hit in search(shipped, word)}
    (slide,) = gather.deck(shipped, wanted=["register-irisan"]).slides
    assert slide.is_sample and slide.title.startswith("Sasaran aturan yang terjangkau: Program Keluarga Harapan ")
    assert "Bantuan sembako (BPNT)" in slide.title, "the title names all that the table shows"
    block = of_area(World(shipped), reference.regions(shipped)["35.05.06"])
    assert block is not None and block.table is not None and block.is_sample
    found = [row for row in block.table.rows if row[0].startswith("Program Keluarga Harapan: terjangkau dari desil")]
    told = overlap_answers.newest_run(shipped)
    reach = told and told.reach("pkh")
    assert reach is not None
    assert [row[1] for row in found] == [f"{formats.number(reach.of(REACHED, '35.05.06'))} dari "
                                         f"{formats.number(reach.of(AIM, '35.05.06'))}"]


@pytest.fixture
def opened(tiny_data: Callable[..., object], open_now: Callable[[], Database]) -> Callable[[], Database]:
    """The tiny world with agencies and a programme, built; opened() gives what is published now."""
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", [{"code": "pkh", "name": "Program Keluarga Harapan", "agency": "dinsos", "strategy": "1",
                        "unit": "KK"}])
    build()
    return open_now


def test_without_data_nothing_is_said(opened: Callable[[], Database], open_page: OpenPage) -> None:
    regions = reference.regions(opened())
    text = words(open_page("register", bagian=OVERLAP))
    assert "Irisan register dan daftar program belum tersedia" in text and "import register_overlaps" in text
    assert "DATA CONTOH" not in text and of_area(World(opened()), regions["35.05.01"]) is None
    (left,) = gather.deck(opened(), wanted=["register-irisan"]).left_out
    assert "Belum ada irisan" in left.reason


def test_what_the_reconciliation_wrote_is_seen_and_can_be_withdrawn(
        opened: Callable[[], Database], open_page: OpenPage, tmp_path: Path) -> None:
    people = population(700, 8, [JATEN, SUKOREJO])
    path = run_of(tmp_path, {"DTSEN": listed(people, 0.9, 1, Care()), "pkh": listed(people, 0.5, 3, Care(), 4)},
                  {"pkh": "KK"})
    assert [command(word, str(path))[0] for word in ("jalankan", "hitung")] == [0, 0]
    given = []
    for dataset, name in (("register_overlaps", "irisan.csv"), ("register_deciles", "desil-program.csv")):
        content = (tmp_path / "keluar-2026-11" / name).read_bytes()
        preview = read(contracts()[dataset], content, name, reference_codes(opened()))
        assert preview.rejected.empty
        given.append(hand_in(SubmissionDraft(dataset, content, name, preview, KEEPER)).submission)
    with (tmp_path / "keluar-2026-11" / "desil-program.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter=";"))
    told = overlap_answers.newest_run(opened())
    reach = told and told.reach("pkh")
    assert reach is not None and reach.rule is None
    text = words(open_page("register", bagian=OVERLAP))
    received = formats.number(sum(int(row["Penerima"]) for row in rows))
    assert f"Program Keluarga Harapan: {received} KK penerima terdaftar di DTSEN" in text
    lost = formats.number(reach.of(UNLISTED, None))
    assert f"{lost} KK penerimanya tidak terdaftar; aturan desilnya belum tersedia." in text
    assert "Baru satu putaran yang diserahkan" in text and "DATA CONTOH" not in text
    assert not [one for one in people if one.nik in text or one.name in text]
    take_back(given[1].id, KEEPER, "Uji")
    assert "Sasaran dan penerima program belum dapat disebut" in words(open_page("register", bagian=OVERLAP))


def rows_of(run: str, fingerprint: str, computed: str = "2026-11-03") -> tuple[list[dict[str, Any]], ...]:
    more = {"run": run, "fingerprint": fingerprint, "computed": computed}
    return (pair(JATEN, "DTSEN", "pkh", 220, 330, 5, **more),
            [decile(JATEN, place, 50, 20, **more) for place in range(11)])


def test_other_keys_and_half_a_run_are_said_and_not_compared(opened: Callable[[], Database],
                                                             open_page: OpenPage) -> None:
    for run, fingerprint in (("2026-05", "0000-0000-0001"), ("2026-11", "0000-0000-0002")):
        for dataset, rows in zip(("register_overlaps", "register_deciles"), rows_of(run, fingerprint), strict=True):
            publish(dataset, rows)
    assert "memakai kunci lain" in words(open_page("register", bagian=OVERLAP))
    publish("register_deciles", rows_of("2026-11", "0000-0000-0003")[1])
    assert "bukan dari satu pemadanan" in words(open_page("register", bagian=OVERLAP))


def test_sample_of_both_tables_steps_aside_for_one_real_row(opened: Callable[[], Database],
                                                            open_page: OpenPage) -> None:
    folder = settings.data() / "sample"
    folder.mkdir()
    for dataset, rows in zip(("register_overlaps", "register_deciles"), rows_of("2026-10", "0000-0000-0001"),
                             strict=True):
        pd.DataFrame(rows).to_csv(folder / f"{dataset}.csv", index=False)
    build()
    text = words(open_page("register", bagian=OVERLAP))
    assert "DATA CONTOH" in text and "220 KK penerima terdaftar di DTSEN" in text
    publish("register_deciles", [decile(JATEN, place, 30, 10) for place in range(11)])
    text = words(open_page("register", bagian=OVERLAP))
    assert "DATA CONTOH" not in text and "110 KK penerima terdaftar di DTSEN; penerima yang tidak terdaftar" in text
    assert "Irisan pasangan daftar belum tersedia untuk putaran ini." in text
