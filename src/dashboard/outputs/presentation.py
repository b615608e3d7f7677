"""Slides for the hall as one HTML document: everything inside but Plotly, our script and the typeface, which the app
itself serves. Nothing in it is text from data that a browser could take for markup."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.core import formats, style
from dashboard.core.domain import Verdict
from dashboard.core.regency import regency
from dashboard.outputs.presentation_notice import TEMPLATES, tokens
from dashboard.render.maps import script_json
from dashboard.render.slides.continued import continued
from dashboard.render.slides.hall_charts import hall_figure
from dashboard.render.slides.model import Card, Cards, Chart, Deck, Picture, Points, Slide, SlideTable
from dashboard.render.words import day_words

MOST_ROWS = 9
"""Rows of a table that a hall can read."""


@dataclass(frozen=True)
class Addresses:
    """Where the browser finds what is not inside, and where Esc leads; paths of the app, without a host. `live`: where
    it asks for decisions that are noted down meanwhile, "" for never."""

    style: str
    script: str
    plotly: str
    typeface: str
    logo: str
    icon: str
    leave: str
    live: str = ""


def presentation(deck: Deck, at: Addresses) -> str:
    """The document: a title slide, the slides in order, and one that tells what was left out, if anything was."""
    slides = [part for slide in deck.slides for part in continued(slide, MOST_ROWS)]
    charts = {slide.id: hall_figure(slide.body) for slide in slides if isinstance(slide.body, Chart)}
    count = 1 + len(slides) + bool(deck.left_out)
    text: str = TEMPLATES.get_template("presentation.html").render(
        at=at, deck=deck, product=regency().product,
        count=count, day=formats.tanggal(deck.data_date), today=formats.tanggal(deck.today),
        built=day_words.built(deck.built_at, deck.build_id), charts=script_json(charts),
        slides=[_Drawn(slide, f"s-{place}", place) for place, slide in enumerate(slides, start=2)],
        has_sample=any(slide.is_sample for slide in deck.slides), tokens=tokens(), font=style.FONT)
    return text


def sections(slide: Slide, data_date: date) -> str:
    """One slide without a chart as it stands in the document, or as many as its table needs; the script numbers
    them."""
    template = TEMPLATES.get_template("presentation_slide.html")
    return "\n".join(template.render(drawn=_Drawn(part, "", 0), count=0, day=formats.tanggal(data_date))
                     for part in continued(slide, MOST_ROWS))


@dataclass(frozen=True)
class _Drawn:
    """A slide as the template needs it: `anchor` in the document, `number` in the row."""

    slide: Slide
    anchor: str
    number: int

    @property
    def kind(self) -> str:
        """What the body is, as a class of presentasi.css."""
        names: dict[type, str] = {Chart: "chart", SlideTable: "table", Cards: "cards", Picture: "picture",
                                  Points: "points"}
        return names[type(self.slide.body)]

    @property
    def png(self) -> str:
        """The picture as an address that holds it."""
        body = self.slide.body
        return f"data:image/png;base64,{base64.b64encode(body.png).decode()}" if isinstance(body, Picture) else ""

    @property
    def note(self) -> str:
        """What stands under a chart or table."""
        return self.slide.body.note if isinstance(self.slide.body, Chart | SlideTable) else ""

    @property
    def shares(self) -> list[str]:
        """Widths of the columns of a table in percent."""
        columns = self.slide.body.columns if isinstance(self.slide.body, SlideTable) else ()
        whole = sum(column.share for column in columns) or 1.0
        return [f"{column.share / whole * 100:.2f}" for column in columns]

    @property
    def cards(self) -> Sequence[tuple[Card, str]]:
        """Cards with the class of their verdict."""
        classes = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}
        cards = self.slide.body.cards if isinstance(self.slide.body, Cards) else ()
        return [(card, classes.get(card.verdict, "")) for card in cards]

