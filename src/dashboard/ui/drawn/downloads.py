"""Download buttons. A file is made when it is asked for, not when the page is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.core import settings
from dashboard.core.actor import Action, Actor
from dashboard.outputs.dataset import Dataset, dataset_csv, dataset_parquet, dataset_xlsx
from dashboard.outputs.geojson import Geometry, villages_geojson
from dashboard.outputs.packages.datasets import Shelf
from dashboard.outputs.packages.figures import data_package
from dashboard.queries import observations, reference
from dashboard.render.files.tables import Sources, as_printed, table_csv, table_xlsx
from dashboard.render.words import day_words
from dashboard.statistics.rounding import rounding_for
from dashboard.store import audit
from dashboard.store.building.assets import village_shapes
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, Audience, require
from dashboard.topics.catalogue.rules.availability import codes_within
from dashboard.ui.choices import parameters
from dashboard.ui.server.inside.late_files import keep_late_files
from dashboard.ui.shell import access

CSV, XLSX, PARQUET, GEOJSON, ZIP = (
    "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.apache.parquet", "application/geo+json", "application/zip")
_MAKERS = "downloads_makers"


def table_downloads(build: Database, frame: pd.DataFrame | Callable[[], pd.DataFrame], name: str, title: str,
                    sources: Sources, *, notes: Sequence[str] = (), decimals: Mapping[str, int] | None = None,
                    audience: Audience = PUBLIC) -> None:
    """CSV and XLSX of one table as shown to an audience, its sources inside. `name` is the file name without ending;
    `frame`: the table, or what makes it when a file is asked for."""
    info = reference.build_info(build)
    told = [f"Data per {info.data_date.isoformat()}; {day_words.built(info.built_at, build.build_id)}.", *notes]
    cited = list(sources)

    def made() -> pd.DataFrame:
        return as_printed(frame if isinstance(frame, pd.DataFrame) else frame(), dict(decimals or {}))

    with st.container(horizontal=True):
        button("CSV", f"{name}.csv", CSV, lambda: table_csv(made(), cited), audience=audience)
        button("XLSX", f"{name}.xlsx", XLSX,
               lambda: table_xlsx(made(), title, cited, told, info.built_at, dict(decimals or {})), audience=audience)


def button(label: str, file_name: str, mime: str, make: Callable[[], bytes], *, disabled: bool = False,
           help: str | None = None, audience: Audience = PUBLIC) -> None:
    """One button; the page does not rerun when it is pressed. `audience`: for whom the figures in the file are. What a
    button of an earlier run gives is what the page shows now."""
    keep_late_files()
    if audience.exact:
        make = _asked_again(make, access.holder(), file_name)
    makers = _makers()
    makers[file_name] = make
    st.download_button(label, lambda: makers[file_name](), file_name, mime, key=f"unduh_{file_name}", on_click="ignore",
                       icon=":material/download:", disabled=disabled, help=help)


def _makers() -> dict[str, Callable[[], bytes]]:
    """What makes each file of the page being drawn, by its name."""
    page, makers = st.session_state.get(_MAKERS, ("", {}))
    if page != parameters.page():
        page, makers = parameters.page(), {}
    st.session_state[_MAKERS] = page, makers
    found: dict[str, Callable[[], bytes]] = makers
    return found


def _asked_again(make: Callable[[], bytes], holder: Callable[[], Actor], file_name: str) -> Callable[[], bytes]:
    """Makes exact figures only for whoever has the right at that moment, and puts it on record. Raises NotAllowed."""
    def checked() -> bytes:
        reader = holder()
        with audit.refusals_noted(reader, file_name):
            require(reader, Action.DOWNLOAD_EXACT)
        audit.note(audit.Event.EXACT_FILE, reader, file_name)
        return make()

    return checked


def dataset(build: Database, indicators: tuple[str, ...] | None, codes: tuple[str, ...] | None,
            chosen: str) -> Dataset:
    """The figures of these indicators and regions (None: all) with what explains them; `chosen` in words."""
    info = reference.build_info(build)
    return Dataset(observations.all_observations(build, indicators, codes), reference.indicators(build),
                   reference.sources(build), reference.conflicts(build), info.data_date, info.built_at, build.build_id,
                   chosen)


def dataset_downloads(build: Database, content: Dataset, area: str | None, name: str) -> None:
    """CSV, XLSX, Parquet and data package of the figures, and GeoJSON of the villages of the area with theirs."""
    levels = content.rows["level"].isin(["desa", "kelurahan"])
    with st.container(horizontal=True, key=f"files_{name}"):
        button("CSV", f"{name}.csv", CSV, lambda: dataset_csv(content),
               help="Satu baris per angka, sumber di tiap baris")
        button("XLSX", f"{name}.xlsx", XLSX, lambda: dataset_xlsx(content),
               help="Lembar Data, Indikator, Sumber, Angka berbeda, Catatan")
        button("Parquet", f"{name}.parquet", PARQUET, lambda: dataset_parquet(content),
               help="Untuk Python, R, DuckDB; katalog dan sumber ada dalam metadata berkas")
        button("Paket data", f"{name}.zip", ZIP, lambda: _package(build, content),
               help="ZIP menurut baku Frictionless Data: CSV dengan uraian tiap kolom (datapackage.json)")
        button("GeoJSON desa", f"{name}-desa.geojson", GEOJSON, village_file(build, content, area),
               disabled=not levels.any(),
               help="Batas desa/kelurahan dengan semua angka desa" if levels.any()
               else "Tidak ada angka desa pada pilihan ini")


def _package(build: Database, content: Dataset) -> bytes:
    told = Shelf(build, rounding_for(PUBLIC)).of_figures(len(content.rows))
    return data_package(content, reference.regions(build), told)


def village_file(build: Database, content: Dataset, area: str | None) -> Callable[[], bytes]:
    """Makes the GeoJSON of the villages of an area (None: all) with their figures in `content`."""
    regions, info, assets = reference.regions(build), reference.build_info(build), build.assets()
    wanted = set(codes_within(regions, area, ("desa/kelurahan",)))

    def make() -> bytes:
        shapes = {code: shape for code, shape in village_shapes(settings.generated_static(), assets).items()
                  if code in wanted}
        geometry = Geometry(shapes, info.credit, licence())
        return villages_geojson(content.rows, geometry, regions, content.indicators,
                                f"{content.title}: desa dan kelurahan, {content.chosen}")

    return make


def licence() -> str:
    """The notice that must travel with the geometry, as kept beside it."""
    files = sorted((settings.data() / "boundaries").glob("LICENSE*.txt"))
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files)
