"""The build: what it publishes, what it refuses, and that a refusal or a kill leaves the old build served."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import BuildError, DataError, StoreError
from dashboard.publish.build import KEPT_BUILDS, build
from dashboard.store.database import Database, current_build_id, open_current
from worlds import INDICATORS, OBSERVATIONS, REGIONS, SOURCE

TinyData = Callable[..., Path]


def test_publishes_what_the_files_say(tiny: Database) -> None:
    rows = tiny.query("SELECT value FROM observations WHERE indicator = 'p0' AND region_code = '35.05' ORDER BY year")
    assert rows["value"].tolist() == [8.94, 9.33, 9.65, 8.69, 8.16, 7.57]  # "8,94" in the file is read as a number


def test_builds_with_their_exact_counts_are_not_for_every_account_of_the_machine(tiny_data: TinyData) -> None:
    tiny_data()
    build()
    assert stat.S_IMODE(settings.builds().stat().st_mode) == 0o700


def test_labels_of_villages_with_one_name_say_their_kecamatan(tiny: Database) -> None:
    labels = tiny.query("SELECT label FROM regions WHERE level IN ('desa', 'kelurahan') ORDER BY code")["label"]
    assert labels.tolist() == ["Kuningan", "Jaten", "Sukorejo (Wonodadi)", "Sukorejo (Udanawu)", "Bakung"]


def test_a_kota_is_not_the_kabupaten_of_the_same_name(tiny: Database) -> None:
    labels = tiny.query("SELECT label FROM regions WHERE name = 'Blitar' ORDER BY code")["label"]
    assert labels.tolist() == ["Kabupaten Blitar", "Kota Blitar"]


@pytest.mark.parametrize(("observation", "check", "words"), [
    (("p0", "35.05", 2025, "Maret", "7.57"), "kunci_unik", "sudah ada di"),
    (("p0", "35.99", 2025, "Maret", "7.57"), "kode_dikenal", 'kode "35.99" tidak dikenal'),
    (("tak_ada", "35.05", 2025, "Maret", "1"), "kode_dikenal", 'kode "tak_ada" tidak dikenal'),
    (("p0", "35.04", 2024, "Maret", "757"), "nilai_wajar", "di luar rentang wajar"),
    (("p0", "35.04", 2026, "Maret", "7"), "tidak_melewati_tanggal_data", "setelah tanggal data"),
    (("p0", "35.04", 2024, "Lebaran", "7"), "tidak_melewati_tanggal_data", "bukan periode"),
    (("p0", "35.04", 999999999, "Maret", "7"), "tidak_melewati_tanggal_data", "setelah tanggal data"),
    (("p0", "35.04", 25, "Maret", "7"), "tidak_melewati_tanggal_data", "25 bukan tahun yang wajar"),
])
def test_a_wrong_row_is_named_and_nothing_is_published(tiny_data: TinyData, observation: tuple[object, ...],
                                                       check: str, words: str) -> None:
    tiny_data(observations=[*OBSERVATIONS, observation])
    with pytest.raises(BuildError) as caught:
        build()
    failure = next(text for text in caught.value.failures if f"[{check}]" in text)
    assert words in failure
    assert f"baris {len(OBSERVATIONS) + 2}" in failure
    with pytest.raises(StoreError):
        current_build_id()


def test_a_village_without_shape_or_kecamatan_is_refused(tiny_data: TinyData) -> None:
    tiny_data(regions=[*REGIONS, ("35.05.02.2009", "1", "Baru", "desa", "35.05")])
    with pytest.raises(BuildError) as caught:
        build()
    text = "\n".join(caught.value.failures)
    assert "desa Baru (35.05.02.2009) tidak punya bentuk" in text
    assert 'desa Baru punya induk "35.05" yang bukan kecamatan' in text


def test_a_village_without_parent_or_with_an_unknown_level_is_named(tiny_data: TinyData) -> None:
    tiny_data(regions=[*REGIONS, ("35.05.02.2009", "1", "Baru", "desa", ""), ("35.05.03", "2", "Lama", "dusun", "")])
    with pytest.raises(BuildError) as caught:
        build()
    row = len(REGIONS) + 2
    assert f'[desa_punya_kecamatan] regions/regions.csv baris {row}: desa Baru punya induk "" yang bukan kecamatan' \
        in caught.value.failures
    assert (f'[desa_punya_kecamatan] regions/regions.csv baris {row + 1}, kolom level: "dusun" bukan tingkat wilayah '
            "yang dikenal") in caught.value.failures


@pytest.mark.parametrize(("column", "value"), [
    ("comparability", ""), ("series", ""), ("direction", "turun"), ("decimals", "-1"), ("categories", "buruk;baik"),
    ("breaks", "a;b;c;d"), ("breaks", "0.9;0.8;0.7;0.6"), ("kabkota_breaks", "1;2"),
])
def test_an_incomplete_catalogue_is_named_with_its_column(tiny_data: TinyData, column: str, value: str) -> None:
    tiny_data(indicators=[{**INDICATORS[0], column: value}, *INDICATORS[1:]])
    with pytest.raises(BuildError) as caught:
        build()
    assert caught.value.failures == (f"[katalog_lengkap] catalogue/indicators.csv baris 2, id p0: kolom {column} "
                                     f'kosong atau tidak dikenal ("{value}")',)


@pytest.mark.parametrize(("file", "old", "new", "problem"), [
    ("facts/targets.csv", "p0,35.05,2026,7,,,persen", "p0,35.05,2026,7,,,orang", '[satuan_sama] facts/targets.csv '
     'baris 2, kolom unit: "orang" tidak sama dengan satuan p0 di katalog ("persen")'),
    ("facts/targets.csv", "2026", "26", "[tidak_melewati_tanggal_data] facts/targets.csv baris 2, kolom year: 26 "
     "bukan tahun yang wajar"),
    ("facts/conflicts.csv", "p0,35.05", "p0,35.99",
     '[kode_dikenal] facts/conflicts.csv baris 2, kolom region_code: kode "35.99" tidak dikenal'),
])
def test_targets_and_conflicts_are_held_to_the_catalogue(tiny_data: TinyData, file: str, old: str, new: str,
                                                         problem: str) -> None:
    _edit(tiny_data() / file, old, new)
    with pytest.raises(BuildError) as caught:
        build()
    assert caught.value.failures == (problem,)


@pytest.mark.parametrize(("file", "what"), [("facts/targets.csv", "target RPJMD uji p0 35.05 2026 muncul 2 kali"),
                                            ("facts/conflicts.csv", "conflict_id 01 muncul 2 kali")])
def test_a_target_or_conflict_that_stands_twice_is_refused(tiny_data: TinyData, file: str, what: str) -> None:
    path = tiny_data() / file
    path.write_text(path.read_text("utf-8") + path.read_text("utf-8").splitlines()[1] + "\n", "utf-8")
    with pytest.raises(BuildError) as caught:
        build()
    assert caught.value.failures == (f"[kunci_unik] {file} baris 3: {what}",)


def test_an_anchor_that_moved_is_refused(tiny_data: TinyData) -> None:
    moved = [(*row[:4], "7.60") if row[:4] == ("p0", "35.05", 2025, "Maret") else row for row in OBSERVATIONS]
    tiny_data(observations=moved)
    with pytest.raises(BuildError) as caught:
        build()
    assert "[angka_jangkar] Angka acuan p0 35.05 Maret 2025 seharusnya 7,57, di data 7,6" in caught.value.failures


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(("file", "old", "new", "words"), [
    ("facts/observations_bps.csv", "7.57", "7.5.7", 'baris 7, kolom value: "7.5.7" bukan bilangan'),
    ("facts/observations_bps.csv", "2019", "2019.5", 'kolom year: "2019.5" bukan bilangan bulat'),
    ("facts/observations_bps.csv", "2019", "1e999", 'kolom year: "1e999" bukan bilangan bulat'),
    ("facts/observations_bps.csv", "value", "nilai", "kolom value tidak ada"),
    ("facts/observations_bps.csv", "35.05", "", "baris 2, kolom region_code: kosong"),
    ("facts/sources.csv", ',BPS,bps', ',"BPS"x,bps', "sources.csv, baris 2: tidak dapat dibaca sebagai CSV"),
    ("facts/sources.csv", ',BPS,bps', ',BPS,bps,lebih', "baris 2: 6 kolom, padahal judulnya 5 kolom"),
    ("catalogue/release.toml", "2025-12-31", '"kemarin"', "data_date harus tanggal"),
    ("boundaries/desa.geojson", '"type"', '"typ', "rusak atau bukan GeoJSON"),
    ("boundaries/desa.geojson", '"geometry": {', '"geometry": null, "lain": {', "rusak atau bukan GeoJSON"),
])
def test_an_unreadable_file_is_named_with_row_and_column(tiny_data: TinyData, file: str, old: str, new: str,
                                                         words: str) -> None:
    folder = tiny_data()
    _edit(folder / file, old, new)
    with pytest.raises(DataError) as caught:
        build()
    assert words in str(caught.value)
    assert file in str(caught.value)


def test_a_file_in_another_encoding_is_named_with_its_line(tiny_data: TinyData) -> None:
    path = tiny_data() / "facts/sources.csv"
    path.write_bytes(path.read_bytes() + "\nx,Angka resmi é,,BPS,bps\n".encode("latin-1"))
    line = path.read_bytes().split(b"\xe9")[0].count(b"\n") + 1
    with pytest.raises(DataError, match=rf"facts/sources\.csv, baris {line}: bukan teks UTF-8"):
        build()


def test_an_empty_facts_folder_says_so(tiny_data: TinyData) -> None:
    folder = tiny_data()
    for path in (folder / "facts").glob("*"):
        path.unlink()
    with pytest.raises(DataError, match=r"facts/sources\.csv tidak ditemukan"):
        build()


def test_sample_that_cannot_be_read_is_named(tiny_data: TinyData) -> None:
    path = tiny_data() / "sample" / "coverage.csv"
    path.parent.mkdir()
    path.write_bytes(b"\x9c\xff,\x00")
    with pytest.raises(DataError, match=r"sample/coverage\.csv tidak dapat dibaca"):
        build()


def test_a_home_that_cannot_be_written_is_named(tiny_data: TinyData, tmp_path: Path,
                                                capsys: pytest.CaptureFixture[str]) -> None:
    tiny_data()
    shutil.rmtree(tmp_path / "home")
    (tmp_path / "home").write_text("bukan folder", "utf-8")
    assert main(["build"]) == 1
    told = capsys.readouterr().err
    assert f"Gagal: Basis data tidak dapat ditulis ke {settings.builds()} (" in told
    assert "Periksa izin folder itu" in told


def test_a_failed_build_leaves_the_old_one_served(tiny: Database) -> None:
    first = tiny.build_id
    _edit(settings.data() / "facts/observations_bps.csv", "7.57", "75.7")
    with pytest.raises(BuildError):
        build()
    assert current_build_id() == first
    assert open_current().query("SELECT count(*) AS n FROM observations")["n"].iloc[0] == len(OBSERVATIONS)


def test_a_new_build_replaces_the_old_and_old_ones_are_tidied(tiny_data: TinyData) -> None:
    folder = tiny_data()
    ids = [build().build_id for _ in range(KEPT_BUILDS)]
    opened = open_current()
    _edit(folder / "facts/observations_bps.csv", "8.16", "8.17")
    ids.append(build().build_id)
    kept = sorted(path.name for path in settings.builds().glob("dashboard-*.duckdb"))
    assert kept == [f"dashboard-{name}.duckdb" for name in ids[-KEPT_BUILDS:]]
    sql = "SELECT value FROM observations WHERE indicator = 'p0' AND region_code = '35.05' AND year = 2024"
    assert opened.query(sql)["value"].tolist() == [8.16]  # a reader of the old build is not disturbed
    assert open_current().query(sql)["value"].tolist() == [8.17]


@pytest.mark.parametrize("moment", ["build._run_checks", "build.check_finished", "build.publish_file",
                                    "publishing.read_through", "publishing.sync_file", "publishing.write_file",
                                    "publishing.sync_folder"])
def test_a_build_killed_at_any_moment_publishes_nothing(tiny: Database, moment: str) -> None:
    first = tiny.build_id
    script = ("import os, dashboard.publish.build, dashboard.publish.publishing\n"
              f"dashboard.publish.{moment} = lambda *a, **k: os._exit(9)\n"
              "from dashboard.publish.build import build\nbuild()")
    killed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert killed.returncode == 9, killed.stderr
    assert current_build_id() == first
    second = build().build_id  # the lock is free again and the leftovers do not disturb
    assert current_build_id() == second != first
    assert not list(settings.builds().glob(".tmp-*"))


def test_command_line_prints_json_and_exits_one_on_failure(tiny_data: TinyData,
                                                           capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny_data()
    assert main(["build", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] and report["rows"]["observation"] == len(OBSERVATIONS) and "angka_jangkar" in report["checks"]
    _edit(folder / "facts/observations_bps.csv", SOURCE, "tidak-ada")
    assert main(["build", "--json"]) == 1
    captured = capsys.readouterr()
    failure = json.loads(captured.out)
    assert not failure["ok"] and 'kode "tidak-ada" tidak dikenal' in failure["failures"][0]
    assert "tidak ada yang diterbitkan" in captured.err
