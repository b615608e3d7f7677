"""The deck of the data we ship, made once and opened again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from dashboard.render.pptx import deck_pptx
from dashboard.render.slides.model import Deck, Slide
from dashboard.store.database import Database, open_current


def goes_on(page: Any) -> bool:
    """Whether a page only goes on with the list of the page before."""
    told = [shape.text_frame.text for shape in page.shapes if shape.name == "Bagian"]
    return bool(told) and not told[0].startswith("bagian 1 dari ")


@dataclass(frozen=True)
class Made:
    """What was gathered, the bytes that were written, and the file as a reader opens it."""

    database: Database
    deck: Deck
    content: bytes
    opened: Any

    def pages(self) -> list[tuple[Slide, Any]]:
        """Each slide with the first page it has in the file; the cover is left out."""
        first = [page for page in list(self.opened.slides)[1:] if not goes_on(page)]
        return list(zip(self.deck.slides, first, strict=True))

    def parts(self, slide_id: str) -> list[Any]:
        """All pages of a slide, in order."""
        pages = list(self.opened.slides)
        start = pages.index(self.page(slide_id))
        more = list(itertools.takewhile(goes_on, pages[start + 1:]))
        return [pages[start], *more]

    def page(self, slide_id: str) -> Any:
        return next(page for slide, page in self.pages() if slide.id == slide_id)

    def slide(self, slide_id: str) -> Slide:
        return next(slide for slide, _ in self.pages() if slide.id == slide_id)


@pytest.fixture(scope="session")
def made(shipped_home: Path, shipped_deck: Deck) -> Iterator[Made]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(shipped_home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        database = open_current()
        content = deck_pptx(shipped_deck)
    yield Made(database, shipped_deck, content, Presentation(BytesIO(content)))
    database.close()
