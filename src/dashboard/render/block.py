"""What a topic says about one area: made once, drawn on the profile page and on the sheet of the area."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.render.slides.model import SlideTable


@dataclass(frozen=True)
class Block:
    """A section: `title`, `note` (what the figures are, of when) and the `table`, or `empty`, a sentence why there is
    none. All texts are plain; whoever draws them escapes them. `is_sample` puts the badge beside the title."""

    title: str
    note: str
    source: str
    table: SlideTable | None = None
    empty: str = ""
    is_sample: bool = False
