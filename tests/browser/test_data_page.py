"""Data & Metodologi and Unduh in a browser: parts follow the address, and every download is a file that opens."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest


def test_the_open_part_lives_in_the_address(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    page = visit.go("/data?bagian=Sumber&kec=35.05.01")
    page.get_by_role("tab", name="Angka berbeda").click()
    page.wait_for_url("**/data?*bagian=Angka+berbeda*")
    page.get_by_role("button", name="Seluruh kabupaten").first.click()
    page.wait_for_url(lambda url: "kec=" not in url)
    visit.settle()
    assert page.get_by_role("tab", name="Angka berbeda").get_attribute("aria-selected") == "true"


def test_every_download_opens(visitor: Callable[..., Any]) -> None:
    visit = visitor()
    page = visit.go("/data?bagian=Unduh&kec=35.05.01")  # where the files once stood
    page.wait_for_url("**/unduh?*dataset=observations*")
    visit.settle()
    row = page.locator("[class*='st-key-files_data-blitar-pilihan']")  # below it stands the same row for all data
    files: dict[str, bytes] = {}
    for label, ending in (("CSV", ".csv"), ("XLSX", ".xlsx"), ("Parquet", ".parquet"), ("Paket data", ".zip"),
                          ("GeoJSON desa", ".geojson")):
        with page.expect_download() as waiting:
            row.get_by_role("button", name=label, exact=True).click()
        assert Path(waiting.value.suggested_filename).suffix == ending
        assert waiting.value.suggested_filename.startswith("data-blitar-pilihan")
        files[ending] = Path(waiting.value.path()).read_bytes()
    rows = pd.read_csv(io.BytesIO(files[".csv"]), dtype={"kode_wilayah": str})
    assert set(rows["kode_wilayah"].str[:8]) == {"35.05.01"} and rows["sumber"].notna().all()
    assert len(pq.read_table(io.BytesIO(files[".parquet"]))) == len(rows)
    book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]), read_only=True)
    assert book.sheetnames == ["Data", "Indikator", "Sumber", "Angka berbeda", "Catatan"]
    assert sum(1 for _ in book["Data"].rows) == len(rows) + 1
    with zipfile.ZipFile(io.BytesIO(files[".zip"])) as archive:
        assert archive.read("data.csv") == files[".csv"] and "datapackage.json" in archive.namelist()
    geojson = json.loads(files[".geojson"])
    assert len(geojson["features"]) == 11 and "Cahya DSN" in geojson["lisensi"]
    assert geojson["sumber"] and "Badan Informasi Geospasial" in geojson["kredit"]


@pytest.mark.parametrize("width", [390, 1920])
def test_a_dataset_is_found_opened_and_taken(visitor: Callable[..., Any], width: int) -> None:
    visit = visitor(width, 1080)
    page = visit.go("/unduh")
    page.get_by_role("link", name="Layanan SLRT per bulan").click()
    page.wait_for_url("**/unduh?dataset=service_counts")
    visit.settle()
    page.get_by_text("tanpa rincian kanal").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "nothing sticks out"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Paket data (ZIP)").click()
    assert waiting.value.suggested_filename.startswith("contoh-service-counts-2026")
    with zipfile.ZipFile(Path(waiting.value.path())) as archive:
        told = json.loads(archive.read("datapackage.json"))
        rows = pd.read_csv(io.BytesIO(archive.read("service_counts.csv")))
    assert told["title"].startswith("DATA CONTOH") and (rows["jumlah"] % 5 == 0).all() and len(rows) > 100
