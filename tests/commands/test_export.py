"""Exports, templates and data packages of the command line."""

from __future__ import annotations

import csv
import zipfile

import pytest

from command_line import GOOD, Shell
from dashboard.registry import contracts
from dashboard.store.submissions import record as record
from handing_in import JATEN, KEEPER


@pytest.mark.parametrize(("dataset", "content"), [
    ("agencies", None),
    ("coverage", GOOD),
    ("observations", "Indikator;Wilayah;Tahun;Periode;Nilai;Sumber\np0;3505;2024;Maret;8,165;\"BPS; \"\"BRS\"\"\"\n"
                     "idm_score;35.05.01.2001;2024;Tahun;0,125;=uji\n"),
    ("rat_targets", "Tahun;OPD;Kode;Sub Kegiatan;Indikator;Satuan;Arah;Target;Target TW I\n"
                    "2025;Dinsos;1.06;Sub;Ind;orang;naik;1.250,5;\n2025;Dinsos;1.07;Sub;Ind;orang;turun;3;1\n"),
])
def test_an_export_can_be_handed_in_again_and_gives_the_same_rows(shell: Shell, dataset: str,
                                                                  content: str | None) -> None:
    if content:
        code, _, err = shell.run("import", dataset, shell.file("c.csv", content), "--by", "Ani")
        assert code == 0, err
    before = record.rows_in_force(dataset, KEEPER)
    for ending in ("csv", "xlsx"):
        file = str(shell.folder / f"ekspor.{ending}")
        assert shell.run("export", dataset, "-o", file)[0] == 0
        assert "0 baris baru, 0 berubah, 0 hilang" in shell.run("import", dataset, file, "--by", "Ani")[1], ending
        after = record.rows_in_force(dataset, KEEPER)
        assert before.drop(columns="submission_id").equals(after.drop(columns="submission_id")), ending


def test_a_rat_matrix_comes_back_with_its_lines_and_places(shell: Shell) -> None:
    heading = [column.heading for column in contracts()["rat_matrix"].columns][1:18]
    cells = ["1", "Peningkatan pendapatan", "Dinsos", "1.06.01", "Program", "Kegiatan", "Sub", "Bantuan", "", "",
             "Rp 1.000.000,-", "APBD Kabupaten", "", "Kecamatan Wonodadi: Jaten", "500 KK", "", "Uang"]
    rows = [";".join(heading), ";".join(cells), ";".join([*cells[:10], "2.000.000", *cells[11:]])]
    code, out, err = shell.run("import", "rat_matrix", shell.file("r.csv", "\n".join(rows)), "--by", "Ani",
                               "--period", "2025")
    assert code == 0, out + err
    before = record.rows_in_force("rat_matrix", KEEPER)
    assert before["line"].tolist() == [1, 2] and list(before["places"].iloc[0]) == [JATEN]
    assert before["target_count"].tolist() == [500, 500] and before["strategy"].tolist() == ["2", "2"]
    for ending in ("csv", "xlsx"):
        file = str(shell.folder / f"r.{ending}")
        assert shell.run("export", "rat_matrix", "-o", file)[0] == 0
        assert "0 baris baru, 0 berubah, 0 hilang, 2 tetap" in shell.run("import", "rat_matrix", file, "--by", "Ani")[1]


def test_a_data_package_is_exact_or_as_visitors_see_it(shell: Shell) -> None:
    assert shell.run("import", "coverage", shell.file("c.csv", GOOD), "--by", "Ani")[0] == 0
    counts = []
    for name, more in (("persis", ()), ("umum", ("--umum",)), ("semua", ("--umum",))):
        file = shell.folder / f"{name}.zip"
        code, out, err = shell.run("export", name if name == "semua" else "coverage", "-o", str(file), *more)
        assert code == 0 and "Paket data" in out, err
        with zipfile.ZipFile(file) as archive:
            rows = list(csv.DictReader(archive.read("coverage.csv").decode("utf-8-sig").splitlines()))
            assert "datapackage.json" in archive.namelist()
        counts.append([int(row["penerima"]) for row in rows])
    stored = record.rows_in_force("coverage",
                                  KEEPER).sort_values(["program", "village", "period"])["recipients"].tolist()
    assert counts[0] == stored and counts[1] == counts[2] and all(count % 5 == 0 for count in counts[1])
    for dataset, ending, more in (("semua", "xlsx", ()), ("coverage", "csv", ("--umum",))):
        code, _, err = shell.run("export", dataset, "-o", str(shell.folder / f"x.{ending}"), *more)
        assert code == 1 and "berakhiran .zip" in err


def test_nothing_real_is_not_exported_and_odd_endings_are_refused(shell: Shell) -> None:
    code, _, err = shell.run("export", "coverage", "-o", str(shell.folder / "x.csv"))
    assert code == 1 and "Belum ada baris coverage" in err
    code, _, err = shell.run("export", "agencies", "-o", str(shell.folder / "x.ods"))
    assert code == 1 and ".xlsx atau .csv" in err
    code, _, err = shell.run("export", "agencies", "-o", str(shell.folder / "tak" / "ada.csv"))
    assert code == 1 and "tidak dapat ditulis" in err


@pytest.mark.parametrize("dataset", list(contracts()))
def test_every_dataset_has_a_template_that_holds_no_rows_yet(shell: Shell, dataset: str) -> None:
    file = str(shell.folder / "templat.xlsx")
    assert shell.run("template", dataset, "-o", file)[0] == 0
    code, told = shell.json("import", dataset, file, "--by", "Ani")
    assert code == 1 and told["accepted"] == 0 and told["rejected"] == 0
