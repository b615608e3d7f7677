"""The figures as files: CSV, workbook and Parquet, each with its sources, catalogue and conflicts inside."""

from __future__ import annotations

import io
import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, Direction, Indicator
from dashboard.core.regency import regency
from dashboard.render.files.tables import csv_bytes, harmless_frame
from dashboard.render.files.workbook import WorkbookSheet, write_workbook
from dashboard.render.words import day_words, remark_words, source_words
from dashboard.statistics import notes

DATA_COLUMNS = {
    "indicator": "indikator", "indicator_name": "nama_indikator",
    "region_code": "kode_wilayah", "bps_code": "kode_bps", "region": "wilayah", "level": "tingkat",
    "kecamatan": "kecamatan", "year": "tahun", "period": "periode", "value": "nilai", "unit": "satuan",
    "is_derived": "hitungan", "is_sample": "data_contoh", "note": "catatan",
    "source_id": "id_sumber", "source": "sumber", "source_publisher": "penerbit_sumber",
    "source_url": "alamat_sumber", "read": "dibaca_dari", "doubt": "keraguan",
    "remark": "catatan_perencana",
}
"""Columns of queries.observations.all_observations, how each figure was read, what is doubted about it and what
planners noted, and their names in files: a contract with their readers."""

_TYPES = {"year": pa.int32(), "value": pa.float64(), "is_derived": pa.bool_(), "is_sample": pa.bool_()}

DIRECTION_WORDS = {
    Direction.LOWER: "makin rendah makin baik",
    Direction.HIGHER: "makin tinggi makin baik",
    Direction.NONE: "tidak dinilai baik atau buruk",
}

_READING = (
    "Baris yang tidak ada berarti angkanya belum tersedia. Kosong tidak pernah berarti nol.",
    "hitungan = ya: angka dihitung dari angka lain, bukan terbitan; caranya ada pada judul sumbernya.",
    source_words.RULE,
    "kode_wilayah memakai kode Kemendagri («kabupaten» «kode») dan dibaca sebagai teks, bukan angka.",
    "Bandingkan periode yang sama (Maret dengan Maret); baca boleh_dibandingkan pada daftar indikator.",
    "Teks yang diawali = + - @ diberi tanda petik di depannya agar tidak dijalankan sebagai rumus.",
)


@dataclass(frozen=True)
class Dataset:
    """The chosen figures (columns of all_observations) and all that explains them; `chosen` in words."""

    rows: pd.DataFrame
    indicators: Mapping[str, Indicator]
    sources: pd.DataFrame
    conflicts: pd.DataFrame
    data_date: date
    built_at: datetime
    build_id: str
    chosen: str = "semua data"

    @property
    def title(self) -> str:
        """What the file is."""
        return f"Data kemiskinan dan pembangunan {regency().label}"

    def data(self) -> pd.DataFrame:
        """The figures under the names that files use."""
        told = zip(self.rows["source_kind"], self.rows["note"], strict=True)
        rows = self.rows.assign(read=[source_words.how_read(kind, note) for kind, note in told],
                                doubt=[source_words.caution(note) for note in self.rows["note"]],
                                remark=[remark_words.column(note) for note in self.rows["note"]],
                                note=self.rows["note"].map(notes.of_fact))
        return rows[list(DATA_COLUMNS)].rename(columns=DATA_COLUMNS)

    def catalogue(self) -> pd.DataFrame:
        """The indicators that occur in the figures, in catalogue order."""
        present = set(self.rows["indicator"])
        return catalogue_table([known for known in self.indicators.values() if known.id in present])

    def cited(self) -> pd.DataFrame:
        """The sources that the figures cite, with how many figures of this file come from each."""
        counts = self.rows["source_id"].value_counts()
        own = self.sources[self.sources["source_id"].isin(counts.index)]
        return pd.DataFrame({
            "id_sumber": own["source_id"], "sumber": own["title"], "penerbit": own["publisher"],
            "jenis": own["kind"], "jumlah_angka": own["source_id"].map(counts).astype(int),
            "alamat": own["url"],
        }).sort_values(["jumlah_angka", "id_sumber"], ascending=[False, True]).reset_index(drop=True)

    def disputed(self) -> pd.DataFrame:
        """The known conflicts that touch an indicator of this file, or no indicator at all."""
        present = set(self.rows["indicator"])
        table = self.conflicts[self.conflicts["indicator"].isna() | self.conflicts["indicator"].isin(present)]
        return pd.DataFrame({
            "fakta": table["fact"], "indikator": table["indicator"], "wilayah": table["region"],
            "tahun": table["year"], "angka_a": table["value_a"], "sumber_a": table["source_a"],
            "angka_b": table["value_b"], "sumber_b": table["source_b"], "status": table["status"],
            "catatan": table["note"],
        })

    def notes(self) -> list[str]:
        """How to read the file: what was chosen, the date, and the rules."""
        sample = [f"{SAMPLE_BADGE}: baris dengan data_contoh = ya adalah data buatan, bukan angka nyata."]
        return [
            self.title, f"Isi: {self.chosen}, {formats.number(len(self.rows))} angka.",
            f"Data per {formats.tanggal(self.data_date)}; {day_words.built(self.built_at, self.build_id)}.",
            *(sample if self.rows["is_sample"].any() else []), *map(regency().said, _READING),
            "Sumber tiap angka ada pada barisnya sendiri; sebutkan sumber itu bila angkanya dikutip.",
        ]


def catalogue_table(indicators: Sequence[Indicator]) -> pd.DataFrame:
    """Indicators as people read them: one row each."""
    return pd.DataFrame([{
        "indikator": i.id, "nama": i.name, "definisi": i.definition, "satuan": i.unit,
        "arah": DIRECTION_WORDS[i.direction], "periode": i.period_rule, "boleh_dibandingkan": i.comparability,
        "seri": i.series, "kelompok": i.dimension, "penerbit": i.publisher,
        "tingkatan": "; ".join(f"{number} = {word}" for number, word in sorted(i.categories.items())),
    } for i in indicators], columns=["indikator", "nama", "definisi", "satuan", "arah", "periode",
                                     "boleh_dibandingkan", "seri", "kelompok", "penerbit", "tingkatan"])


def dataset_csv(dataset: Dataset) -> bytes:
    """All figures as CSV, the source in every row."""
    return csv_bytes(dataset.data())


def dataset_xlsx(dataset: Dataset) -> bytes:
    """A workbook with the sheets Data, Indikator, Sumber, Angka berbeda and Catatan."""
    places = [dataset.indicators[name].decimals for name in dataset.rows["indicator"]]
    sheets = [
        WorkbookSheet("Data", harmless_frame(dataset.data()), {"nilai": places}, wrap=False, widest=34),
        WorkbookSheet("Indikator", harmless_frame(dataset.catalogue()), widest=45),
        WorkbookSheet("Sumber", harmless_frame(dataset.cited()), {"jumlah_angka": 0}),
        WorkbookSheet("Angka berbeda", harmless_frame(dataset.disputed()), widest=45),
        WorkbookSheet("Catatan", harmless_frame(pd.DataFrame({"catatan": dataset.notes()}))),
    ]
    return write_workbook(sheets, dataset.title, dataset.built_at)


def dataset_parquet(dataset: Dataset) -> bytes:
    """All figures as Parquet; catalogue, sources, conflicts and notes are JSON in the file's metadata."""
    schema = pa.schema(
        [(name, _TYPES.get(column, pa.string())) for column, name in DATA_COLUMNS.items()],
        metadata={
            "judul": dataset.title, "data_per": dataset.data_date.isoformat(), "basis_data": dataset.build_id,
            "catatan": _json(dataset.notes()), "indikator": _json(_records(dataset.catalogue())),
            "sumber": _json(_records(dataset.cited())), "angka_berbeda": _json(_records(dataset.disputed())),
        },
    )
    table = pa.Table.from_pandas(dataset.data(), schema=schema, preserve_index=False)
    buffer = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(schema.metadata), buffer, compression="zstd")
    return buffer.getvalue()


def _records(frame: pd.DataFrame) -> list[dict[Hashable, object]]:
    rows: list[dict[Hashable, object]] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return rows


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
