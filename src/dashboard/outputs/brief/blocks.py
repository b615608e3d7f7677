"""The blocks of topics on an area's sheet."""

from __future__ import annotations

from dashboard.core.domain import Region
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.registry import offered
from dashboard.render.block import Block


def block_sections(facts: PaperFacts, region: Region) -> list[Json]:
    """A section for each topic that has something to say about the area."""
    made = (make(facts, region) for _, make in offered("block"))
    return [_section(block) for block in made if block is not None]


def _section(block: Block) -> Json:
    table = block.table
    columns = [column(one.name, 100 * one.share, number=one.is_number) for one in table.columns] if table else []
    rows = [[cell(text) for text in row] for row in table.rows] if table else []
    note = " ".join(part for part in (table.note if table else "", block.source) if part)
    return parts.section(block.title, note=block.note, is_sample=block.is_sample, empty=parts.plain(block.empty, 400),
                         table=parts.table(columns, rows, parts.plain(note, 400)))
