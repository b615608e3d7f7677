"""Unduh Data: the list of datasets, one of them with metadata and columns, and its files for whoever asks."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.actor import VISITOR, person
from dashboard.outputs.packages.datasets import Shelf, dataset_zip
from dashboard.publish.build import build
from dashboard.queries.search import search
from dashboard.registry import contracts
from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database, open_current
from dashboard.store.policy import PUBLIC
from dashboard.ui.shell import access
from handing_in import AGENCIES, JATEN, PROGRAMS, covered, store
from page_words import html as sent
from page_words import words as marked_up

OpenPage = Callable[..., AppTest]


def words(app: AppTest) -> str:
    return html.unescape(marked_up(app))


def test_the_list_says_what_is_real_and_what_is_sample(shipped: Database, open_page: OpenPage) -> None:
    held = shipped.query("SELECT title, rows, sample_rows FROM datasets")
    app = open_page("unduh")
    text = words(app)
    there, sample = int((held["rows"] > 0).sum()), int((held["sample_rows"] > 0).sum())
    assert (f"{there} dataset dapat diunduh: {there - sample} dari data nyata, {sample} masih DATA CONTOH; "
            f"{len(held) - there} belum ada isinya.") in text
    assert all(title in text for title in held["title"]) and len(held) == len(contracts())
    assert [button.label for button in app.download_button] == ["Paket semua dataset (ZIP)"]


def test_one_dataset_has_metadata_columns_and_files(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("unduh", dataset="coverage")
    text = words(app)
    count = int(shipped.query("SELECT count(*) AS n FROM coverage")["n"].iloc[0])
    assert f"Cakupan program: {count:,} baris, 2023–2025.".replace(",", ".", 1) in text and "DATA CONTOH" in text
    for said in ("Standar data", "Metadata", "Interoperabilitas", "Kode referensi", "Konsep", "Walidata",
                 "OPD pelaksana program", "desa_kelurahan", "menurut kolom Satuan sasaran",
                 "dibulatkan acak ke kelipatan 5"):
        assert said in text, said
    assert "anggaran_rp" not in text
    assert [button.label for button in app.download_button] == ["Paket data (ZIP)", "CSV", "XLSX"]


def test_whoever_is_signed_in_takes_exact_counts_and_is_told(shipped: Database, open_page: OpenPage,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    """The same page for a visitor, a planner, and a visitor again; a list without counts is alike for all."""
    def seen(dataset: str, name: str) -> tuple[str, list[str]]:
        reader = person(name) if name else VISITOR
        monkeypatch.setattr(access, "actor", lambda: reader)
        app = open_page("unduh", dataset=dataset)
        return words(app), [button.proto.id for button in app.download_button]

    first, planner, again = (seen("service_counts", name) for name in ("", "Siti", ""))
    assert first == again and planner[1] != first[1] and all("persis-" in name for name in planner[1])
    assert "tanpa rincian kanal" in first[0] and "lama_jawab_opd" not in first[0]
    assert "jangan diteruskan ke umum" in planner[0] and "lama_jawab_opd" in planner[0]
    assert seen("programs", "Siti")[1] == seen("programs", "")[1]


def test_an_old_link_to_the_part_of_files_leads_here(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("data", bagian="Unduh", kec="35.05.01")
    assert app.title[0].value == "Unduh Data" and not app.warning
    assert app.query_params["dataset"] in ("observations", ["observations"])
    assert "Kecamatan Wonodadi" in words(app)


def test_downloads_of_figures_follow_the_choice(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("unduh", dataset="observations")
    assert "24 angka · 4 indikator · 1 sumber" in words(app)
    assert [button.label for button in app.download_button] == ["CSV", "XLSX", "Parquet", "Paket data", "GeoJSON desa"]
    app.multiselect(key="unduh_indikator").select("p0").run()
    assert len(app.download_button) == 10
    assert [button.disabled for button in app.download_button][4] is True, "p0 does not exist below the kabupaten"
    assert "14 angka · 1 indikator" in words(app)
    app.multiselect(key="unduh_tingkat_None").select("kecamatan").run()
    assert "Tidak ada angka yang cocok dengan pilihan ini." in words(app)


def test_nothing_handed_in_says_who_can(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("unduh", dataset="figure_cases")
    text = words(app)
    assert "belum ada satu baris pun yang diserahkan" in text and not app.download_button
    assert "python -m dashboard import figure_cases" in text and "kode_perkara" in text


def test_real_rows_end_the_sample_and_markup_stays_text(tiny_data: Callable[..., object], open_page: OpenPage) -> None:
    tiny_data()
    agencies = [{**AGENCIES[0], "name": "<img src=x onerror=alert(1)>"}, AGENCIES[1]]
    for dataset, rows in (("agencies", agencies), ("programs", PROGRAMS),
                          ("coverage", [covered(JATEN, "2025", 7)])):
        store(dataset, rows)
    build()
    app = open_page("unduh", dataset="coverage")
    assert "Cakupan program: 1 baris, 2025, data nyata." in words(app) and "DATA CONTOH" not in sent(app)
    assert "<img src=x" not in sent(open_page("unduh", dataset="agencies"))
    database = open_current()
    try:
        content = dataset_zip(Shelf(database, rounding_for(PUBLIC)), contracts()["coverage"])
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            taken = pd.read_csv(io.BytesIO(archive.read("coverage.csv")))
        assert taken["penerima"].tolist()[0] in (5, 10) and taken["data_contoh"].tolist() == ["tidak"]
    finally:
        database.close()


def test_datasets_are_found_by_the_search(shipped: Database) -> None:
    found = search(shipped, "dataset pantauan pbi-jkn unduh")
    assert any(hit.page == "unduh" and hit.parameters == {"dataset": "jkn_watch"} for hit in found)
