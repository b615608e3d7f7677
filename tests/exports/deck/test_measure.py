"""The tables of widths against the typefaces themselves; wrapping and cutting.

Carlito is installed by this test; DejaVu Sans comes with matplotlib.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from dashboard.render.pptx import calibri, dejavu, measure
from dashboard.render.pptx.measure import Face
from find_font import find_or_install

TEXTS = ["Penduduk miskin Kabupaten Blitar 7,57 persen pada Maret 2025, turun 0,59 poin persen dalam setahun",
         "Rp144.800/kapita/bulan", "“lebih lemah” (1 = paling rendah) −0,67", "WONOTIRTO & PANGGUNGREJO"]
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=80)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_widths_are_those_of_the_typeface_and_a_little_more(text: str, bold: bool) -> None:
    real = ImageFont.truetype(str(find_or_install(bold=bold)), 100).getlength(text) / 100
    assert real <= measure.width(text, 1, bold=bold, face=Face.CALIBRI) <= real * 1.1


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_the_widest_is_that_of_a_plain_debian_and_a_little_more(text: str, bold: bool) -> None:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    real = ImageFont.truetype(str(Path(matplotlib.get_data_path()) / "fonts/ttf" / name), 100).getlength(text) / 100
    assert real <= measure.width(text, 1, bold=bold) <= real * 1.1
    assert measure.width(text, 1, bold=bold) > measure.width(text, 1, bold=bold, face=Face.CALIBRI)


def test_every_letter_of_the_keyboard_is_known() -> None:
    for table in (calibri.REGULAR, calibri.BOLD, dejavu.REGULAR, dejavu.BOLD):
        known = "".join(table.values())
        assert {chr(code) for code in range(32, 127)} <= set(known)
        assert len(known) == len(set(known)) == len("".join(calibri.REGULAR.values()))


@given(WORDS, st.floats(20, 400))
def test_lines_fit_their_room_and_lose_nothing(text: str, room: float) -> None:
    lines = measure.wrap(text, 18, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure.width(line, 18) <= room or len(line) == 1 for line in lines)


@given(WORDS, st.floats(40, 400), st.integers(1, 4))
def test_a_cut_text_takes_no_more_lines_than_it_may_and_shows_it(text: str, room: float, most: int) -> None:
    cut = measure.clipped(text, 18, room, most)
    assert len(measure.wrap(cut, 18, room)) <= most
    assert cut == text or cut.endswith("…")


def test_the_largest_size_that_fits_is_taken() -> None:
    short, long = measure.fit("Pendek", 400, (36, 28), 1), measure.fit("kata " * 60, 400, (36, 28), 2)
    assert (short.size, short.lines) == (36, 1)
    assert long.size == 28 and long.lines == 2 and long.text.endswith("…")
    assert short.height == pytest.approx(36 * measure.LINE)
