"""Hand-made slides of every kind, for the tests of the presentation."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from PIL import Image

from dashboard.core.domain import Verdict
from dashboard.core.style import LIGHT
from dashboard.render.slides.model import (
    Body,
    Card,
    Cards,
    Chart,
    ChartKind,
    ChartSeries,
    Deck,
    LeftOut,
    Picture,
    Points,
    Slide,
    SlideColumn,
    SlideTable,
)

EVIL = "<img src=x onerror=alert(1)>"
LONG = "Koordinasi, Sinkronisasi, dan Pelaksanaan Pemberdayaan Industri dan Peran Serta Masyarakat " * 3

LINE = Chart(ChartKind.LINE, ("2019", "2020", "2021", "2022"), (
    ChartSeries("Blitar", (8.94, None, None, None), LIGHT.blitar),
    ChartSeries("Blitar", (None, 9.33, 9.65, 8.71), LIGHT.blitar),
    ChartSeries("Jatim", (10.37, 11.09, None, None), LIGHT.jatim),
    ChartSeries("Target", (None, None, None, 8.5), LIGHT.blitar, marks=True)), "persen", 2,
    "Sumbu tegak tidak mulai dari nol.")
ALONE = Chart(ChartKind.LINE, ("2020", "2021", "2022"), (ChartSeries("Blitar", (9.0, 7.0, 8.0), LIGHT.blitar),),
              "persen", 1)
COLUMN = Chart(ChartKind.COLUMN, ("2023", "2024", "2025"), (
    ChartSeries("Perubahan", (0.39, None, -0.94), LIGHT.blitar, (LIGHT.worse, LIGHT.muted, LIGHT.better)),),
    "poin persen", 2, signed=True)
RANKED = Chart(ChartKind.COLUMN, tuple(f"Kab. {number}" for number in range(38)), (
    ChartSeries("Kabupaten/kota", tuple(float(number) for number in range(1, 39)), LIGHT.jatim,
                point_names=tuple(f"Kab. {number}" if number in (0, 12, 37) else "" for number in range(38))),
    ChartSeries("Jatim", (9.5,) * 38, LIGHT.jatim, dashed=True)), "persen", 2)
BAR = Chart(ChartKind.BAR, ("Bantuan sembako", f"Program {LONG}", EVIL), (
    ChartSeries("Cakupan", (91.1, 3.1, None), LIGHT.blitar),), "persen", 1, "Catatan.")
SCATTER = Chart(ChartKind.SCATTER, ("Bakung", "Wates", "Doko"), (
    ChartSeries("Kecamatan", (5.0, 4.0, 0.0), LIGHT.blitar, x=(45.0, 50.0, 0.0), point_names=("Bakung", "Wates", "")),
    ChartSeries("Rata-rata", (2.2, 2.2), LIGHT.muted, x=(0.0, 50.0), dashed=True)), "desa", 0, x_title="Porsi (persen)",
    y_title="Desa")
CHARTS = (LINE, ALONE, COLUMN, RANKED, BAR, SCATTER)


def png(width: int = 1920, height: int = 1080) -> bytes:
    """A small plain picture of the size of a slide."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), LIGHT.panel).save(buffer, "PNG")
    return buffer.getvalue()


def slide(name: str, body: Body, title: str = "Kemiskinan turun", *, is_sample: bool = False,
          source: str = "") -> Slide:
    """A slide around a body."""
    return Slide(name, "Uji", title, "Persentase penduduk miskin (persen)", body, source or "Sumber: BPS.", "Aturan.",
                 f"Gambar {name}.", is_sample)


def deck(*slides: Slide, left_out: tuple[LeftOut, ...] = ()) -> Deck:
    """These slides of one day."""
    return Deck("Rapat TKPK", "Kabupaten Blitar", slides, left_out, date(2026, 11, 24),
                "20261124T000000000000-00000000", date(2026, 11, 25), datetime(2026, 11, 24))


def table(rows: int, text: str = "Dinas Sosial") -> SlideTable:
    """A table of three columns."""
    return SlideTable((SlideColumn("Keputusan", 0.5), SlideColumn("OPD", 0.3), SlideColumn("Capaian", 0.2, True)),
                      tuple((f"{number}. {text}", text, f"{number},5") for number in range(rows)), "Catatan tabel.")


def cards(count: int = 6, value: str = "7,57") -> Cards:
    """Headline figures."""
    return Cards(tuple(Card("Penduduk miskin", value, "persen", "turun 0,59 poin persen, membaik", Verdict.BETTER,
                            ("Jatim 9,50", "Indonesia 8,47"), "Maret 2025") for _ in range(count)))


def worst() -> Deck:
    """Markup and very long texts wherever a text can stand."""
    words = f"{EVIL} {LONG}"
    bodies: list[Body] = [*CHARTS, table(10, words), cards(6, "Rp1.223.745.000"), Picture(png()),
                          Points((words, "Singkat.", words))]
    slides = [slide(f"s{number}", body, words if number % 2 else EVIL, is_sample=True, source=words)
              for number, body in enumerate(bodies)]
    return deck(*slides, left_out=(LeftOut("x", EVIL, words),))
