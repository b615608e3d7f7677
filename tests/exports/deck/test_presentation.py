"""The file opened again: bounds, sizes, notes, alternative texts, marks of sample data, the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from dashboard.core import formats, style
from dashboard.core.domain import SAMPLE_BADGE, Verdict
from dashboard.outputs.slides.gather import deck as gathered
from dashboard.render.pptx import deck_pptx
from dashboard.render.slides.model import Chart, ChartKind, Deck, LeftOut, Points, Slide, SlideTable
from hostile_slides import HOSTILE, MARKUP, NAME, hostile_deck
from paper_room import overflowing

WIDE, HIGH = 960, 540


def test_every_slide_is_there_in_order_after_a_cover(made: Any) -> None:
    assert len(made.opened.slides) > len(made.deck.slides)
    assert (made.opened.slide_width, made.opened.slide_height) == (WIDE * 12700, HIGH * 12700)
    for slide, page in made.pages():
        title = page.shapes.title.text_frame.text
        assert title == slide.title.rstrip(".") or (title.endswith("…") and slide.title.startswith(title[:-1]))


def test_nothing_leaves_the_page_or_its_box(made: Any) -> None:
    for number, page in enumerate(made.opened.slides):
        assert not list(overflowing(page, WIDE, HIGH)), number


def test_the_kecamatan_with_the_longest_names_stays_in_its_boxes_too(made: Any) -> None:
    longest = made.database.query(
        "SELECT k.code FROM regions k JOIN regions v ON v.parent_code = k.code WHERE k.level = 'kecamatan' "
        "GROUP BY k.code ORDER BY max(length(v.name)) DESC, sum(length(v.name)) DESC, k.code LIMIT 1").iloc[0, 0]
    content = deck_pptx(gathered(made.database, kecamatan=longest, today=made.deck.data_date))
    pages = list(Presentation(io.BytesIO(content)).slides)
    assert len(pages) > 15
    for number, page in enumerate(pages):
        assert not list(overflowing(page, WIDE, HIGH)), number


def test_the_headings_of_tables_stand_whole_and_no_word_of_theirs_is_broken(made: Any) -> None:
    tables = [(slide.body, shape.table) for slide, page in made.pages() if isinstance(slide.body, SlideTable)
              for shape in page.shapes if shape.has_table]
    assert len(tables) > 5
    for body, table in tables:
        assert [cell.text for cell in table.rows[0].cells] == [column.name for column in body.columns]


def test_years_that_do_not_fit_side_by_side_have_two_digits_or_stand_upright(made: Any) -> None:
    turned = {}
    for slide, page in made.pages():
        if isinstance(slide.body, Chart) and slide.body.kind is ChartKind.LINE:
            chart = next(shape.chart for shape in page.shapes if getattr(shape, "has_chart", False) and shape.has_chart)
            turned[slide.id] = chart.category_axis._element.txPr.bodyPr.get("rot")
    assert set(turned.values()) == {"0", "-5400000"}
    assert turned["tren-tpt"] == "-5400000" and turned["tren-ipm_sp2020lf"] == "0"


def test_nothing_is_smaller_than_a_hall_can_read(made: Any) -> None:
    for slide, page in made.pages():
        assert page.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt >= 28, slide.id
        for shape in page.shapes:
            least = 14 if shape.name == "Sumber" else 24
            if shape.has_text_frame:
                sizes = [run.font.size.pt for one in shape.text_frame.paragraphs for run in one.runs if run.font.size]
                assert min(sizes, default=least) >= least, (slide.id, shape.name)
            if getattr(shape, "has_chart", False) and shape.has_chart:
                told = re.findall(r'sz="(\d+)"', shape.chart.part.blob.decode())
                assert told and min(map(int, told)) >= 2400, slide.id


def test_source_date_and_number_stand_on_every_slide(made: Any) -> None:
    told = f"Data per {formats.tanggal(made.deck.data_date)}."
    for slide, page in made.pages():
        source = next(shape for shape in page.shapes if shape.name == "Sumber").text_frame.text
        assert source.endswith(told)
        assert slide.source[:40] in source
        assert 'type="slidenum"' in page.part.blob.decode()


def test_whose_plan_it_is_stands_whole_on_the_slide(made: Any) -> None:
    subtitle = next(shape for shape in made.page("rat-opd").shapes if shape.name == "Ukuran").text_frame.text
    assert subtitle == made.slide("rat-opd").subtitle and "rencana garis lurus buatan dasbor" in subtitle


def test_sample_is_marked_where_it_is_and_nowhere_else(made: Any) -> None:
    marked = {slide.id: any(shape.name == SAMPLE_BADGE for shape in page.shapes) for slide, page in made.pages()}
    assert marked == {slide.id: slide.is_sample for slide in made.deck.slides}
    assert any(marked.values()) and not all(marked.values())
    for slide, page in made.pages():
        assert (SAMPLE_BADGE in page.notes_slide.notes_text_frame.text) == slide.is_sample


def test_notes_tell_the_sentence_its_rule_and_the_source(made: Any) -> None:
    for slide, page in made.pages():
        notes = page.notes_slide.notes_text_frame.text
        for part in (slide.sentence or slide.title, slide.rule, slide.source, made.deck.build_id):
            assert part in notes, slide.id


def test_charts_tables_and_pictures_have_an_alternative_text(made: Any) -> None:
    counted = 0
    for slide, page in made.pages():
        for shape in page.shapes:
            if shape.shape_type is not None and ("CHART" in str(shape.shape_type) or "TABLE" in str(shape.shape_type)
                                                 or "PICTURE" in str(shape.shape_type)):
                assert shape._element._nvXxPr.cNvPr.get("descr") == slide.alt
                counted += 1
    assert counted >= 18


def test_the_look_of_the_regency_is_in_the_theme(made: Any) -> None:
    theme = made.opened.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert 'name="Kabupaten Blitar"' in theme and 'typeface="Calibri"' in theme
    for colour in (style.LIGHT.blitar, style.LIGHT.jatim, style.LIGHT.indonesia):
        assert colour.lstrip("#") in theme
    assert len(made.opened.slide_layouts) == 2


def test_no_two_shapes_of_a_page_have_the_same_id(made: Any) -> None:
    for page in made.opened.slides:
        ids = [shape.shape_id for shape in page.shapes]
        assert len(ids) == len(set(ids))


def test_nothing_of_the_template_is_left_in_the_package(made: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        names = package.namelist()
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
    assert len([name for name in names if name.startswith("ppt/slideLayouts/slideLayout")]) == 2
    charts = [name for name in names if name.startswith("ppt/charts/chart")]
    assert len(charts) == len([name for name in names if name.startswith("ppt/embeddings/")]) >= 15


def test_the_same_deck_gives_the_same_bytes(made: Any) -> None:
    assert deck_pptx(made.deck) == made.content
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2020, 1, 1, 0, 0, 0)}
    properties = made.opened.core_properties
    assert properties.created.date() == made.deck.today and properties.title == made.deck.title


def test_what_was_left_out_is_told_in_the_notes_of_the_cover(made: Any) -> None:
    deck = replace(made.deck, slides=made.deck.slides[:1], left_out=(LeftOut("x", "Salindia X", "Belum ada angka."),))
    opened = Presentation(io.BytesIO(deck_pptx(deck)))
    assert "Salindia X: Belum ada angka." in opened.slides[0].notes_slide.notes_text_frame.text


def test_strange_names_are_plain_text_and_stay_in_their_boxes() -> None:
    content = deck_pptx(hostile_deck())
    opened = Presentation(io.BytesIO(content))
    for page in opened.slides:
        assert not list(overflowing(page, WIDE, HIGH))
    titles = [page.shapes.title.text_frame.text for page in opened.slides]
    assert any(MARKUP in title for title in titles)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            body = package.read(name)
            if name.endswith(".xml"):
                assert b"<img" not in body, name
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(body)) as book:
                    cells = book.read("xl/worksheets/sheet1.xml")
                    assert b"<f>" not in cells and b"hyperlink" not in cells
                    texts = book.read("xl/sharedStrings.xml").decode()
                    assert "'=cmd" in texts  # the mark that a spreadsheet takes for "this is text"
                    assert f">{HOSTILE}" not in texts


def test_a_long_table_goes_on_on_further_slides_about_as_many_rows_on_each() -> None:
    deck = hostile_deck()
    table = next(slide for slide in deck.slides if isinstance(slide.body, SlideTable))
    assert isinstance(table.body, SlideTable)
    pages = list(Presentation(io.BytesIO(deck_pptx(replace(deck, slides=(table,))))).slides)[1:]
    shapes = [next(shape for shape in page.shapes if getattr(shape, "has_table", False) and shape.has_table)
              for page in pages]
    rows = [len(shape.table.rows) - 1 for shape in shapes]
    assert len(rows) > 1 and sum(rows) == len(table.body.rows) and max(rows) - min(rows) <= 1
    for place, page in enumerate(pages):
        texts = {shape.name: shape.text_frame.text for shape in page.shapes if shape.has_text_frame}
        assert texts["Bagian"] == f"bagian {place + 1} dari {len(pages)}"
        assert ("Catatan" in texts) is (place == len(pages) - 1)


@pytest.mark.parametrize("count", [1, 5, 40])
def test_points_stay_in_their_box(count: int) -> None:
    slide = Slide("p", "Uji", "Judul", "", Points(tuple(f"Butir {n} {NAME}" for n in range(count))), "Sumber: uji.",
                  "Aturan.", "Alt.")
    deck = Deck("Uji", "Uji", (slide,), (), date(2026, 1, 1), "b", date(2026, 1, 2), datetime(2026, 1, 1))
    page = Presentation(io.BytesIO(deck_pptx(deck))).slides[1]
    assert not list(overflowing(page, WIDE, HIGH))


def test_an_empty_deck_is_a_cover() -> None:
    empty = Deck("Uji", "", (), (), date(2026, 1, 1), "b", date(2026, 1, 2), datetime(2026, 1, 1))
    opened = Presentation(io.BytesIO(deck_pptx(empty)))
    assert len(opened.slides) == 1


def test_the_change_of_a_card_has_the_colour_of_its_verdict(made: Any) -> None:
    cards = made.slide("indikator").body.cards
    shapes = {shape.name: shape for page in made.parts("indikator") for shape in page.shapes}
    for card in cards:
        texts = [one.text for one in shapes[card.name].text_frame.paragraphs]
        assert texts[1].split(" ")[0] == card.value.split(" ")[0]
        change = shapes[card.name].text_frame.paragraphs[2].runs[0]
        assert change.text == card.change
        if card.verdict is not Verdict.NEUTRAL:
            assert change.font.color.theme_color is not None


def test_the_overlap_of_registers_and_programmes_is_one_page_with_nothing_cut(made: Any) -> None:
    """Two programmes stood on a page each, the second under the title of the first, their names cut."""
    (page,) = made.parts("register-irisan")
    (table,) = [shape.table for shape in page.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == 3 and not [cell for row in rows for cell in row if cell.endswith("…")]
    assert all(row[0] in page.shapes.title.text_frame.text for row in rows[1:])
