"""What the chapter says without its pictures: its headings, sentences and captions, to be read before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Written(Protocol):
    """What the chapter is written on: a Word document (paper.Paper), or an Outline."""

    def title(self, text: str, line: str) -> None: ...
    def heading(self, text: str, level: int) -> None: ...
    def contents(self) -> None: ...
    def paragraph(self, text: str, style: str | None = None) -> None: ...
    def explained(self, text: str) -> None: ...
    def points(self, texts: Sequence[str]) -> None: ...
    def links(self, sources: Sequence[tuple[str, str]]) -> None: ...
    def note(self, text: str) -> None: ...
    def badge(self) -> None: ...
    def picture(self, draw: Callable[[], bytes], caption: str, alt: str) -> None: ...
    def table(self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = (),
              shares: Sequence[float] = (), strong: int | None = None) -> None: ...


@dataclass
class Section:
    """What stands under one heading before the next: `said` are its sentences, `shown` the numbered captions of its
    tables and pictures ('Gambar 3. …'), `is_sample` where the badge of sample data stands."""

    level: int
    title: str
    said: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    is_sample: bool = False


class ChapterOutline:
    """Takes down what the chapter says; nothing is drawn."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._counts = {"Gambar": 0, "Tabel": 0}

    def title(self, text: str, line: str) -> None:
        self.heading(text, 1)
        self.note(line)

    def heading(self, text: str, level: int) -> None:
        self.sections.append(Section(level, text))

    def contents(self) -> None:
        """The list of headings is the outline itself."""

    def paragraph(self, text: str, style: str | None = None) -> None:
        if text:
            self.sections[-1].said.append(text)

    def explained(self, text: str) -> None:
        self.paragraph(text)

    def points(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.paragraph(text)

    def links(self, sources: Sequence[tuple[str, str]]) -> None:
        self.points([title for title, _ in sources])

    def note(self, text: str) -> None:
        self.paragraph(text)

    def badge(self) -> None:
        self.sections[-1].is_sample = True

    def picture(self, draw: Callable[[], bytes], caption: str, alt: str) -> None:
        self._caption("Gambar", caption)

    def table(self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = (),
              shares: Sequence[float] = (), strong: int | None = None) -> None:
        self._caption("Tabel", caption)

    def _caption(self, word: str, text: str) -> None:
        self._counts[word] += 1
        self.sections[-1].shown.append(f"{word} {self._counts[word]}. {text}")
