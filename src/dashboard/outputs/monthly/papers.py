"""What a month's folder holds. The same build and day give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.core.actor import Role
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.summary import brief, slug
from dashboard.outputs.slides.gather import deck
from dashboard.queries import reference
from dashboard.render.files.written import WriteError, write_file
from dashboard.render.pptx import deck_pptx
from dashboard.store.database import Database
from dashboard.topics.news import answers as news_answers
from dashboard.topics.news import words
from dashboard.topics.news.blocks.slides import slides
from dashboard.topics.news.rules import OFFICES, Month, News
from dashboard.topics.rat import answers as rat_answers


@dataclass(frozen=True)
class Papers:
    """Everything made for a month. `news`: of all readers; `names`: agencies by code; `files`: content by name."""

    news: News
    names: dict[str, str]
    facts: PaperFacts
    files: dict[str, bytes]

    @property
    def readers(self) -> list[str]:
        """Who may get a list: the three offices, then every agency."""
        return [*sorted(OFFICES), *self.names]

    def whom(self, reader: str) -> str:
        """A reader in words."""
        return words.reader(reader, self.names)

    def letter(self, reader: str) -> str:
        """The list of one reader."""
        info = reference.build_info(self.facts.database)
        return words.letter(self.news.of(reader), self.whom(reader), info.data_date)

    def enclosed(self, reader: str) -> list[str]:
        """Names of the files that go to a reader with the list: the offices get the papers."""
        return [name for name in self.files if not name.endswith(".txt")] if reader in OFFICES else []


def papers(database: Database, month: Month) -> Papers:
    """Brief and deck for the regent's office, and a list for each reader. Raises DashboardError."""
    facts = PaperFacts(database, today=month.until)
    found = news_answers.news(database, month)
    first = found.of(str(Role.LEADER))
    made = deck(database, today=month.until)
    told = replace(made, title=words.title(month), slides=(*slides(first), *made.slides))
    whole = Papers(found, dict(sorted(rat_answers.agency_names(facts.database, short=True).items())), facts, {
        f"{slug()}-{month.code}.pdf": brief(facts, news=first),
        f"salindia-{month.code}.pptx": deck_pptx(told)})
    lists = {f"kabar-{month.code}-{reader}.txt": whole.letter(reader).encode() for reader in whole.readers}
    return replace(whole, files=whole.files | lists)


def write(made: Papers, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Put the files into this folder, each in one step; where it stands, and whether it was another one before. Raises
    WriteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"Folder {folder} tidak dapat dibuat ({error.strerror or error}). Pilih tempat lain yang "
                         "boleh Anda tulisi.") from None
    for name, content in made.files.items():
        path = folder / name
        if is_new := not _holds(path, content):
            write_file(path, content)
        yield path, is_new


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def sample_told(news: News) -> str:
    """What is to be said of a letter that tells of made-up rows."""
    return f"Baris bertanda {SAMPLE_BADGE} buatan, bukan keadaan sebenarnya." if any(
        item.is_sample for item in news.items) else ""
