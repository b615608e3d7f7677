"""The two pages for the regent: numbers equal to the queries, always two pages, text never markup, same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader

from dashboard.core import formats, settings
from dashboard.core.domain import DashboardError
from dashboard.outputs.brief import area, summary, typeset
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.typeset import TEMPLATES, typesetter
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.store.database import Database, open_current
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.rules.overview import Overview
from dashboard.topics.programs.answers import newest
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.words import sentences as rat_words
from worlds import BLITAR, INDICATORS

EVIL = '#import "x.typ" *tebal* _miring_ <img src=x> $a^2$ \\ @rujuk `kode` // #{1+1} [x]'


def words(pdf: bytes) -> str:
    """All text of a PDF with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_numbers_are_those_of_the_queries(shipped: Database, shipped_facts: PaperFacts) -> None:
    pdf = summary.brief(shipped_facts)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    text = words(pdf)
    catalogue = reference.indicators(shipped)
    for name in ("p0", "poor_count", "poverty_line", "p1", "p2", "ipm_sp2020lf", "tpt", "growth", "gini"):
        indicator = catalogue[name]
        rows = observations.series(shipped, [name], [BLITAR])
        newest = rows[rows["period"] == indicator.period_rule].dropna(subset=["value"]).sort_values("year").iloc[-1]
        number, _ = formats.value_parts(float(newest["value"]), indicator)
        assert f"{indicator.name} {number}" in text, name
        assert formats.period(int(newest["year"]), indicator.period_rule) in text, name
    assert "Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025, turun 0,59 poin" in text
    info = reference.build_info(shipped)
    for told in ("13 dari 38", "Jatim 9,50", "Indonesia 8,47", info.build_id, "halaman 1 dari 2", "halaman 2 dari 2",
                 "data per 24 November 2026", "Keputusan rapat TKPK"):
        assert told in text, told


def test_the_rat_and_the_programmes_are_those_of_the_pages_and_say_that_they_are_sample(
        shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    text = words(summary.brief(facts))
    found = facts.assessment
    assert found is not None
    assert rat_words.headline(found, None) in text
    assert text.count("DATA CONTOH") == 3  # RAT, programmes, decisions
    for row in found.agencies.to_dict("records"):
        assert rat_answers.agency_names(facts.database, short=True)[row["agency"]] in text
    assert "○ Belum lapor" in text and "▲ Sangat tinggi" in text
    lowest = min((one.whole.iloc[0]["rate"], program.name) for program, one in newest(facts.database, facts.audience)
                 if not one.whole.iloc[0]["over"])
    assert f"{lowest[1]} 2025" in text and formats.number(lowest[0], 1) in text


def test_nothing_of_the_machine_is_inside(shipped: Database, shipped_facts: PaperFacts) -> None:
    pdf = summary.brief(shipped_facts)
    assert str(settings.PROJECT).encode() not in pdf and str(settings.home()).encode() not in pdf
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None and reader.metadata.title == summary.title() == "Ringkasan untuk Bupati"
    assert str(reader.metadata.creation_date)[:10] == reference.build_info(shipped).data_date.isoformat()
    assert b"pdfuaid:part>1<" in pdf or b'pdfuaid:part="1"' in pdf
    fonts = {str(font.get_object()["/BaseFont"]) for page in reader.pages
             for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert all("SourceSans3" in font for font in fonts), fonts


def test_the_templates_have_no_warnings(shipped_facts: PaperFacts) -> None:
    compiler = typst.Compiler(root=str(TEMPLATES), font_paths=[str(typeset.fonts())], ignore_system_fonts=True)
    _, warnings = compiler.compile_with_warnings(
        input=str(TEMPLATES / "brief.typ"), format="pdf",
        sys_inputs={"data": json.dumps(summary.content(shipped_facts))})
    assert [warning.message for warning in warnings] == []


def test_markup_in_names_is_printed_as_it_is(tiny_data: Callable[..., Path]) -> None:
    tiny_data(names={"35.05.01": EVIL})
    build()
    facts = PaperFacts(open_current())
    data = summary.content(facts)
    data["headline"] = EVIL
    text = words(typesetter()("brief", data))
    assert " ".join(EVIL.split()) in text


def test_a_small_world_says_what_is_missing(tiny_data: Callable[..., Path]) -> None:
    tiny_data(indicators=[*INDICATORS, {**INDICATORS[0], "id": "tpt", "name": "Tingkat pengangguran terbuka",
                                        "concept": "tpt"}])
    build()
    pdf = summary.brief(PaperFacts(open_current()))
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    text = words(pdf)
    assert "7,57" in text and "DATA CONTOH" not in text and "nan" not in text.split()
    assert "Tingkat pengangguran terbuka belum tersedia, seharusnya sudah ada Maret 2025" in text


def test_without_any_headline_figure_it_is_refused_in_words(tiny: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indicator_answers, "overview", lambda build, today: Overview([], [], [], []))
    with pytest.raises(DashboardError, match="belum ada satu pun angka utama"):
        summary.brief(PaperFacts(tiny))


def test_a_missing_font_package_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "FONT_PACKAGE", "huruf_yang_tidak_ada")
    with pytest.raises(DashboardError, match=r"Source Sans 3 .* belum terpasang"):
        typesetter()


def test_without_sample_there_is_nothing_of_it(without_sample: None) -> None:
    pdf = summary.brief(PaperFacts(open_current()))
    text = words(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    assert "DATA CONTOH" not in text and "Rencana aksi" not in text and "Kesenjangan cakupan" not in text
    assert "7,57" in text and "Sutojayan" in text
    assert "Capaian RAT: belum diserahkan." in text and "Cakupan program: belum tersedia." in text


def test_real_papers_are_set_large_enough_to_read(shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    papers = [("brief", summary.content(facts), 0.9), ("sheet", area.content(facts, "35.05.05"), 0.9),
              ("sheet", area.content(facts, "35.05.06.2002"), 0.8),
              ("sheet", area.content(facts, "35.05.14.2003"), 0.8)]
    for template, data, least in papers:
        told = typst.query(str(TEMPLATES / f"{template}.typ"), "<factor>", field="value", root=str(TEMPLATES),
                           font_paths=[str(typeset.fonts())], ignore_system_fonts=True,
                           sys_inputs={"data": json.dumps(data)})
        factors = json.loads(told)
        assert factors and min(factors) >= least, (data["title"], factors)


def test_a_rank_stands_only_beside_the_figure_of_its_year(shipped_facts: PaperFacts) -> None:
    """Growth is published for us until 2023, for enough of the 38 until 2021: it has a card and no rank."""
    told = summary.content(shipped_facts)
    state = indicator_answers.overview(shipped_facts.database, shipped_facts.today)
    years = {one.indicator.short_name: one.year for one in state.findings}
    ranked = {one.indicator.short_name: one.year for one in state.standings}
    assert {name for name, year in ranked.items() if years.get(name) != year}, "there is one to leave out"
    assert {one["name"] for one in told["ranks"]} == {name for name, year in ranked.items() if years.get(name) == year}
