"""Replies of the Web API of BPS: no wrong cell against a brute-force reading, and faults refused in a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from bps_replies import AREAS, P0, PARTS, TERMS, listed, packed, reply

from dashboard.core import settings
from dashboard.core.domain import Level, Region
from dashboard.intake.bps.reply import NotRead, Reply, read_reply
from dashboard.intake.bps.variables import Figure, Variable, figures, read_variables

REGIONS = {code: Region(code, bps, name, name, level, None) for code, bps, name, level in (
    ("00", "00", "Indonesia", Level.NASIONAL), ("35", "35", "Jawa Timur", Level.PROVINSI),
    ("35.05", "3505", "Blitar", Level.KABUPATEN), ("35.72", "3572", "Blitar", Level.KOTA),
    ("35.04", "3504", "Tulungagung", Level.KABUPATEN))}
MARCH = Variable("3500", 192, "p0", "Persentase Penduduk Miskin", "Persen", ("Jumlah",), "", 1.0)


def slow(told: dict[str, Any]) -> set[tuple[str, str, int, str, float]]:
    """Every cell by trying all there is."""
    found = set()
    for key, value in told["datacontent"].items():
        for area, part, year, term in itertools.product(*(told[name] for name in ("vervar", "turvar", "tahun",
                                                                                  "turtahun"))):
            if key == "".join(str(one["val"]) for one in (area, told["var"][0], part, year, term)):
                found.add((area["label"], part["label"], int(year["label"]), term["label"], float(value)))
    return found


def read(told: dict[str, Any]) -> Reply:
    found = read_reply(packed(told))
    assert found is not None
    return found


SHAPES = [(areas, parts, years, terms, gaps) for areas in (AREAS, AREAS[:1], ((7315, "Pinrang"), (1, "Satu")))
          for parts in (PARTS, ((0, "Tidak Ada"),)) for years, gaps in (((1999, 2000, 2001), 0.0), ((2025,), 0.4))
          for terms in (TERMS, ((0, "Tahun"),), ((189, "Februari"), (190, "Agustus"), (191, "Tahunan")))]


@pytest.mark.parametrize("shape", range(len(SHAPES)))
def test_no_wrong_cell_in_any_shape(shape: int) -> None:
    areas, parts, years, terms, gaps = SHAPES[shape]
    told = reply(areas, parts, years, terms, seed=shape, gaps=gaps)
    found = read(told)
    assert {(cell.area.label, cell.derived, cell.year, cell.period, cell.value) for cell in found.cells} == slow(told)
    assert (found.title, found.unit, found.unread, found.unknown) == (P0, "Persen", 0, 0)
    assert len(SHAPES) >= 36


@pytest.mark.parametrize(("change", "says"), [
    (lambda told: told.update(status="Error", message="Invalid <b>key</b>"), "BPS menolak: Invalid key"),
    (lambda told: told.pop("turtahun"), "Daftar “turtahun” tidak ada"),
    (lambda told: told.update(vervar=[]), "Daftar “vervar” tidak ada"),
    (lambda told: told.update(datacontent="-"), "tanpa “datacontent”"),
    (lambda told: told.update(tahun=[{"val": 125, "label": "2024"}]), "berkode 125, yang berarti 2025"),
    (lambda told: told.update(vervar=listed((3505, "Blitar"), (3505, "Blitar"))), "satu kode dua kali"),
    (lambda told: told.update(turvar=[{"val": "4x", "label": "Jumlah"}]), "kode yang bukan angka"),
    (lambda told: told["var"].append(told["var"][0] | {"val": 193}), "2 variabel"),
    (lambda told: told.update(vervar=listed((3505, "Blitar"), (35051, "Kecamatan")), turvar=listed((92, "A"), (2, "B")),
                              var=[told["var"][0] | {"val": 1}], datacontent={"35051921246": 1}), ""),
    (lambda told: told.update(vervar=listed((35, "A"), (351, "B")), var=[told["var"][0] | {"val": 1}],
                              turvar=listed((11, "x"), (1, "y")), tahun=[{"val": 124, "label": "2024"}],
                              turtahun=listed((0, "Tahun")), datacontent={"351111240": 1.0}), "berarti dua angka"),
])
def test_faults_are_refused_in_a_sentence(change: Callable[[dict[str, Any]], object], says: str) -> None:
    told = reply()
    change(told)
    if not says:
        assert read(told).unknown == 1
        return
    with pytest.raises(NotRead, match=says):
        read_reply(packed(told))


@pytest.mark.parametrize("content", [b"<html>", b"[]", b"", b"\xff\xfe", b'{"status": "OK"'])
def test_what_is_no_reply_is_refused(content: bytes) -> None:
    with pytest.raises(NotRead):
        read_reply(content)


@pytest.mark.parametrize("word", ["not-available", "list-not-available"])
def test_nothing_held_is_no_error(word: str) -> None:
    assert read_reply(packed({"status": "OK", "data-availability": word, "data": ""})) is None


@pytest.mark.parametrize(("raw", "value"), [("7,57", 7.57), ("7.57", 7.57), ("-", None), ("", None), (None, None),
                                            (True, None), (7, 7.0), ("1.234,5", None), ("7 *", None)])
def test_cells_are_numbers_or_missing(raw: object, value: float | None) -> None:
    told = reply(AREAS[:1], PARTS[2:], (2025,), TERMS[:1])
    told["datacontent"] = dict.fromkeys(told["datacontent"], raw)
    found = read(told)
    assert [cell.value for cell in found.cells] == ([] if value is None else [value])
    assert found.unread == (value is None)


def test_march_of_the_whole_and_of_our_regions_only() -> None:
    told = reply(years=(2025,))
    found, left = figures(read(told), MARCH, REGIONS, ("Maret",))
    content = told["datacontent"]
    assert found == [Figure("p0", code, 2025, "Maret", content[f"{bps}19243412561"]) for code, bps in (
        ("35.05", 3505), ("35.72", 3572), ("35.04", 3504), ("35", 3500), ("00", 9999))]
    assert left == ["36 angka bagian lain tidak diambil",
                    "12 angka periode lain tidak diambil", "1 angka wilayah lain tidak diambil"]


def test_kota_is_never_kabupaten_and_words_must_agree() -> None:
    swapped = reply(((3505, "Kota Blitar"), (3572, "Blitar"), (3504, "Trenggalek")), PARTS[2:], (2025,), TERMS[:1])
    found, left = figures(read(swapped), MARCH, REGIONS, ("Maret",))
    assert found == [] and left == ["3 angka wilayah lain tidak diambil"]


def test_the_whole_year_of_a_kabupaten_is_march_only_where_the_catalogue_says_so() -> None:
    told = read(reply(AREAS[:1], ((0, "Tidak Ada"),), (2025,), ((0, "Tahun"),)))
    annual = Variable("3505", 36, "p0", "Persentase Penduduk Miskin", "Persen", ("Tidak Ada",), "Maret", 1.0)
    assert [one.period for one in figures(told, annual, REGIONS, ("Maret",))[0]] == ["Maret"]
    silent = Variable("3505", 36, "p0", "Persentase Penduduk Miskin", "Persen", ("Tidak Ada",), "", 1.0)
    assert figures(told, silent, REGIONS, ("Maret",))[0] == []


@pytest.mark.parametrize(("more", "says"), [
    ({"title": "Jumlah Penduduk Miskin"}, "kini berjudul"), ({"unit": "Ribu Jiwa"}, "bersatuan"),
    ({"parts": ((1, "Laki-laki"),)}, "tidak memuat bagian “Jumlah”")])
def test_another_variable_than_was_meant_is_refused(more: dict[str, Any], says: str) -> None:
    with pytest.raises(NotRead, match=says):
        figures(read(reply(**more)), MARCH, REGIONS, ("Maret",))


def test_the_catalogue_is_read_and_damage_named(tmp_path: Any) -> None:
    assert {one.indicator for one in read_variables(settings.PROJECT / "data/catalogue/bps_variables.csv")} >= {"p0"}
    path = tmp_path / "v.csv"
    for text in ("domain,variable\n0000,x\n", "domain,variable,indicator,title,unit,derived,annual_means,factor\n"
                 "35,1,p0,a,b,c,,1\n"):
        path.write_text(text, "utf-8")
        with pytest.raises(NotRead, match="baris 2"):
            read_variables(path)
