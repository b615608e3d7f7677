"""What a presenter asks for: periods as they are written, slides in the order asked."""

from __future__ import annotations

import pytest

from dashboard.core.domain import QueryError
from dashboard.outputs.slides import choice
from dashboard.render.slides.model import LeftOut
from slide_samples import LINE, deck, slide

WHOLE = deck(slide("indikator", LINE), slide("peta", LINE), left_out=(LeftOut("prioritas", "Prioritas", "Belum ada."),))


def test_slides_come_in_the_order_asked_each_once() -> None:
    found = choice.chosen(WHOLE, ["peta", "indikator", "peta"])
    assert [one.id for one in found.slides] == ["peta", "indikator"]
    assert found.left_out == ()


def test_what_is_left_out_goes_with_the_choice() -> None:
    assert choice.chosen(WHOLE, ["prioritas"]).left_out == WHOLE.left_out
    assert choice.chosen(WHOLE, ["prioritas"]).slides == ()
    assert choice.chosen(WHOLE, None) is WHOLE


def test_an_unknown_slide_is_named_with_what_there_is() -> None:
    with pytest.raises(QueryError, match=r"“rahasia” tidak dikenal.*indikator"):
        choice.chosen(WHOLE, ["peta", "rahasia"])


def test_a_period_is_read_as_it_is_written() -> None:
    for period in ((2026, 3), (2024, 1)):
        assert choice.read_period(choice.write_period(period)) == period
    assert choice.read_period(" 2026-tw4 ") == (2026, 4)


@pytest.mark.parametrize("text", ["", "2026", "2026-TW5", "2026-TW", "26-TW1", "2026-TW3x", "٢٠٢٦-TW1"])
def test_a_wrong_period_says_how_to_write_one(text: str) -> None:
    with pytest.raises(QueryError, match="2026-TW3"):
        choice.read_period(text)
