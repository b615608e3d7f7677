"""The standard terms, over every sentence of the data we ship: on pages, slides and papers old wordings are gone."""

from __future__ import annotations

import io
import json
import re

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from dashboard.core import formats, settings
from dashboard.outputs.brief import area, summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.chapter import chapter
from dashboard.queries import observations, reference
from dashboard.render.charts.light_paper import texts
from dashboard.render.slides.model import Deck
from dashboard.render.table import markup
from dashboard.render.words import terms, trend_words, wording
from dashboard.store.database import Database
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.steps import answers as step_answers
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import linkage as linkage_words
from dashboard.topics.steps.words import outlook as outlook_words
from dashboard.ui.shell.access import all_pages
from page_words import ROOT, lead, words
from slide_samples import png
from worlds import BLITAR

OLD = re.compile("|".join((
    r"\bPenduduk miskin\b(?! ekstrem)", r"\bJumlah miskin\b", r"\bPengangguran\b(?! [Tt]erbuka)",
    r"\bPartisipasi kerja\b",
    r"\bRata-rata sekolah\b", r"\bper orang\b(?= (?:2010|ADH|Kabupaten|naik|turun))",
    r"harga tetap 2010", r"harga berlaku\)",
    r"\bkurang baik\b", r"Rp[\d.]{5,} ribu", r"[\d.,]{7,} rupiah\b", r"rata-rata [\d,]+ \S+(?: persen)? tiap tahun",
    r"(?:turun|naik) rata-rata", r"adalah jumlah[:.]", r"[Jj]umlah orang .{0,9}tidak dibandingkan",
    r"\bPengecualian RAT\b", r"\bSambungan RAT",
    r"\b[Ss]erapan\b", r"[Cc]elah cakupan", r"hanyutan", r"[Jj]alan acak", r"[Uu]ji mundur", r"\bgalat sampel",
    r"[Kk]abupaten setara",
    r"basis data 20\d{6}T")))
PAGES = [spec.folder for spec in all_pages() if spec.entry and not spec.needs]
LONG_RUN = ("p0", "poor_count", "poverty_line", "rls", "ppp", "tpt", "tpak", "pdrb_per_capita", "pdrb_per_capita_adhk",
            "dana_desa_pagu", "gini", "ipm_sp2020lf", "growth")


def no_old(where: str, text: str) -> None:
    """Fails with what stands around an old wording."""
    found = OLD.search(text)
    assert found is None, (where, text[max(0, found.start() - 80):found.end() + 60])


@pytest.mark.parametrize("folder", PAGES)
def test_pages(shipped: Database, folder: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    lead(app, folder)
    app.run()
    assert not app.exception
    no_old(folder, re.sub(r"\s+", " ", words(app)))
    for method in (settings.PROJECT / "pages" / folder).glob("method*.md"):
        no_old(str(method), method.read_text(encoding="utf-8"))


def test_slides(shipped_deck: Deck) -> None:
    found = shipped_deck
    no_old("deck", found.subtitle)
    for slide in found.slides:
        body = json.dumps(slide.body, default=lambda part: getattr(part, "__dict__", ""), ensure_ascii=False)
        no_old(slide.id, " ".join((slide.title, slide.subtitle, slide.sentence, slide.rule, slide.alt, body)))
    for one in found.left_out:
        no_old(one.id, f"{one.title} {one.reason}")


def test_papers(shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    for paper in (summary.content(facts), *(area.content(facts, code) for code in ("35.05.10", "35.05.10.2005"))):
        for text in texts({name: part for name, part in paper.items() if name != "stamp"}):
            if "<svg" not in text:
                no_old(str(paper["title"]), text)


def test_chapter_and_its_terms_in_italics(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.outputs.chapter.draw.ChartSheet.png", lambda _: png(16, 9))  # only words are read
    document = Document(io.BytesIO(chapter(shipped, LONG_RUN)))
    for text in [*(line.text for line in document.paragraphs),
                 *(cell.text for table in document.tables for row in table.rows for cell in row.cells)]:
        no_old("chapter", text)
        assert "*" not in text
    runs = {run.text for line in document.paragraphs for run in line.runs if run.italic}
    assert {"Random walk with drift", "backtest"} <= runs


def test_sentences_of_every_indicator(shipped_facts: PaperFacts) -> None:
    facts, told = shipped_facts, 0
    for name, indicator in reference.indicators(facts.database).items():
        shown = indicator_answers.known_trend(facts.database, name, facts.today)
        if shown is None:
            continue
        steps, found = step_answers.known_steps(facts.database, name, facts.today), shown.finding
        assert steps is not None
        said = [indicator.name, indicator.short_name, indicator.definition, indicator.comparability,
                five_step_words.position(steps), five_step_words.development(steps),
                five_step_words.effectiveness(steps), five_step_words.relevance(steps),
                linkage_words.no_link(indicator),
                trend_words.course_title(indicator, shown.course, shown.course_of, shown.years),
                trend_words.targets_told(shown.checks[name], BLITAR, indicator)]
        if found is not None:
            said += [wording.finding(indicator, "Kabupaten Blitar", found.value, found.year, found.change,
                                     found.references),
                     wording.change_line(found.change, indicator), *card_words.references(found)]
        for text in said:
            no_old(name, text)
            told += 1
    assert told > 500


def test_the_words_that_should_stand(shipped_facts: PaperFacts) -> None:
    facts = shipped_facts

    def development(name: str) -> str:
        steps = step_answers.known_steps(facts.database, name, facts.today)
        assert steps is not None
        return five_step_words.development(steps)

    def finding(name: str) -> str:
        shown = indicator_answers.known_trend(facts.database, name, facts.today)
        assert shown is not None and shown.finding is not None
        one = shown.finding
        return wording.finding(one.indicator, "Kabupaten Blitar", one.value, one.year, one.change, one.references)

    assert "Persentase penduduk miskin (P0) turun 2,40 poin persen" in development("p0")
    assert "rata-rata naik Rp2,08 juta per tahun" in development("pdrb_per_capita")
    assert "naik Rp2,2 miliar" in finding("dana_desa_pagu")
    assert finding("ppp").startswith("Pengeluaran per kapita disesuaikan Kabupaten Blitar Rp12,02 juta")
    assert finding("tpt").startswith("TPT ") and finding("tpak").startswith("TPAK ")
    assert finding("rls").startswith("Rata-rata lama sekolah ")
    assert formats.dated(reference.indicators(facts.database)["pdrb_per_capita_adhk"].short_name, "2024") == \
        "PDRB per kapita ADHK 2010 tahun 2024"
    index, jobless = (indicator_answers.known_trend(facts.database, name, facts.today)
                      for name in ("ipm_sp2020lf", "tpt"))
    assert index is not None and index.finding is not None and jobless is not None and jobless.finding is not None
    assert "Jatim 75,35 · Blitar 1,91 poin lebih rendah (lebih buruk)" in card_words.references(index.finding)
    assert "Jatim 3,88 · belum dapat dipastikan berbeda" in card_words.references(jobless.finding)
    count = step_answers.known_steps(facts.database, "poor_count", facts.today)
    assert count is not None
    assert five_step_words.position(count).startswith("Tidak diperingkat karena berupa angka absolut")
    assert outlook_words.COMPARATORS.title == "Kabupaten pembanding"
    assert "Uji balik (*backtest*)" in outlook_words.FORECAST.rule
    assert "kesalahan sampling (RSE)" in five_step_words.EFFECTIVENESS.rule


def test_amounts_of_money_are_recomputed_from_the_rows(shipped: Database) -> None:
    """The yearly rise of PDRB per capita and the newest figure of ppp, from the rows themselves."""
    rows = observations.series(shipped, ["pdrb_per_capita", "ppp"], [BLITAR])
    own = {(row["indicator"], row["year"]): row["value"] for row in rows.to_dict("records")}
    rise = (own["pdrb_per_capita", 2024] - own["pdrb_per_capita", 2020]) / 4 / 1000
    catalogue = reference.indicators(shipped)
    assert f"{rise:.2f}".replace(".", ",") == "2,08"
    assert trend_words.yearly(rise * 1000, catalogue["pdrb_per_capita"]) == "rata-rata naik Rp2,08 juta per tahun"
    newest = own["ppp", 2024]
    printed = f"{newest / 1000:.2f}".replace(".", ",")
    assert formats.value_with_unit(newest, catalogue["ppp"]) == f"Rp{printed} juta/orang/tahun"


@pytest.mark.parametrize(("text", "runs", "html"), [
    ("a *b c* d", [("a ", False), ("b c", True), (" d", False)], "a <i>b c</i> d"),
    ("*x* & <y>", [("x", True), (" & <y>", False)], "<i>x</i> &amp; &lt;y&gt;"),
    ("tanpa", [("tanpa", False)], "tanpa"),
])
def test_foreign_terms(text: str, runs: list[tuple[str, bool]], html: str) -> None:
    assert terms.runs(text) == runs and markup(terms.html(text)) == html
