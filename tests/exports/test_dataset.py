"""The figures as files: read again, each file equals the question it came from and carries its sources."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.outputs.dataset import DATA_COLUMNS, Dataset, dataset_csv, dataset_parquet, dataset_xlsx
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.store.database import Database, open_current

SHEETS = ["Data", "Indikator", "Sumber", "Angka berbeda", "Catatan"]


def made(database: Database, indicators: list[str] | None = None, regions: list[str] | None = None) -> Dataset:
    info = reference.build_info(database)
    return Dataset(observations.all_observations(database, indicators, regions), reference.indicators(database),
                   reference.sources(database), reference.conflicts(database), info.data_date, info.built_at,
                   info.build_id, "uji")


def test_csv_holds_every_figure_with_its_source(shipped: Database) -> None:
    asked = observations.all_observations(shipped)
    rows = list(csv.DictReader(io.StringIO(dataset_csv(made(shipped)).decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(DATA_COLUMNS.values())
    assert [float(row["nilai"]) for row in rows] == asked["value"].tolist()
    assert [row["kode_wilayah"] for row in rows] == asked["region_code"].tolist()
    assert [row["sumber"] for row in rows] == [text if not text.startswith(("=", "+", "-", "@")) else f"'{text}"
                                               for text in asked["source"]]
    assert all(row["sumber"] for row in rows)
    poverty = [row for row in rows if (row["indikator"], row["kode_wilayah"], row["tahun"]) == ("p0", "35.05", "2025")]
    assert [(row["nilai"], row["periode"], row["satuan"]) for row in poverty] == [("7.57", "Maret", "persen")]


def test_parquet_keeps_types_and_explains_itself(shipped: Database) -> None:
    content = made(shipped)
    table = pq.read_table(io.BytesIO(dataset_parquet(content)))
    frame = table.to_pandas()
    assert frame["nilai"].tolist() == content.rows["value"].tolist()
    assert frame["kode_wilayah"].tolist() == content.rows["region_code"].tolist()
    assert (str(table.schema.field("tahun").type), str(table.schema.field("hitungan").type)) == ("int32", "bool")
    told = {name.decode(): text.decode() for name, text in table.schema.metadata.items()}
    assert told["data_per"] == "2026-11-24" and told["basis_data"] == shipped.build_id
    cited = {row["id_sumber"]: row["jumlah_angka"] for row in json.loads(told["sumber"])}
    assert cited == frame["id_sumber"].value_counts().to_dict()
    assert {row["indikator"] for row in json.loads(told["indikator"])} == set(frame["indikator"])
    assert json.loads(told["angka_berbeda"])


def test_workbook_has_figures_catalogue_sources_conflicts_and_notes(shipped: Database) -> None:
    content = made(shipped, ["p0", "idm_status", "extreme_poverty"])
    book = openpyxl.load_workbook(io.BytesIO(dataset_xlsx(content)), read_only=True)
    assert book.sheetnames == SHEETS
    data, catalogue, cited, disputed, notes = (
        pd.DataFrame(rows, columns=head) for head, *rows in ([*sheet.values] for sheet in book))
    assert data["nilai"].tolist() == content.rows["value"].tolist()
    assert data["tahun"].tolist() == content.rows["year"].tolist()
    assert data["kode_wilayah"].map(type).eq(str).all(), "35.10 must not become 35.1"
    assert catalogue["indikator"].tolist() == ["p0", "extreme_poverty", "idm_status"], "in catalogue order"
    assert catalogue["arah"].tolist()[0] == "makin rendah makin baik"
    assert cited["jumlah_angka"].sum() == len(data)
    assert set(disputed["indikator"].dropna()) <= {"p0", "extreme_poverty", "idm_status"}
    assert "Persentase penduduk miskin ekstrem Kabupaten Blitar 2022" in set(disputed["fakta"])
    assert "Data per 24 November 2026" in "\n".join(notes["catatan"])


def test_the_chosen_indicators_and_regions_are_all_there_is(tiny: Database) -> None:
    content = made(tiny, ["p0"], ["35", "35.05"])
    assert set(content.rows["region_code"]) == {"35", "35.05"} and set(content.rows["indicator"]) == {"p0"}
    assert content.cited()["jumlah_angka"].tolist() == [10]
    assert content.catalogue()["indikator"].tolist() == ["p0"]


def test_the_same_build_gives_the_same_bytes(tiny: Database) -> None:
    for make in (dataset_csv, dataset_xlsx, dataset_parquet):
        assert make(made(tiny)) == make(made(tiny))


def test_a_village_name_that_is_a_formula_is_text(tiny_data: Callable[..., Path]) -> None:
    names = {"35.05.01.2001": "=1+1", "35.05.02.2002": "<img src=x onerror=alert(1)>"}
    tiny_data(names=names)
    build()
    database = open_current()
    content = made(database)
    book = openpyxl.load_workbook(io.BytesIO(dataset_xlsx(content)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {"'=1+1", "<img src=x onerror=alert(1)>"} <= {cell.value for cell in cells}
    assert "'=1+1" in dataset_csv(content).decode("utf-8-sig")
    assert ",=1+1" not in dataset_csv(content).decode("utf-8-sig")
    assert "=1+1" in pq.read_table(io.BytesIO(dataset_parquet(content)))["wilayah"].to_pylist(), "Parquet runs nothing"
    database.close()


def test_sample_figures_are_named_as_such(tiny: Database) -> None:
    content = made(tiny)
    assert not [note for note in content.notes() if "DATA CONTOH" in note]
    content.rows["is_sample"] = True
    assert [note for note in content.notes() if note.startswith("DATA CONTOH")]


@pytest.mark.parametrize("make", [dataset_csv, dataset_xlsx, dataset_parquet])
def test_no_figure_at_all_is_still_a_file(tiny: Database, make: Callable[[Dataset], bytes]) -> None:
    assert make(made(tiny, []))
