"""Every dataset as CSV, workbook and data package, for whoever asks: exact, or as visitors see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pkgutil import resolve_name
from typing import Any

import pandas as pd

from dashboard.core.domain import SAMPLE_BADGE, Indicator, Region
from dashboard.core.regency import regency
from dashboard.intake.common import PLACE_CODES
from dashboard.intake.contract import Contract
from dashboard.outputs.dataset import Dataset
from dashboard.outputs.packages import figures
from dashboard.outputs.packages.columns import ROUNDED, as_given, fields, file_name, given, key_of
from dashboard.outputs.packages.description import (
    LICENCE,
    MIXED,
    NOBODY,
    REAL,
    DatasetExtent,
    Given,
    all_held,
    described,
)
from dashboard.outputs.packages.package import Description, Package, Part, package_zip
from dashboard.outputs.packages.places import PLACES, places
from dashboard.queries import dataset_rows, observations, reference
from dashboard.queries.reference import BuildInfo
from dashboard.queries.run import ask
from dashboard.registry import contracts, taken
from dashboard.render.files.tables import csv_bytes, harmless_frame
from dashboard.render.files.workbook import WorkbookSheet, write_workbook
from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database

OBSERVATIONS = "observations"
"""The dataset of published figures, which has files of its own (outputs.dataset)."""
_READING = (
    "Kosong berarti belum tersedia atau tidak berlaku, bukan nol.",
    "Kode dibaca sebagai teks, bukan angka. Wilayah, OPD, dan program dijelaskan berkas yang ditunjuk kuncinya.",
    "Teks yang diawali = + - @ diberi tanda petik di depannya agar tidak dijalankan sebagai rumus.",
)
_MARKED = f"{SAMPLE_BADGE}: baris dengan data_contoh = ya adalah data buatan, bukan data sebenarnya."


@dataclass(frozen=True)
class Shelf:
    """All datasets of one build as one reader may take them. What is asked for once is kept, so a shelf is made for
    one file or one page."""

    database: Database
    rounding: Rounding
    _parts: dict[str, Part] = field(default_factory=dict)

    @cached_property
    def info(self) -> BuildInfo:
        """Which build it is."""
        return reference.build_info(self.database)

    @cached_property
    def held(self) -> Mapping[str, DatasetExtent]:
        """How much there is of each."""
        return all_held(dataset_rows.datasets(self.database))

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Every region by code."""
        return reference.regions(self.database)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The catalogue."""
        return reference.indicators(self.database)

    @cached_property
    def figures(self) -> Dataset:
        """All published figures."""
        return Dataset(observations.all_observations(self.database), self.indicators, reference.sources(self.database),
                       reference.conflicts(self.database), self.info.data_date, self.info.built_at,
                       self.info.build_id)

    @cached_property
    def nomenclatures(self) -> list[str]:
        """Versions of the codes of sub kegiatan, the oldest first."""
        return list(ask(self.database, "nomenclature_versions")["version"])

    def rows(self, contract: Contract) -> pd.DataFrame:
        """Rows of a dataset other than the published figures, as its file has them."""
        if contract.shown_rows and not self.rounding.is_exact:
            return as_given(contract, resolve_name(contract.shown_rows)(self.database, self.rounding))
        return as_given(contract, dataset_rows.stored_rows(self.database, contract))

    def part(self, contract: Contract) -> Part:
        """The file of a dataset."""
        if contract.id not in self._parts:
            self._parts[contract.id] = self._part(contract)
        return self._parts[contract.id]

    def _part(self, contract: Contract) -> Part:
        if contract.id == OBSERVATIONS:
            part = figures.figure_parts(self.figures)[0]
            return replace(part, description=self.of_figures(len(part.frame)))
        frame = self.rows(contract)
        names = frozenset(one.name for one in given(contract) if file_name(one.heading) in frame.columns)
        own = fields(contract, names, is_exact=self.rounding.is_exact)
        key = tuple(file_name(one.heading) for one in key_of(contract, names))
        return Part(contract.id, marked(contract.title, self.held[contract.id]), frame[[one.name for one in own]], own,
                    key, {"description": contract.purpose}, self._described(contract, names, len(frame)))

    def of_figures(self, rows: int) -> Description:
        """What is said of the published figures, of which a file has so many rows."""
        contract = contracts()[OBSERVATIONS]
        return self._described(contract, frozenset(column.name for column in contract.columns), rows)

    def _described(self, contract: Contract, names: frozenset[str], rows: int) -> Description:
        return described(contract, self.held[contract.id], Given(names, rows, self.rounding.is_exact), self.info,
                         self.nomenclatures)


def marked(title: str, held: DatasetExtent) -> str:
    """The title, with DATA CONTOH before that of made-up data."""
    if held.state in (REAL, NOBODY):
        return title
    return f"{'Sebagian ' if held.state == MIXED else ''}{SAMPLE_BADGE}: {title}"


def with_referred(shelf: Shelf, contract: Contract) -> list[Part]:
    """The file of a dataset, and those that its keys lead to, and theirs, each once."""
    found = {contract.id: shelf.part(contract)}
    waiting = [found[contract.id]]
    while waiting:
        part = waiting.pop()
        names = [one.leads[0] for one in part.fields if one.leads]
        for name in (*names, *([PLACES] if part.name == contract.id and PLACE_CODES in contract.filled else [])):
            if name not in found:
                found[name] = _referred(shelf, name)
                waiting.append(found[name])
    return list(found.values())


def dataset_zip(shelf: Shelf, contract: Contract) -> bytes:
    """A data package of one dataset and of all that its keys lead to."""
    if contract.id == OBSERVATIONS:
        return figures.data_package(shelf.figures, shelf.regions, shelf.part(contract).description)
    parts = with_referred(shelf, contract)
    return package_zip(Package(f"{regency().slug}-{contract.id.replace('_', '-')}", parts[0].title,
                               _notes(shelf, [contract]), _keywords(contract.title), parts,
                               _about(contract.supplier)), shelf.info)


def everything_zip(shelf: Shelf) -> bytes:
    """One data package of all datasets, the published figures among them."""
    own = [contract for contract in taken().values() if contract.id != OBSERVATIONS]
    catalogue, first = figures.indicators(shelf.indicators), shelf.part(contracts()[OBSERVATIONS])
    published = [catalogue if part.name == catalogue.name else part
                 for part in figures.figure_parts(shelf.figures)[1:]]
    parts = [first, *published, places(shelf.regions), *(shelf.part(contract) for contract in own)]
    made_up = sum(one.sample_rows > 0 for one in shelf.held.values())
    title = f"Semua dataset Dasbor Kemiskinan {regency().label}"
    told = f"{title} (memuat {SAMPLE_BADGE}: {made_up} dari {len(parts)} berkas)" if made_up else title
    about = _about("produsen data tiap dataset") | {"sources": figures.sources(shelf.figures)}
    return package_zip(Package(f"{regency().slug}-semua-dataset", told, _notes(shelf, own),
                               _keywords("Satu Data Indonesia"),
                               parts, about), shelf.info)


def _referred(shelf: Shelf, name: str) -> Part:
    if name == PLACES:
        return places(shelf.regions)
    return figures.indicators(shelf.indicators) if name == figures.INDICATORS else shelf.part(contracts()[name])


def _notes(shelf: Shelf, own: list[Contract]) -> list[str]:
    held = [shelf.held[contract.id] for contract in own]
    of_people = any(contract.is_protected for contract in own)
    rounded = [] if not of_people else ["Hitungan orang dan keluarga persis: jangan diteruskan ke umum."] \
        if shelf.rounding.is_exact else [f"Hitungan orang dan keluarga {ROUNDED}, seperti yang terlihat di dasbor."]
    notes = [note for contract in own if len(own) == 1 for note in (contract.purpose, *contract.notes)]
    shown = [contract.shown_note for contract in own
             if len(own) == 1 and contract.shown_note and not shelf.rounding.is_exact]
    return [*([_MARKED] if any(one.sample_rows for one in held) else []), *notes, *rounded, *shown, *_READING]


def _keywords(title: str) -> list[str]:
    return [*figures.keywords(), title]


def _about(supplier: str) -> dict[str, Any]:
    return {"contributors": [{"title": supplier, "role": "author"},
                             {"title": regency().data_office, "role": "publisher"}],
            "licence": LICENCE}


def dataset_csv(shelf: Shelf, contract: Contract) -> bytes:
    """The rows alone."""
    return csv_bytes(shelf.part(contract).frame)


def dataset_xlsx(shelf: Shelf, contract: Contract) -> bytes:
    """A workbook with the sheets Data, Metadata and Kolom."""
    part = shelf.part(contract)
    told = [(name, what, said) for name, items in part.description.parts
            for what, said in items]
    columns = [(one.name, one.title, one.meaning, one.kind, one.unit, "ya" if one.required else "tidak", one.codes)
               for one in part.fields]
    sheets = [
        WorkbookSheet("Data", harmless_frame(part.frame), wrap=False, widest=34),
        WorkbookSheet("Metadata", harmless_frame(pd.DataFrame(
            [("Dataset", "Judul", part.title), *told, *(("Catatan", "", note) for note in _notes(shelf, [contract]))],
            columns=["bagian", "unsur", "isi"]))),
        WorkbookSheet("Kolom", harmless_frame(pd.DataFrame(columns, columns=[
            "kolom", "judul", "arti", "jenis", "satuan", "wajib", "kode_referensi"])), widest=45),
    ]
    return write_workbook(sheets, part.title, shelf.info.built_at)
