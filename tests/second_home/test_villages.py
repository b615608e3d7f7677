"""Another kabupaten with its villages: `regency add --desa` and nothing else gives map, profile and search of them."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import Point, shape

from dashboard.__main__ import main
from dashboard.publish.build import build
from dashboard.store.building.tables import read_table
from dashboard.store.database import open_current
from page_words import opened, words
from village_files import HOME, outline, villages, written


@pytest.fixture
def own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of Kabupaten Malang with made-up villages; its build is in use until the tests are over."""
    folder: Path = tmp_path_factory.mktemp("villages")
    file = written(villages(), folder / "desa.parquet")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DASHBOARD_DATA", raising=False)
        assert main(["regency", "add", HOME, str(folder / "data"), "--desa", str(file)]) == 0
        patch.setenv("DASHBOARD_DATA", str(folder / "data"))
        patch.setenv("DASHBOARD_HOME", str(folder / "home"))
        build()
        yield folder / "data"


@pytest.mark.slow
def test_villages_and_kecamatan_are_in_the_build_edge_to_edge(home: Path) -> None:
    database = open_current()
    regions = database.query("SELECT code, name, level, parent_code, lon, lat, area_km2 FROM regions "
                             "WHERE level IN ('kecamatan', 'desa', 'kelurahan')").set_index("code")
    own = villages().query("code.str.startswith('35.07')").set_index("code")
    assert set(own.index) == set(regions.index[regions["level"] != "kecamatan"])
    assert regions.loc["35.07.02.1002", "level"] == "kelurahan" and (regions["level"] == "kelurahan").sum() == 1
    assert set(regions.loc[regions["level"] == "kecamatan", "name"]) == set(own["kecamatan"])
    layer = json.loads((home / "boundaries/desa.geojson").read_text("utf-8"))["features"]
    shapes = {one["properties"]["code"]: shape(one["geometry"]) for one in layer}
    assert shapely.coverage_is_valid(list(shapes.values()))
    assert all(shapes[code].contains(Point(regions.loc[code, ["lon", "lat"]])) for code in shapes)
    whole = gpd.GeoSeries([outline()], crs="EPSG:4326").to_crs("EPSG:6933").area.iloc[0] / 1e6
    told = regions.groupby(regions["level"] == "kecamatan")["area_km2"].sum()
    assert told.tolist() == pytest.approx([whole, whole], rel=0.002)
    near = database.query("SELECT count(*) AS n FROM neighbours WHERE code LIKE '35.07.%'")
    assert near["n"].iloc[0] > len(shapes)


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "asked", "told"), [
    ("peta", {}, "Kabupaten Malang"), ("profil", {"desa": "35.07.02.2003"}, "Uji 2-3"),
    ("prioritas", {}, "Kabupaten Malang"),
])
def test_pages_of_places_open(home: Path, folder: str, asked: dict[str, str], told: str) -> None:
    assert told in said(folder, **asked)


def said(folder: str, **query: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", words(opened(folder, **query)))


@pytest.mark.slow
def test_villages_without_figures_are_drawn_and_the_map_opens_on_the_level_that_has_some(home: Path) -> None:
    assert "Peta Kabupaten/Kota" in said("peta") and "Persentase penduduk miskin (P0)" in said("peta")
    drawn = said("peta", tingkat="desa")
    assert "Peta Desa" in drawn and "desa/kelurahan digambar batasnya saja; bergaris: belum ada angka" in drawn
    assert "dashboard import observations" in drawn and "dashboard build" not in drawn
    chosen = said("peta", desa="35.07.02.2003")
    assert "Uji 2-3" in chosen and "Peta Desa" in chosen and "Profil Desa Uji 2-3" in chosen
    assert "sudah dikenal, belum ada angkanya" in said("ringkasan")


@pytest.mark.usefixtures("own_data")
def test_a_geojson_and_a_list_of_names_say_the_same_as_a_geoparquet(tmp_path: Path) -> None:
    frame = villages()
    kecamatan = frame.assign(code=frame["code"].str[:8]).drop_duplicates("code")
    (tmp_path / "kec.csv").write_text("code,name\n" + "\n".join(
        f"{code},{name}" for code, name in zip(kecamatan["code"], kecamatan["kecamatan"], strict=True)), "utf-8")
    files = (written(frame, tmp_path / "a.parquet"), written(frame.drop(columns="kecamatan"), tmp_path / "b.geojson"))
    assert main(["regency", "add", HOME, str(tmp_path / "one"), "--desa", str(files[0])]) == 0
    assert main(["regency", "add", HOME, str(tmp_path / "two"), "--desa", str(files[1]), "--kecamatan",
                 str(tmp_path / "kec.csv")]) == 0
    for name in ("regions/regions.csv", "boundaries/desa.geojson", "boundaries/kecamatan.geojson"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


BAD: dict[str, tuple[Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame], str]] = {
    "another place": (lambda frame: frame[~frame["code"].str.startswith(HOME)], "tidak ada desa berkode 35.07.*"),
    "twice": (lambda frame: frame.iloc[[0, 0, 1]], "35.07.01.2001 muncul dua kali"),
    "no village": (lambda frame: frame.assign(code=frame["code"].str[:8]), "35.07.01 bukan kode desa"),
    "no name": (lambda frame: frame.assign(name=frame["name"].where(frame.index != 0, "")), "35.07.01.2001 tanpa nama"),
    "a point": (lambda frame: frame.set_geometry(frame.geometry.where(frame.index != 0, Point(112.5, -8.1))),
                "35.07.01.2001 bukan poligon"),
    "no kecamatan": (lambda frame: frame.drop(columns="kecamatan"), "Sertakan --kecamatan"),
    "one without kecamatan": (lambda frame: frame.assign(kecamatan=frame["kecamatan"].where(frame.index > 3, None)),
                              "Kecamatan 35.07.01 tanpa nama"),
    "no code": (lambda frame: frame.rename(columns={"code": "kode"}), "kolom code tidak ada"),
}


@pytest.mark.usefixtures("own_data")
@pytest.mark.parametrize("place", ["file/data", "file", "/proc/x/data"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, place: str,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("berkas", "utf-8")
    assert main(["regency", "add", HOME, str(tmp_path / place)]) == 1
    told = capsys.readouterr().err
    assert place in told and ("tidak dapat disiapkan" in told or "sudah berisi" in told) and "Traceback" not in told


@pytest.mark.usefixtures("own_data")
@pytest.mark.parametrize("was_there", [True, False])
def test_a_disk_that_fills_halfway_leaves_nothing_and_the_next_try_works(
        tmp_path: Path, was_there: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    target, written_files = tmp_path / "data", list[Path]()
    if was_there:
        target.mkdir()

    def full(path: Path, content: bytes) -> None:
        if len(written_files) == 6:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        written_files.append(path)
        path.write_bytes(content)

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.store.new_regency.write_file", full)
        assert main(["regency", "add", HOME, str(target)]) == 1
    assert "No space left on device" in capsys.readouterr().err and len(written_files) == 6
    assert target.is_dir() == was_there and not list(target.glob("*"))
    assert main(["regency", "add", HOME, str(target)]) == 0


@pytest.mark.usefixtures("own_data")
def test_what_the_catalogue_says_of_this_home_stays_here(tmp_path: Path) -> None:
    assert main(["regency", "add", HOME, str(tmp_path / "data")]) == 0
    for name in ("glossary", "indicator", "release", "margin"):
        rows = read_table(tmp_path / "data", name).drop(columns="source", errors="ignore")
        text = rows.to_csv()
        assert "Blitar" not in text and "Bappedalitbang" not in text and "«" not in text, name
    glossary = read_table(tmp_path / "data", "glossary").set_index("term")["meaning"]
    assert "kepala Bappeda." in glossary["TKPK"] and "Sidaksos" not in glossary
    tpt = read_table(tmp_path / "data", "indicator").set_index("id").loc["tpt"]
    assert tpt["comparability"] == "Bandingkan Agustus dengan Agustus."


@pytest.mark.usefixtures("own_data")
@pytest.mark.parametrize("kind", list(BAD))
def test_a_file_that_cannot_be_used_is_told_and_writes_nothing(tmp_path: Path, kind: str,
                                                               capsys: pytest.CaptureFixture[str]) -> None:
    change, told = BAD[kind]
    file = written(change(villages()), tmp_path / "desa.parquet")
    assert main(["regency", "add", HOME, str(tmp_path / "data"), "--desa", str(file)]) == 1
    error = capsys.readouterr().err
    assert told in error and "Traceback" not in error and not (tmp_path / "data").exists()


@pytest.mark.usefixtures("own_data")
@pytest.mark.parametrize(("name", "content", "told"), [
    ("desa.parquet", b"PAR1 bukan", "tidak dapat dibaca"), ("desa.geojson", b"{}", "tidak dapat dibaca"),
    ("desa.shp", b"", ".parquet (GeoParquet) atau .geojson"), ("tidak-ada.parquet", None, "tidak dapat dibaca"),
])
def test_so_is_a_file_of_another_kind(tmp_path: Path, name: str, content: bytes | None, told: str,
                                      capsys: pytest.CaptureFixture[str]) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["regency", "add", HOME, str(tmp_path / "data"), "--desa", str(tmp_path / name)]) == 1
    assert told in capsys.readouterr().err and not (tmp_path / "data").exists()


@pytest.mark.usefixtures("own_data")
def test_names_without_villages_and_a_data_folder_that_is_none_are_told(tmp_path: Path,
                                                                       monkeypatch: pytest.MonkeyPatch,
                                                                       capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regency", "add", HOME, str(tmp_path / "data"), "--kecamatan", "kec.csv"]) == 1
    assert "--desa" in capsys.readouterr().err
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "nowhere"))
    assert main(["build"]) == 1
    assert "release.toml" in capsys.readouterr().err
