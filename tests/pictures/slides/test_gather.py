"""What is gathered for a meeting: every slide or a reason, titles from the sentences of the app, sample kept apart."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dashboard.answers.world import World
from dashboard.core.domain import QueryError
from dashboard.outputs.slides import choice
from dashboard.outputs.slides.gather import deck, entries
from dashboard.publish.build import build
from dashboard.queries import reference
from dashboard.render.slides.hall_charts import hall_figure
from dashboard.render.slides.model import Chart, ChartKind, Deck, LeftOut, Picture, SlideTable
from dashboard.render.words import wording
from dashboard.store.database import Database, open_current
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.rules.overview import HEADLINE
from dashboard.topics.programs import answers as program_answers
from dashboard.topics.steps.words import five_step as five_step_words
from shipped_steps import shipped_steps
from worlds import BLITAR

TODAY = date(2026, 11, 24)
AGENDA = ["keputusan", "tim", "indikator", "tren-p0", "langkah-posisi", "peta", "rat-opd", "rat-pengecualian",
          "cakupan", "mitra", "prioritas", "prioritas-desa"]


@pytest.fixture
def whole(shipped_deck: Deck) -> Deck:
    return shipped_deck


def by_id(found: Deck) -> dict[str, Any]:
    return {slide.id: slide for slide in found.slides}


def test_ids_are_stable_and_in_the_order_of_the_agenda() -> None:
    ids = [entry.id for entry in entries()]
    assert len(set(ids)) == len(ids)
    assert [slide_id for slide_id in ids if slide_id in AGENDA] == AGENDA
    assert [f"tren-{name}" for name in HEADLINE] == [name for name in ids if name.startswith("tren-")]
    assert [name for name in ids if name.startswith("langkah-")] == [
        f"langkah-{step}" for step in ("posisi", "perkembangan", "efektivitas", "relevansi", "keterkaitan")]


def test_every_slide_is_made_or_left_out_with_a_reason(whole: Deck) -> None:
    made, left = [slide.id for slide in whole.slides], [one.id for one in whole.left_out]
    assert sorted(made + left) == sorted(entry.id for entry in entries() if entry.is_usual(None))
    assert len(made) >= 20
    for slide in whole.slides:
        assert slide.title and slide.source.startswith("Sumber:") and slide.rule and slide.alt, slide.id
        assert "nan" not in re.findall(r"\w+", f"{slide.title} {slide.alt}".lower()), slide.id


def test_only_what_rests_on_sample_is_marked(whole: Deck) -> None:
    sample = {slide.id for slide in whole.slides if slide.is_sample}
    assert sample == {"keputusan", "tim", "rat-opd", "rat-pengecualian", "cakupan", "layanan", "mitra", "sinkronisasi",
                      "register", "register-irisan"}


def test_slides_wanted_come_in_the_order_asked_for_and_once(shipped: Database) -> None:
    found = deck(shipped, wanted=["peta", "indikator", "peta"], today=TODAY)
    assert [slide.id for slide in found.slides] == ["peta", "indikator"]


@pytest.mark.parametrize(("options", "words"), [
    ({"wanted": ["peta", "salah"]}, r"“salah” tidak dikenal.*tren-p0"),
    ({"kecamatan": "35.05.99"}, r"35\.05\.99.*35\.05\.10 Kanigoro"),
    ({"kecamatan": BLITAR}, "tidak dikenal"),
    ({"period": (2031, 1)}, r"2031-TW1.*2026-TW3"),
])
def test_what_is_unknown_is_told_with_what_is_known(shipped: Database, options: dict[str, Any], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        deck(shipped, **options)


def test_titles_of_the_steps_begin_the_sentences_of_the_page(shipped: Database, whole: Deck) -> None:
    steps, slides = shipped_steps(shipped, "p0"), by_id(whole)
    for name, say in (("posisi", five_step_words.position), ("perkembangan", five_step_words.development),
                      ("efektivitas", five_step_words.effectiveness), ("relevansi", five_step_words.relevance)):
        slide = slides[f"langkah-{name}"]
        assert slide.sentence == say(steps)
        if name != "posisi":
            assert slide.title.removeprefix("Persentase penduduk miskin (P0): ") in slide.sentence
    assert slides["langkah-posisi"].title.endswith("Maret 2025")
    assert "bukan sebab-akibat" in slides["langkah-keterkaitan"].title
    assert "selang 95 persen" in slides["langkah-keterkaitan"].body.note


def test_the_first_card_is_the_finding_of_the_title(shipped_facts: World, whole: Deck) -> None:
    slide = by_id(whole)["indikator"]
    finding = indicator_answers.known_trend(shipped_facts.database, "p0", shipped_facts.today).finding
    assert finding is not None
    said = wording.finding(finding.indicator, "Kabupaten Blitar", finding.value, finding.year, finding.change,
                           finding.references)
    margin, targets = slide.subtitle.split(". ", 1)
    assert slide.sentence.startswith(f"{said} Target RPJMD 2025 5,30–6,78 persen (menunggu dokumen, belum diperiksa) ")
    assert targets == ("Target 2025 5,30–6,78 (belum diperiksa) tidak tercapai; 2026 8,88 (tahun 2026 "
                       "disimpulkan) sudah terpenuhi.")
    assert margin == "Perkiraan margin ±2,10"
    assert slide.title == f"{said.split(' dalam setahun')[0]}; belum dapat dipastikan berbeda."
    assert slide.body.cards[0].change == wording.change_line(finding.change, finding.indicator, short=True)


def test_references_are_dashed_and_targets_stand_alone_also_for_who_cannot_see(whole: Deck) -> None:
    slides = by_id(whole)
    assert [one.name for one in slides["langkah-posisi"].body.series if one.dashed] == ["Jatim", "Indonesia"]
    target = [one for one in slides["tren-p0"].body.series if one.marks]
    assert len(target) == 1 and [value for value in target[0].values if value is not None] == [6.78, 8.88]
    heard = slides["tren-p0"].alt
    assert "Target 2025 5,30–6,78, 2026 8,88" in heard and "sampai 2025 7,57" in heard
    assert not any(one.marks for one in slides["langkah-relevansi"].body.series)


def test_a_slide_of_a_trend_says_on_its_face_what_samples_may_give(whole: Deck) -> None:
    told = {name: "belum dapat dipastikan berbeda (perkiraan margin ±" in by_id(whole)[f"tren-{name}"].subtitle
            for name in HEADLINE}
    assert told == {**dict.fromkeys(HEADLINE, False), "poor_count": True, "p1": True, "p2": True, "tpt": True,
                    "gini": True}


def test_every_slide_of_facts_says_how_they_were_read(whole: Deck) -> None:
    of_facts = [slide for slide in whole.slides if not slide.is_sample]
    assert [slide.id for slide in of_facts if not slide.read.startswith("Dibaca dari: ")] == []


def test_every_target_drawn_tells_its_status(whole: Deck) -> None:
    notes = {name: slide.body.note for name, slide in by_id(whole).items()
             if isinstance(slide.body, Chart) and any(one.marks for one in slide.body.series)}
    assert set(notes) == {"tren-p0", "tren-tpt", "tren-growth", "langkah-perkembangan"}
    assert notes["tren-growth"].startswith("Target 2024 5,32 (dokumen disimpulkan) belum dapat dinilai: angka 2024 be")
    assert all("disimpulkan)" in note for note in notes.values())
    assert "target RPJMD 2026 8,88 persen (tahun 2026 disimpulkan) sudah terpenuhi." in by_id(whole)["tren-p0"].read


def test_a_target_that_is_a_range_is_drawn_as_one(whole: Deck) -> None:
    chart = by_id(whole)["tren-p0"].body
    assert isinstance(chart, Chart)
    goal = chart.series[-1]
    ranges = {year: (value, other) for year, value, other in zip(chart.categories, goal.values, goal.other_ends,
                                                                 strict=True) if value is not None}
    assert ranges == {"2025": (6.78, 5.3), "2026": (8.88, None)}
    drawn = hall_figure(chart)
    assert [trace["y"] for trace in drawn["data"] if trace.get("y") == [6.78, 5.3]]
    low, high = drawn["layout"]["yaxis"]["range"]
    assert low < 5.3 < 6.78 < high


def test_charts_are_whole(whole: Deck) -> None:
    for slide in whole.slides:
        if not isinstance(slide.body, Chart):
            continue
        for one in slide.body.series:
            if slide.body.kind is ChartKind.SCATTER:
                assert len(one.x) == len(one.values)
            else:
                assert len(one.values) == len(slide.body.categories), slide.id
            for parts in (one.point_colours, one.point_names):
                assert len(parts) in (0, len(one.values)), slide.id


def test_tables_are_whole_and_short_enough_for_a_hall(whole: Deck) -> None:
    tables = [slide.body for slide in whole.slides if isinstance(slide.body, SlideTable)]
    assert len(tables) == 10
    for table in tables:
        assert 0 < len(table.rows) <= 10
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert sum(column.share for column in table.columns) == pytest.approx(1, abs=0.02)


def test_a_kecamatan_changes_what_can_be_about_it_and_says_so_of_the_rest(shipped: Database, whole: Deck) -> None:
    own, all_of_it = by_id(deck(shipped, kecamatan="35.05.10", today=TODAY)), by_id(whole)
    for name in ("peta", "cakupan", "rat-opd", "rat-pengecualian"):
        assert "Kecamatan Kanigoro" in own[name].subtitle
        assert "Kecamatan Kanigoro" not in all_of_it[name].subtitle
        assert own[name].body != all_of_it[name].body
    assert isinstance(own["peta"].body, Picture)


def test_a_deck_of_a_kecamatan_is_about_it_and_the_rest_comes_when_asked_for(shipped: Database, whole: Deck) -> None:
    found = deck(shipped, kecamatan="35.05.10", today=TODAY, besides=True)
    assert [slide.id for slide in found.slides] == ["keputusan", "peta", "desa", "rat-opd", "rat-pengecualian",
                                                    "rat-wilayah", "cakupan", "cakupan-desa", "layanan", "register",
                                                    "register-irisan", "mitra", "prioritas", "prioritas-desa"]
    about = {slide.id for slide in found.slides
             if "Kecamatan Kanigoro" in f"{slide.title} {slide.subtitle}"}
    assert about == {slide.id for slide in found.slides} - {"keputusan"}
    picked = by_id(choice.chosen(found, ["tren-p0", "desa"]))
    assert list(picked) == ["tren-p0", "desa"] and picked["tren-p0"].subtitle.endswith("seluruh Kabupaten Blitar")
    assert picked["tren-p0"].body == by_id(whole)["tren-p0"].body
    assert not {"desa", "rat-wilayah", "cakupan-desa"} & {one.id for one in (*whole.slides, *whole.left_out)}


def test_villages_of_a_kecamatan_stand_from_the_weakest_beside_the_means(shipped: Database) -> None:
    slide = by_id(deck(shipped, kecamatan="35.05.18", wanted=["desa"], today=TODAY))["desa"]
    known = shipped.query("SELECT o.region_code AS code, r.name, r.level, o.value FROM observations o "
                          "JOIN regions r ON r.code = o.region_code WHERE o.indicator = 'idm_score' AND o.year = 2024 "
                          "AND length(o.region_code) = 13")
    own = known[known["code"].str.startswith("35.05.18")].sort_values("value")
    rows, mean = list(slide.body.rows), known["value"].mean()
    assert [row[1] for row in rows[:len(own)]] == [f"{value:.4f}".replace(".", ",") for value in own["value"]]
    assert rows[0][2] == f"{(known['value'] > own['value'].min()).sum() + 1} dari {len(known)}"
    assert [row[0] for row in rows[-2:]] == ["Rata-rata Kecamatan " + slide.subtitle.rsplit("Kecamatan ", 1)[1],
                                            "Rata-rata kabupaten"]
    assert rows[-1][1] == f"{mean:.4f}".replace(".", ",")
    assert slide.title.startswith(f"{(own['value'].round(4) < round(mean, 4)).sum()} dari {len(own)} desa")


def test_villages_not_reached_are_those_of_the_page(shipped_facts: World, shipped: Database) -> None:
    slide = by_id(deck(shipped, kecamatan="35.05.10", wanted=["cakupan-desa"], today=TODAY))["cakupan-desa"]
    rates = [float(row[2].replace(",", ".")) for row in slide.body.rows]
    assert rates == sorted(rates) and slide.is_sample and slide.body.note.startswith("")
    programs = {program.name: code for code, program in program_answers.programs(shipped_facts.database).items()}
    for name, lacking, _, _, villages in slide.body.rows:
        cover = program_answers.coverage(shipped_facts.database, programs[name], 2025, shipped_facts.audience)
        assert cover is not None
        own = cover.areas("35.05.10")
        assert lacking.split(" ")[0].replace(".", "") == f"{cover.area('35.05.10')['gap']:.0f}"
        most = own["gap"].max()
        assert villages.split(", ")[0].endswith(f" {most:.0f}")


def test_a_period_is_the_quarter_of_the_rat(shipped: Database) -> None:
    found = by_id(deck(shipped, period=(2025, 2), wanted=["rat-opd", "rat-pengecualian"], today=TODAY))
    assert "triwulan II 2025" in found["rat-opd"].title
    assert "triwulan II 2025" in found["rat-pengecualian"].title


def test_money_of_the_rat_is_that_of_the_page(whole: Deck) -> None:
    slide = by_id(whole)["rat-opd"]
    assert "realisasi anggaran 53,1 persen dari pagu setahun" in slide.title
    assert "rencana garis lurus buatan dasbor (75 persen pagu): 75,9 persen" in slide.subtitle
    assert slide.subtitle.endswith("133 dari 148 sub kegiatan yang melapor.")
    assert "Rencana keluaran dari OPD sendiri untuk" in slide.rule
    assert not any("serapan" in f"{one.title} {one.subtitle} {one.rule} {one.alt}".lower() for one in whole.slides)


def test_exceptions_count_every_kind(shipped_facts: World, whole: Deck) -> None:
    slide = by_id(whole)["rat-pengecualian"]
    found = shipped_facts.assessment
    assert found is not None
    kinds = found.exceptions["exception"]
    assert [int(row[1]) for row in slide.body.rows] == [int((kinds == kind).sum()) for kind in kinds.drop_duplicates()]
    assert slide.title.startswith(str(len(found.exceptions)))


def test_priorities_count_the_weak_villages(shipped: Database, shipped_facts: World, whole: Deck) -> None:
    slide = by_id(whole)["prioritas"]
    rows = shipped.query("SELECT region_code, value FROM observations o WHERE indicator = 'ike' AND year = 2024 "
                         "AND length(region_code) = 13")
    limit = min(reference.indicators(shipped_facts.database)["ike"].breaks)
    rows["kecamatan"] = rows["region_code"].str[:8]
    weak = rows[rows["value"] < limit].groupby("kecamatan").size()
    rated = rows.groupby("kecamatan").size()
    both = {code: (int(weak.get(code, 0)), int(rated[code])) for code in rated.index}
    cloud = slide.body.series[0]
    assert sorted(cloud.x) == pytest.approx(sorted(part / of * 100 for part, of in both.values()))
    assert sorted(cloud.values) == sorted(part for part, _ in both.values())
    rate, number = weak.sum() / rated.sum() * 100, weak.sum() / len(rated)
    chosen = [code for code, (part, of) in both.items() if part / of * 100 > rate and part > number]
    assert f"Di {len(chosen)} kecamatan" in slide.title
    assert not slide.is_sample


def test_without_figures_slides_are_left_out_with_a_reason(tiny: Database) -> None:
    found = deck(tiny, today=TODAY)
    left = {one.id: one for one in found.left_out}
    assert {"rat-opd", "rat-pengecualian", "cakupan", "prioritas", "tren-tpt", "langkah-keterkaitan"} <= set(left)
    assert {"indikator", "tren-p0", "langkah-perkembangan"} <= {slide.id for slide in found.slides}
    for one in found.left_out:
        assert isinstance(one, LeftOut) and one.reason.endswith(".") and one.title


def test_nothing_at_all_still_makes_a_deck(tiny_data: Any) -> None:
    tiny_data(observations=[("p0", "35.05", 2025, "Maret", "7.57")])
    build()
    database = open_current()
    try:
        found = deck(database, today=TODAY)
    finally:
        database.close()
    assert {one.id for one in found.left_out} >= {"tren-p0", "langkah-perkembangan", "langkah-efektivitas", "peta"}
    assert [slide.id for slide in found.slides] == ["indikator", "angka-berbeda"]


def test_the_map_is_left_out_when_its_file_is_gone(shipped: Database, monkeypatch: pytest.MonkeyPatch,
                                                   tmp_path: Any) -> None:
    monkeypatch.setattr("dashboard.core.settings.generated_static", lambda: tmp_path)
    found = deck(shipped, wanted=["peta"], today=TODAY)
    assert not found.slides and "dashboard build" in found.left_out[0].reason
