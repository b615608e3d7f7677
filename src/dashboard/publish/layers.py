"""What the village map can show, as the switch inside it reads it: two files of painted states, part of a build.

Coverage comes as visitors see it. A second and a half of work, which a typed decision does not alter: kept under a
digest of the rows that it reads.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.core.domain import Level
from dashboard.publish import kept
from dashboard.queries import reference, values
from dashboard.queries.run import text
from dashboard.render.shading import Shading, village_entries
from dashboard.statistics.rounding import Rounding
from dashboard.store.building.assets import ValueFiles, value_files
from dashboard.store.database import Database
from dashboard.topics.programs import queries as questions
from dashboard.topics.programs.blocks import layer as program_layer
from dashboard.topics.programs.blocks.layer import Program
from dashboard.topics.programs.rules.coverage import coverage

_KIND, _KEPT = "layers", 3
_CODE = kept.code_of("domain.py", "formats.py", "style.py", "analysis", "pictures", "queries", "publish/layers.py",
                     "store/building/assets.py")
_QUESTIONS = ("indicators", "regions", "village_values", "programs", "program_years", "coverage_rows")
"""All that is asked below."""


def village_layers(database: Database, key: bytes) -> ValueFiles:
    """The states of the indicators of the catalogue, and those with the coverage of each programme in its newest year
    behind. `key`: of rounding. Needs the write lock."""
    made_of = f"{_CODE} {hashlib.sha256(key).hexdigest()} {_rows_read(database)}"
    known = kept.read(_KIND, made_of)
    if known is not None:
        return ValueFiles(*kept.unpack(known))
    made = _made(database, Rounding(key))
    kept.keep(_KIND, made_of, kept.pack((made.catalogue, made.coverage)), _KEPT)
    return made


def _rows_read(database: Database) -> str:
    """For each table behind the questions its rows in two hashes, whatever their order."""
    tables = database.tables_behind(re.sub(r"\$\w+", "NULL", text(name)) for name in _QUESTIONS)
    rows = " UNION ALL ".join(f"SELECT '{name}', count(*), sum(hash(entry))::VARCHAR, bit_xor(hash(entry)) "  # noqa: S608
                              f"FROM base.{name} AS entry" for name in tables)
    return str(database.rows(rows)[1])


def _made(database: Database, rounding: Rounding) -> ValueFiles:
    regions = reference.regions(database)
    codes = sorted(code for code, region in regions.items() if region.level in (Level.DESA, Level.KELURAHAN))
    states = village_entries(values.village_values(database), reference.indicators(database), codes)
    layers = _coverage_layers(database, codes, rounding)
    return value_files(states, _with(states, layers))


def _with(states: Mapping[str, Mapping[str, Any]], layers: Sequence[Shading]) -> Mapping[str, Mapping[str, Any]]:
    return {**states, **{layer.key: layer.as_entry() for layer in layers}}


def _coverage_layers(database: Database, codes: Sequence[str], rounding: Rounding) -> list[Shading]:
    newest = questions.program_years(database).groupby("program")["year"].max()
    layers = []
    for row in questions.programs(database).to_dict("records"):
        program = Program(**{str(name): value for name, value in row.items()})
        found = coverage(questions.coverage_rows(database, program.code, int(newest[program.code])), rounding)
        if found:
            layers.append(program_layer.shading(program, found, codes))
    return layers
