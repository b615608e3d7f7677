"""A doubt of the facts and where a figure was read are told wherever the figure is, as the files have it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pandas as pd
import pytest
from docx import Document

from dashboard.core.style import LIGHT
from dashboard.outputs import dataset
from dashboard.outputs.brief import summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.chapter import chapter
from dashboard.outputs.slides import gather
from dashboard.queries import observations, reference
from dashboard.render import charts
from dashboard.render.drawings import small_multiples
from dashboard.render.pptx.compose import notes as speaker_notes
from dashboard.render.words import source_words
from dashboard.statistics import notes
from dashboard.statistics.notes import Verification, verification
from dashboard.store.database import Database
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.steps.words import five_step as five_step_words
from shipped_steps import shipped_steps
from worlds import ABOVE, BLITAR

FACTS = Path(__file__).resolve().parents[2] / "data" / "facts"
DOUBTED = {"35.29": ("Sumenep", 0.087), "35.74": ("Kota Probolinggo", 0.086)}


def rows(pattern: str) -> list[dict[str, str]]:
    return [row for path in sorted(FACTS.glob(pattern)) for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))]


@pytest.fixture(scope="module")
def handed_rows() -> list[dict[str, str]]:
    return rows("observations_*.csv")


def test_the_doubt_says_what_the_figures_say(handed_rows: list[dict[str, str]]) -> None:
    """Gini 2025 of the two fell most of all 38, by what the notes say."""
    gini = {(row["region_code"], int(row["year"])): float(row["value"]) for row in handed_rows
            if row["indicator"] == "gini" and row["period"] == "Maret" and row["region_code"].startswith("35.")}
    falls = sorted((round(gini[code, 2024] - gini[code, 2025], 3), code) for code, year in gini if year == 2025
                   and (code, 2024) in gini)[::-1]
    assert [(code, fall) for fall, code in falls[:2]] == [(code, fall) for code, (_, fall) in DOUBTED.items()]
    for row in handed_rows:
        if row["indicator"] == "gini" and row["year"] == "2025" and row["region_code"] in DOUBTED:
            fall = str(DOUBTED[row["region_code"]][1]).replace(".", ",")
            assert notes.doubt(row["note"]).startswith(f"turun {fall} dari 2024") and "periksa" in row["note"]


def test_every_doubt_of_the_facts_is_read(handed_rows: list[dict[str, str]]) -> None:
    for row in [*handed_rows, *rows("targets.csv"), *rows("program_facts.csv")]:
        written = re.search(r"ragu=(.*?)(?=;\s*(?:verif\d*|ket\d*|konflik|series|desimal)=|$)", row["note"])
        assert notes.doubt(row["note"]) == (written[1].strip() if written else "")
        told = area_words.note(row["note"])
        assert ("diragukan: " in told) == bool(written) and "verif" not in told and "desimal" not in told


def test_a_doubted_figure_says_so_on_picture_slide_paper_and_file(shipped: Database) -> None:
    indicator = reference.indicators(shipped)["gini"]
    kabkota = observations.kabkota_values(shipped, "gini")
    rows = kabkota[kabkota["year"] == 2025]
    figure = charts.ranked_bars(rows, [BLITAR], indicator, "Judul", LIGHT)
    hovers = dict(zip(figure.data[0].ids, figure.data[0].customdata, strict=True))
    assert {code for code, words in hovers.items() if "diragukan: turun 0,08" in words} == set(DOUBTED)
    source = charts.heading(figure).source
    assert all(re.search(rf"{name} 2025 0,2\d\d diragukan: turun", source) for name, _ in DOUBTED.values())
    document = Document(io.BytesIO(chapter(shipped, ["gini"])))
    text = "\n".join(part.text for part in document.paragraphs)
    assert all(re.search(rf"{name} 2025 0,2\d\d diragukan: turun", text) for name, _ in DOUBTED.values())
    told = dataset.Dataset(observations.all_observations(shipped, ["gini"]), reference.indicators(shipped),
                           reference.sources(shipped), reference.conflicts(shipped),
                           reference.build_info(shipped).data_date, reference.build_info(shipped).built_at,
                           shipped.build_id).data()
    doubted = told[told["keraguan"].astype(bool) & (told["tahun"] == 2025)]
    assert set(doubted["kode_wilayah"]) == set(DOUBTED) and doubted["keraguan"].str.startswith("turun 0,08").all()
    assert set(told.loc[told["hitungan"], "dibaca_dari"]) <= {"hitungan"}


def test_a_doubt_on_line_card_and_slide(shipped: Database, shipped_facts: PaperFacts) -> None:
    """P1 of the nation 2010 is on the line; a doubted newest figure is marked on its card."""
    world = shipped_facts
    shown = indicator_answers.known_trend(world.database, "p1", world.today)
    assert shown
    drawn = charts.trend(shown.lines, reference.method_breaks(world.database), shown.targets.head(0), shown.indicator,
                         "T", LIGHT)
    assert "Indonesia 2010 2,21 diragukan: blog, bulan Maret disimpulkan" in charts.heading(drawn).source
    assert any("diragukan: blog" in str(words) for trace in drawn.data for words in trace.customdata or ())
    population = indicator_answers.known_trend(world.database, "population", world.today)
    assert population and population.finding and card_words.source(population.finding).endswith("diragukan")
    slide = gather.deck(shipped, wanted=["tren-p0"]).slides[0]
    deck = gather.deck(shipped, wanted=["tren-p0"])
    assert slide.read.startswith("Dibaca dari: ") and slide.read in speaker_notes(slide, deck)


@pytest.mark.parametrize(("kind", "note", "expected", "words"), [
    ("salinan", "verif=satu salinan; ket=Susenas", Verification("salinan", 1, False), "salinan terbitan, satu salinan"),
    ("salinan", "verif=a+b+c (nilai sama)", Verification("salinan", 3, False), "salinan terbitan, 3 sumber sama"),
    ("salinan", "verif=radamm+rumus IPM dari komponen (selisih <=0.015)", Verification("salinan", 1, True),
     "salinan terbitan, satu salinan, diuji silang"),
    ("salinan", "verif=L 618.707 + P 610.568 cocok", Verification("salinan", 1, True),
     "salinan terbitan, satu salinan, diuji silang"),
    ("salinan", "verif=a+b; verif2=kabar9.id/BPS Jatim", Verification("salinan", 3, False),
     "salinan terbitan, 3 sumber sama"),
    ("berita", "verif=satu sumber", Verification("berita", 1, False), "berita, satu sumber"),
    ("berita", None, Verification("berita", 1, False), "berita, satu sumber"),
    ("bps", "verif=sumber BPS langsung", Verification("bps", 1, False), "terbitan BPS sendiri"),
    ("hitungan", "hitungan; bukan angka terbit", Verification("hitungan", 1, False), "hitungan"),
])
def test_levels_of_verification(kind: str, note: str | None, expected: Verification, words: str) -> None:
    assert verification(kind, note) == expected and source_words.how_read(kind, note) == words


def test_a_copy_is_not_called_bps(shipped_facts: PaperFacts) -> None:
    """Each card says what was read, by the kind that sources.csv gives its source."""
    kinds = {row["title"]: row["kind"] for row in rows("sources.csv")}
    facts = shipped_facts
    content = summary.content(facts)
    findings = indicator_answers.overview(facts.database, facts.today).findings
    for finding, card in zip(findings, content["cards"], strict=True):
        kind = kinds[finding.source]
        assert finding.source_kind == kind
        assert card["publisher"].endswith("(dari salinan)") == (kind == "salinan"), card
        assert card["publisher"].startswith("berita ") == (kind == "berita"), card
        assert f"[{source_words.how_read(kind, finding.note)}]" in content["sources"]
    method = (FACTS.parents[1] / "pages" / "angka" / "method.md").read_text(encoding="utf-8")
    assert "Semua angka berasal dari BPS" not in method and "salinan" in method


def test_the_chapter_counts_how_its_figures_were_read(shipped: Database) -> None:
    series = observations.series(shipped, ["p0"], ABOVE)
    own = series[(series["period"] == "Maret")]
    text = "\n".join(part.text for part in Document(io.BytesIO(chapter(shipped, ["p0"]))).paragraphs)
    for kind, count in own["source_kind"].value_counts().items():
        if not own[own["source_kind"] == kind]["note"].fillna("").str.contains("sumber BPS langsung").any():
            assert f"{source_words.KIND_WORDS[str(kind)]} {count} angka" in text, (kind, count)


def test_jkn_is_printed_as_published(shipped: Database, shipped_facts: PaperFacts) -> None:
    """76 percent was published without a decimal, other figures of the indicator may have one."""
    world = shipped_facts
    shown = indicator_answers.known_trend(world.database, "jkn_coverage", world.today)
    assert shown and shown.finding and reference.indicators(world.database)["jkn_coverage"].decimals == 1
    assert shown.indicator.decimals == 0 and shown.finding.value == 76
    text = "\n".join(part.text for part in Document(io.BytesIO(chapter(shipped, ["jkn_coverage"]))).paragraphs)
    assert "76 persen" in text and "76,0" not in text
    card = small_multiples.small_multiples(shown.own, [reference.indicators(world.database)["jkn_coverage"]],
                                           reference.method_breaks(world.database), LIGHT)
    assert "76<small> persen" in card and "76,0" not in card
    mixed = pd.DataFrame({"indicator": "jkn_coverage", "value": [76.0, 77.6], "note": ["desimal=0", None]})
    assert notes.as_published(reference.indicators(world.database)["jkn_coverage"], mixed).decimals == 1


def test_the_cut_of_2010_is_said(shipped: Database) -> None:
    """The old HDI has 2009 and 2010: only the rule of the cut keeps them from being compared."""
    steps = shipped_steps(shipped, "ipm_lama")
    assert steps.development is None and steps.cut == (2009,)
    assert five_step_words.development(steps) == (
        "Belum ada dua angka terbitan dari metode yang sama sejak 2010, jadi perkembangannya belum dapat disebut; "
        "angka sebelum 2010 (2009) tidak ikut.")
    assert five_step_words.development(shipped_steps(shipped, "p0")).endswith("; angka sebelum 2010 (2006) tidak ikut.")
    assert "tidak ikut" not in five_step_words.development(shipped_steps(shipped, "p0", 2010))
