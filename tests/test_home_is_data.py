"""No code says whose dashboard this is: that is data (core/regency.py). Docstrings and comments may give examples."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.dashboards import read_dashboards
from dashboard.core.domain import DataError
from dashboard.core.regency import RELEASE, Regency, read_regency, regency
from dashboard.store.building.tables import read_table
from worlds import RELEASE as TINY

HOME = re.compile(r"(?<!colour\.)(?<!--)\bblitar|\b35\.05\b|\b3505|\bbappedalitbang", re.IGNORECASE)
"""Its name, codes and agency. Not the colour of the own line, `blitar` of style.Theme, as templates and styles name
it."""
CODE = [*sorted((settings.PROJECT / "src" / "dashboard").rglob("*")), *sorted((settings.PROJECT / "pages").rglob("*")),
        settings.PROJECT / "app.py", settings.PROJECT / "serve.py"]
ALLOWED = {
    "src/dashboard/statistics/uncertainty.py": {"3505"},  # a seed: every printed band of ranks hangs on it
    "src/dashboard/intake/files/person_numbers.py": {"3505"},  # the number of nobody in a test of its own digits
}


def said(path: Path) -> Iterator[str]:
    """The text that a file brings to work: of Python every constant but docstrings, of the rest all but comments."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield from (re.sub(r"(--|//|#).*", "", line) for line in text.splitlines())
        return
    tree = ast.parse(text)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield str(node.value)
        if isinstance(node, ast.Name) and node.id.isupper():
            yield node.id


@pytest.mark.slow
def test_no_code_names_the_home() -> None:
    found = {}
    for path in CODE:
        if path.suffix in {".py", ".sql", ".html", ".typ", ".md", ".csv"}:
            name = path.relative_to(settings.PROJECT).as_posix()
            hits = {hit for part in said(path) if part != "blitar" for hit in HOME.findall(part)}
            if hits - ALLOWED.get(name, set()):
                found[name] = hits
    assert found == {}


def test_words_and_codes_of_both_kinds() -> None:
    own = read_regency(settings.PROJECT / "data")
    assert (own.label, own.short, own.brief, own.slug, own.bps_code) == (
        "Kabupaten Blitar", "Kab. Blitar", "Blitar", "blitar", "3505")
    assert own.codes == ("35.05", "35", "00") and own.above == ("35", "00")
    assert own.holds("35.05") and own.holds("35.05.01") and not own.holds("35.0") and not own.holds("35.051")
    assert own.said("«kabupaten» («kode»), «lain»") == "Kabupaten Blitar (35.05), «lain»"
    assert (own.agency_short, own.said("lewat «pengelola»")) == ("Bappedalitbang", "lewat Bappedalitbang")
    assert regency() == own


@pytest.mark.parametrize(("old", "new", "told"), [
    ("[home]", "[rumah]", "bagian [home] tidak ada"),
    ('code = "35.05"', "code = 35.05", "[home], code: harus teks"),
    ('code = "35.05"', 'code = "3505"', "bukan kode Kemendagri"),
    ('code = "35.05"', 'code = "33.05"', "tidak di bawah provinsi 35"),
    ('level = "kabupaten"', 'level = "desa"', "bukan kabupaten, kota, atau provinsi"),
    ('level = "kabupaten"', 'level = "provinsi"', "tulis dua angka"),
    ('name = "Blitar"', 'name = " "', "[home], name: harus teks"),
    ('village = "35.05.05.2003"', 'village = "35.06.05.2003"', "tidak di Kabupaten Blitar"),
    ('province = {code = "35"', 'province = {code = "Jatim"', "[home.province], code"),
    ('kecamatan = ["Kepanjenkidul", "Sananwetan", "Sukorejo"]', 'kecamatan = "Sukorejo"', "harus daftar nama"),
    ("data_date = 2025-12-31", "data_date = ", "tidak dapat dipakai"),
])
def test_what_is_wrong_is_told_in_a_sentence(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in TINY
    (tmp_path / RELEASE).parent.mkdir()
    (tmp_path / RELEASE).write_text(TINY.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as raised:
        read_regency(tmp_path)
    assert RELEASE in str(raised.value) and told in str(raised.value)


PROVINCE = '''data_date = 2025-12-31
[home]
code = "35"
name = "Jawa Timur"
level = "provinsi"
agency = "Bappeda Provinsi Jawa Timur"
data_office = "Dinas Kominfo"
[home.province]
code = "35"
name = "Jawa Timur"
short = "Jatim"
[home.nation]
code = "00"
name = "Indonesia"
'''


def _province(folder: Path, text: str) -> Regency:
    (folder / RELEASE).parent.mkdir(parents=True)
    (folder / RELEASE).write_text(text, "utf-8")
    return read_regency(folder)


def test_words_and_codes_of_a_province(tmp_path: Path) -> None:
    own = _province(tmp_path, PROVINCE)
    assert (own.product, own.head, own.label, own.short, own.brief, own.kind) == (
        "Dasbor Kemiskinan Provinsi Jawa Timur", "Gubernur", "Provinsi Jawa Timur", "Jatim", "Jatim", "provinsi")
    assert (own.codes, own.above, own.slug, own.site) == (("35", "00"), ("00",), "jawa-timur", "jatimprov")
    assert own.holds("35") and own.holds("35.05") and not own.holds("00")


@pytest.mark.parametrize(("written", "told"), [
    ("Bappeda Provinsi Jawa Timur", "Bappeda"),
    ("Badan Riset dan Inovasi Daerah", "Badan Riset dan Inovasi Daerah"),
    ('Badan Riset dan Inovasi Daerah"\nagency_short = "Baperida', "Baperida"),
])
def test_the_agency_in_a_word(tmp_path: Path, written: str, told: str) -> None:
    own = _province(tmp_path, PROVINCE.replace("Bappeda Provinsi Jawa Timur", written))
    assert own.agency_short == told


def test_marks_in_the_catalogue_are_names_of_the_home(tmp_path: Path) -> None:
    _province(tmp_path, PROVINCE)
    (tmp_path / "catalogue/glossary.csv").write_text(
        "term,long_form,meaning,basis\nTKPK,,Sekretarisnya kepala «pengelola» «kabupaten».,\n", "utf-8")
    assert list(read_table(tmp_path, "glossary")["meaning"]) == ["Sekretarisnya kepala Bappeda Provinsi Jawa Timur."]


def test_a_province_that_is_not_its_own_province_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"\[home\.province\]: provinsi pemilik dasbor ini Jawa Timur \(35\)"):
        _province(tmp_path, PROVINCE.replace('[home.province]\ncode = "35"', '[home.province]\ncode = "33"'))


@pytest.mark.parametrize(("written", "told"), [
    ('"35.7" = "https://a.id/"', "“35.7” bukan kode"),
    ('"35.07" = "malang.go.id"', "bukan alamat"),
    ('"35.07" = "javascript:alert(1)"', "bukan alamat"),
    ('"35.07" = "https://a.id/\\" onclick=\\"x"', "bukan alamat"),
    ('"35.07" = "https://orang:sandi@a.id/"', "bukan alamat"),
    ('"35.07" = 7', "bukan alamat"),
])
def test_a_wrong_address_of_another_dashboard_is_told(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / RELEASE).parent.mkdir(parents=True)
    (tmp_path / RELEASE).write_text(f"{TINY}\n[dashboards]\n{written}\n", "utf-8")
    with pytest.raises(DataError, match=told):
        read_dashboards(tmp_path)


def test_addresses_of_other_dashboards_are_read_or_there_are_none(tmp_path: Path) -> None:
    assert read_dashboards(settings.PROJECT / "data") == {}
    (tmp_path / RELEASE).parent.mkdir(parents=True)
    (tmp_path / RELEASE).write_text(TINY + '\n[dashboards]\n"35.07" = "https://malang.go.id/dasbor/"\n', "utf-8")
    assert read_dashboards(tmp_path) == {"35.07": "https://malang.go.id/dasbor/"}
