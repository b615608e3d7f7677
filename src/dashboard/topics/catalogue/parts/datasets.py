"""Parts of the page Unduh: the list of datasets, and one of them with its metadata, columns and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st
from htpy import Node, b, dd, div, dl, dt, h3, p, section, small, span

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.intake.contract import Contract
from dashboard.outputs.packages import datasets as packages
from dashboard.outputs.packages.description import MIXED, NOBODY, REAL, DatasetExtent
from dashboard.outputs.packages.package import Field, Items
from dashboard.queries import reference
from dashboard.registry import contracts, taken
from dashboard.render.table import GroupRow, Look, Row, Table, TableColumn, below, link, table_html
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.catalogue.parts import dataset_words as words
from dashboard.topics.catalogue.parts import figure_files, offered
from dashboard.topics.catalogue.parts.link import DATASET
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.handing_in.parts import DATASET as HANDED_IN
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("unduh.css")
_MARKS = {NOBODY: ("–", "none"), SAMPLE_BADGE: ("◆", "open"), MIXED: ("◐", ""), REAL: ("●", "settled")}
_KINDS = {"string": "teks", "integer": "bilangan bulat", "number": "angka", "boolean": "ya/tidak", "date": "tanggal"}
_HEADS = {"Dataset": 34, "Produsen data": 26, "Periode": 16, "Baris": 9, "Keadaan": 15}


def page(build: Database) -> None:
    """The list, or the chosen dataset in its place. Only the published figures follow the place that is chosen."""
    st.html(_CSS)
    chosen = DATASET.chosen()
    components.page_header("Unduh Data", components.place_name() if chosen == packages.OBSERVATIONS
                           else reference.regions(build)[regency().code].label)
    if chosen != packages.OBSERVATIONS:
        controls.elsewhere()
    if chosen is None:
        _list(build)
    else:
        _one(build, contracts()[chosen])


def _choice() -> Any:
    """The row in which a dataset is chosen."""
    row = st.container(key="filters", horizontal=True, vertical_alignment="bottom")
    with row:
        controls.select_or_all(DATASET, "Dataset", "Semua dataset (daftar)")
    return row


def _list(build: Database) -> None:
    held = {name: one for name, one in offered.held(build).items() if name in taken()}
    components.headline(words.headline(held.values()))
    with _choice():
        _everything(build, held)
    rows: list[Row | GroupRow] = []
    for subject, members in groupby(held.values(), lambda one: one.subject):
        rows += [GroupRow(subject), *map(_row, members)]
    columns = [TableColumn(name, "number" if name == "Baris" else "", share=width) for name, width in _HEADS.items()]
    components.html(table_html(Table(columns, rows, Look.WORDS, f"{len(held)} dataset menurut subjek; "
                                   "baris: yang tersimpan", named=False)))


def _row(one: DatasetExtent) -> Row:
    contract = contracts()[one.dataset]
    sign, look = _MARKS[one.state]
    return Row([link(contract.title, access.address("unduh", {DATASET: one.dataset}), contract.purpose),
                contract.supplier, one.covers or "–", formats.number(one.rows) if one.rows else "–",
                span(class_=["status", look])[f"{sign} {one.state}"]])


def _everything(build: Database, held: Mapping[str, DatasetExtent]) -> None:
    """All datasets in one package, exact for whoever is signed in."""
    audience = access.audience()
    name = _file_name("semua-dataset", build, sample=any(one.sample_rows for one in held.values()),
                      exact=audience.exact)
    downloads.button("Paket semua dataset (ZIP)", f"{name}.zip", downloads.ZIP,
                     lambda: packages.everything_zip(offered.shelf(build, audience)), audience=audience,
                     help="Frictionless Data Package: CSV tiap dataset dan datapackage.json dengan metadatanya")


def _one(build: Database, contract: Contract) -> None:
    held, audience = offered.held(build)[contract.id], access.audience()
    found = offered.opened(build, contract.id, audience)
    components.headline(words.of_one(contract.title, held, found.rows),
                        *([held.state] if held.state in (SAMPLE_BADGE, MIXED) else []))
    _choice()
    if held.rows == 0:
        _nothing(contract)
    elif contract.id == packages.OBSERVATIONS:
        figure_files.download(build, controls.scope().village or controls.scope().kecamatan, components.place_name())
    else:
        _files(build, contract, held)
    _elsewhere(contract)
    components.html(div(".meta-cards")[[_card(name, items) for name, items in found.description.parts]])
    _columns(found.fields)


def _files(build: Database, contract: Contract, held: DatasetExtent) -> None:
    """Package, CSV and workbook. Without counts of people they are the same for everybody."""
    audience = access.audience() if contract.is_protected else PUBLIC
    name = _file_name(contract.id.replace("_", "-"), build, sample=held.sample_rows > 0, exact=audience.exact)
    kinds = (("Paket data (ZIP)", "zip", downloads.ZIP, packages.dataset_zip,
              "Frictionless Data Package: CSV, uraian tiap kolom, dan berkas kode yang dirujuk"),
             ("CSV", "csv", downloads.CSV, packages.dataset_csv, "Baris saja"),
             ("XLSX", "xlsx", downloads.XLSX, packages.dataset_xlsx, "Lembar Data, Metadata, dan Kolom"))
    with st.container(horizontal=True, key="dataset_files"):
        for label, ending, mime, make, told in kinds:
            downloads.button(label, f"{name}.{ending}", mime,
                             partial(_made, make, build, audience, contract), help=told, audience=audience)


def _made(make: Callable[[packages.Shelf, Contract], bytes], build: Database, audience: Audience,
          contract: Contract) -> bytes:
    return make(offered.shelf(build, audience), contract)


def _file_name(what: str, build: Database, *, sample: bool, exact: bool) -> str:
    day = reference.build_info(build).data_date.isoformat()
    return f"{'contoh-' if sample else ''}{'persis-' if exact else ''}{what}-{day}"


def _nothing(contract: Contract) -> None:
    components.empty(f"{contract.title} belum tersedia.", f"Pemasok: {contract.supplier}.",
                     f"python -m dashboard import {contract.id} BERKAS.xlsx --by NAMA")


def _elsewhere(contract: Contract) -> None:
    seen = (link("Lihat di dasbor", access.address(contract.shown_on, {})), " · ") if contract.shown_on else None
    components.html(p(".second")[seen, link("Serahkan data", access.address("kelola", {HANDED_IN: contract.id}))])


def _card(name: str, items: Items) -> Node:
    return section(".meta-card")[h3[name], dl[[(dt[what], dd[said]) for what, said in items]]]


def _columns(fields: tuple[Field, ...]) -> None:
    rows = [[b[one.name], _meaning(one), _KINDS[one.kind], one.unit or "–",
             "ya" if one.required else "–", _code(one)] for one in fields]
    word_table("Kolom", {"Kolom": 23, "Arti": 34, "Jenis": 13, "Satuan": 11, "Wajib": 6, "Kode referensi": 13}, rows,
               len(rows))


def _meaning(one: Field) -> Node:
    told = one.meaning if one.meaning.startswith(one.title) else f"{one.title}: {formats.lower_first(one.meaning)}"
    return [told, below[", ".join(one.choices)] if one.choices else None]


def _code(one: Field) -> Node:
    if not one.leads:
        return one.codes or "–"
    return [one.codes or "kunci", small[f" {one.leads[0]}.csv"]]
