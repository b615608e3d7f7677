"""A deck of every kind of body in which each name tries something."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from PIL import Image

from dashboard.core.domain import Verdict
from dashboard.render.slides.model import (
    Card,
    Cards,
    Chart,
    ChartKind,
    ChartSeries,
    Deck,
    Picture,
    Points,
    Slide,
    SlideColumn,
    SlideTable,
)

MARKUP = "<img src=x onerror=alert(1)>"
HOSTILE = "=cmd|'/c calc'!A0"
NAME = "Dinas Perumahan Rakyat, Kawasan Permukiman, Pertanahan dan Pemberdayaan " * 4
_CONTROL = "nama\x00\x1f\ufffe aneh"


def _slide(number: int, body: object, title: str = MARKUP) -> Slide:
    return Slide(f"s{number}", "Uji", title, f"{HOSTILE} · {NAME}", body, f"Sumber: {MARKUP} {NAME * 3}",  # type: ignore[arg-type]
                 f"{HOSTILE} {_CONTROL}", f"{MARKUP} {_CONTROL}", is_sample=number % 2 == 0)


def hostile_deck() -> Deck:
    """Eight slides."""
    names = (HOSTILE, MARKUP, _CONTROL, NAME, "https://example.test/x", "")
    values = (1.5, None, -2.25, 3.0, None, 0.0)
    whole = (1.5, 2.0, 2.25, 3.0, 1.0, 0.5)
    line = ChartSeries(HOSTILE, values, "#0B5A78", point_names=names)
    picture = BytesIO()
    Image.new("RGB", (300, 100), "white").save(picture, "PNG")
    columns = (SlideColumn(NAME, 0.5), SlideColumn(HOSTILE, 0.2, True), SlideColumn("C", 0.3))
    bodies = [
        Chart(ChartKind.LINE, names, (line, ChartSeries("Target", (None,) * 5 + (2.0,), "#0B5A78", marks=True)),
              "persen", 2, NAME),
        Chart(ChartKind.COLUMN, names, (line,), "persen", 2, signed=True),
        Chart(ChartKind.COLUMN, names * 4, (
            ChartSeries(HOSTILE, whole * 4, "#0B5A78", point_names=names * 4),
            ChartSeries(MARKUP, (2.0,) * 24, "#5F6E7B", dashed=True)), "persen", 2),
        Chart(ChartKind.BAR, names, (ChartSeries(HOSTILE, whole, "#0B5A78"),), "persen", 1),
        Chart(ChartKind.SCATTER, names, (ChartSeries(HOSTILE, whole, "#0B5A78", (), whole, names),), "persen", 2, NAME,
              HOSTILE, NAME),
        SlideTable(columns, tuple((NAME, str(number), MARKUP) for number in range(30)), NAME),
        Cards(tuple(Card(NAME, "1.234.567,89", NAME[:30], NAME, Verdict.WORSE, (NAME, NAME), NAME) for _ in range(6))),
        Points((MARKUP, HOSTILE, NAME)),
        Picture(picture.getvalue()),
    ]
    titles = [MARKUP, HOSTILE, NAME * 2, _CONTROL, MARKUP + NAME, MARKUP, HOSTILE, NAME, "Pendek"]
    slides = tuple(_slide(number, body, title) for number, (body, title) in enumerate(zip(bodies, titles, strict=True)))
    return Deck(MARKUP, NAME, slides, (), date(2026, 11, 24), "build", date(2026, 11, 25), datetime(2026, 11, 24))
