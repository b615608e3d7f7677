"""Pictures, layers and files of partners are made of what is shown, mark sample, and escape what people wrote."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.core.style import LIGHT
from dashboard.render import charts as pictures
from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.partners import words
from dashboard.topics.partners.blocks import charts, hxl, layer, network_chart
from dashboard.topics.partners.rules.network import PARTNER, PROGRAM, VILLAGE, Node, measures, network
from dashboard.topics.partners.rules.participation import participation
from dashboard.topics.partners.rules.pledges import AGES, PledgedAmount, by_age, shown_rows
from partner_rows import activity, asked, asked_activities, asked_partners, partner, pledge

A, B, C = "35.05.01.2001", "35.05.01.2002", "35.05.02.2001"
AMOUNTS = [PledgedAmount(10e6, 4e6, 5e6, 1e6, 2), PledgedAmount(0, 0, 0, 0, 0), PledgedAmount(3e6, 3e6, 0, 0, 1),
           PledgedAmount(8e6, 0, 0, 8e6, 1)]


def test_ages_are_stacked_from_what_came_what_did_not_and_what_nobody_told() -> None:
    figure = charts.by_age(AMOUNTS, [word for word, _ in AGES], ("Temuan.", "Rupiah", "Sumber: uji."), LIGHT,
                           sample=True)
    assert [list(bar.x) for bar in figure.data] == [[4e6, 0, 3e6, 0], [5e6, 0, 0, 0], [1e6, 0, 0, 8e6]]
    assert figure.layout.barmode == "stack" and figure.layout.xaxis.range[0] == 0
    assert "DATA CONTOH" in str(figure.layout.annotations)
    assert "lebih dari setahun: dijanjikan Rp8.000.000" in pictures.alt(figure)


def test_the_finding_of_ages_names_the_oldest_that_is_open() -> None:
    day = datetime(2026, 11, 24, tzinfo=UTC).date()
    told = words.by_age(AMOUNTS, tuple(word for word, _ in AGES), day)
    assert told.startswith("Dari janji berumur lebih dari setahun, Rp8.000.000 belum tercatat disalurkan")
    assert words.by_age(by_age(asked(), day), tuple(word for word, _ in AGES), day) == (
        "Tidak ada janji rupiah yang terbuka per 24 November 2026.")


def drawn() -> tuple[network_chart.Drawn, dict[Node, float]]:
    owners = pd.DataFrame({"code": ["rtlh"], "agency": ["perkim"]})
    graph = network(owners, asked_partners(partner("m-1"), partner("m-2"), partner("m-3")), asked(
        pledge(program="rtlh"), pledge("j-2", village=B), pledge("j-3", partner="m-3", village=C)))
    picture = network_chart.drawn(graph, measures(graph), lambda code: code[:8], "Kecamatan")
    return picture, network_chart.order(picture.graph)


def test_the_network_gathers_villages_and_keeps_bridges_and_islands_of_the_whole() -> None:
    picture, heights = drawn()
    assert {node for node in picture.graph if node[0] == VILLAGE} == {(VILLAGE, "35.05.01"), (VILLAGE, "35.05.02")}
    assert picture.islands == {(PARTNER, "m-2"), (PARTNER, "m-3")}
    assert not any({one[0], other[0]} == {PROGRAM, VILLAGE} for one, other in picture.graph.edges)
    columns = [sorted(height for node, height in heights.items() if node[0] == kind) for kind in (PARTNER, VILLAGE)]
    assert columns == [pytest.approx([1 / 6, 1 / 2, 5 / 6]), [0.25, 0.75]]
    assert heights[PARTNER, "m-2"] == max(heights[PARTNER, code] for code in ("m-1", "m-2", "m-3"))
    assert heights == drawn()[1], "the same network, the same picture"


def test_names_are_escaped_and_islands_hollow() -> None:
    picture, _ = drawn()
    figure = network_chart.network(picture, lambda node: f"<b>{node[1]}</b>", ("T", "U", "S"), LIGHT, sample=False)
    partners = next(trace for trace in figure.data if trace.name == "Mitra")
    named = [note for note in figure.layout.annotations if note.name == "simpul"]
    assert len(named) == len(picture.graph) and all(note.text.startswith("&lt;b&gt;") for note in named)
    assert all(note.bgcolor == LIGHT.paper for note in named), "a tie begins where the name ends"
    assert sorted(partners.marker.color).count(LIGHT.paper) == 2
    assert sum("terpisah dari bagian terbesar" in text for text in partners.customdata) == 2
    assert "DATA CONTOH" not in str(figure.layout.annotations)


def test_every_tie_begins_at_a_node_and_runs_level_under_its_name() -> None:
    """They began behind the widest name that could be: in empty space beside a short one, or in a wide window."""
    picture, heights = drawn()
    figure = network_chart.network(picture, lambda node: node[1], ("T", "U", "S"), LIGHT, sample=False)
    lines = [[(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None] for trace in figure.data[:2]]
    steps = [(one, other) for line in lines for one, other in zip(line[::2], line[1::2], strict=True)]
    nodes = {(network_chart.COLUMNS[node[0]], heights[node]) for node in picture.graph}
    ends = {other for one, other in steps if one in nodes}
    assert all(one in nodes or one in ends for one, _ in steps)
    assert all(other in nodes or other[1] == one[1] for one, other in steps)


def test_names_that_differ_stay_apart_when_they_are_shortened() -> None:
    names = ["Penerima bantuan iuran JKN (APBN)", "Penerima bantuan iuran JKN (APBD)", "PKH",
             "Koperasi Contoh Susu Segar", "Dana <b> desa untuk jalan lingkungan baru"]
    assert network_chart.short(names) == [
        "Penerima bantuan…(APBN)", "Penerima bantuan…(APBD)", "PKH", "Koperasi Contoh Su…Segar",
        "Dana &lt;b&gt; desa untuk…baru"]
    assert network_chart.short(names, 2)[:2] == ["Penerima bantuan iuran<br>JKN (APBN)",
                                                 "Penerima bantuan iuran<br>JKN (APBD)"]
    alike = ["Kelompok tani satu desa makmur jaya", "Kelompok tani dua desa makmur jaya"]
    assert len(set(network_chart.short(alike))) == 2
    long = " ".join(["kata"] * 30)
    assert all(len(line) <= 24 for line in network_chart.short([long], 2)[0].split("<br>"))


def test_layers_hatch_where_nothing_is_recorded() -> None:
    taken = participation(asked_activities([activity(), activity("g-2", village=B, participants=120)]), 2026,
                          [A, B, C], EXACT)
    assert taken
    painted = layer.shading(layer.TOGETHER, layer.participants(taken), 2026, [A, B, C], sample=True, cited="S")
    assert painted.grades[2] == "-" and painted.none_word == layer.NO_ACTIVITY and painted.source == "S"
    assert painted.texts[:2] == ("47 orang", "120 orang") and "DATA CONTOH" in painted.name
    helped = layer.helpers(asked(pledge(), pledge("j-2", partner="m-2"), pledge("j-3", village=B, status="dibatalkan")))
    assert helped.to_dict() == {A: 2.0}


def rows() -> pd.DataFrame:
    return asked(pledge(unit="unit", pledged_quantity=7, delivered_quantity=3, what="=CMD()", is_sample=True),
                 pledge("j-2", pledged_rupiah=None, delivered_rupiah=None, unit="kg", pledged_quantity=12.5,
                        evidence="https://contoh.test/a", is_sample=True))


def test_hxl_has_its_tags_in_the_second_row_and_sample_in_every_row() -> None:
    text = hxl.as_csv(shown_rows(rows(), Rounding(bytes(range(32)))), {A: "Jaten", A[:8]: "Wonodadi"}.__getitem__)
    heads, tags, first, second = csv.reader(io.StringIO(text.decode("utf-8-sig")))
    assert {"#org+impl+name", "#sector", "#adm3+name", "#adm4+code", "#status", "#targeted", "#reached"} < set(tags)
    assert all(tag.startswith("#") for tag in tags) and len(set(tags)) == len(tags) == len(heads)
    one, other = (dict(zip(tags, row, strict=True)) for row in (first, second))
    assert one["#targeted"] == one["#reached"] == "" and one["#value+pledged+idr"] == "10000000"
    assert one["#activity+name"] == "'=CMD()" and one["#meta+note"] == other["#meta+note"] == "DATA CONTOH"
    assert (other["#targeted"], other["#indicator+unit"], other["#reached"]) == ("12.5", "kg", "")
    assert other["#adm4+name"] == "Jaten" and other["#date+start"] == "2026-02-01"


def test_hxl_workbook_keeps_numbers_as_numbers_for_those_who_see_exact_figures() -> None:
    made = hxl.as_xlsx(shown_rows(rows().assign(is_sample=False), EXACT), lambda code: code, "Janji", ["Catatan."],
                       datetime(2026, 11, 24, tzinfo=UTC))
    book = load_workbook(io.BytesIO(made))
    heads, tags, first, _ = book["4W"].iter_rows(values_only=True)
    assert "Catatan" not in heads and book.sheetnames == ["4W", "Catatan"]
    told = dict(zip(tags, first, strict=True))
    assert (told["#targeted"], told["#value+pledged+idr"], told["#org+impl+code"]) == (7, 10_000_000, "m-1")
