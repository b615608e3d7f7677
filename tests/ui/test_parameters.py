"""The address: what it means on each page, and that nothing unknown in it is passed over in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard.core.domain import Level, Scope
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.topics.catalogue.parts import tables as catalogue_tables
from dashboard.topics.differences.parts import link as case_link
from dashboard.topics.figures.parts import link as figure_link
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.topics.meetings.parts import link as rapat_link
from dashboard.topics.meetings.parts import team_link
from dashboard.topics.meetings.rules.decisions import DecisionState
from dashboard.topics.news.parts import link as news_link
from dashboard.topics.partners.parts import link as partner_link
from dashboard.topics.planning.parts import link as planning_link
from dashboard.topics.priority.parts import link as priority_link
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.rat.parts import link as rat_link
from dashboard.topics.registers.parts import link as register_link
from dashboard.topics.services.parts import link as services_link
from dashboard.topics.steps.parts import chapter as chapter_parts
from dashboard.topics.steps.parts import steps as analisis_parts
from dashboard.ui.choices import comparison, controls, parameters
from dashboard.ui.choices.parameters import Declared, Parameter, Several
from dashboard.ui.drawn.plain_text import plain, short
from dashboard.ui.handing_in import tasks as kelola_tasks
from dashboard.ui.maps import link as map_link
from dashboard.ui.shell import access
from link_reader import DECLARED, REGIONS, Reader

KNOWN: dict[Parameter[Any], Mapping[str, Any]] = {
    controls.INDICATOR: {"p0": "Kemiskinan"}, catalogue_tables.TERM: {"RAT": "istilah"},
    program_link.PROGRAM: {"pkh": "PKH"},
    rapat_link.MEETING: {"rapat-a": "Rapat A"}, rapat_link.AGENCY: {"dinsos": "Dinas Sosial"},
    rat_link.AGENCY: {"dinsos": "Dinas Sosial"}, kelola_tasks.AGENCY: {"dinsos": "Dinas Sosial"},
    team_link.AGENCY: {"dinsos": "Dinas Sosial"}, news_link.READER: {"dinsos": "Dinas Sosial"},
    services_link.MONTH: {"2026-10": "Oktober 2026"},
    services_link.AGENCY: {"dinsos": "Dinas Sosial"},
    partner_link.PARTNER: {"m-01": "PT Contoh"},
    priority_link.DECIDED: {"2026-11-24 RKPD": "RKPD"}, priority_link.WEIGHTS: {"iks.5": "Ketahanan sosial 5"},
    register_link.FIRST: {"dtsen-nasional-domisili": "DTSEN"},
    register_link.SECOND: {"sidaksos-kelas-skor-domisili": "Sidaksos"},
    register_link.PROGRAM: {"pkh": "PKH"}, register_link.PAIR: {"dtsen-pkh": "DTSEN dan PKH (KK)"},
    figure_link.REGION: {"35.05": "Kabupaten Blitar"},
    case_link.INDICATOR: {"p0": "Kemiskinan"}, case_link.REGION: {"35.05": "Kabupaten Blitar"},
    case_link.CASE: {"01-miskin": "Kemiskinan 2025"}, planning_link.AGENCY: {"dinsos": "Dinas Sosial"},
    planning_link.LINE: {"dinsos/1.06.01/langsung": "Bantuan"},
    chapter_parts.INDICATORS: {"p0": "Kemiskinan", "tpt": "Pengangguran"}, chapter_parts.SUPPORT: {"hls": "Sekolah"}}
"""What else there is to choose in this world, which has no build."""
CASES = [(folder, parameter) for folder, declared in DECLARED.items() for parameter in declared]
NAMES = [f"{folder}?{parameter.name}" for folder, parameter in CASES]


BUILD = cast(Database, object())
"""Never asked."""


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Somebody new."""
    someone = Reader()
    monkeypatch.setattr(reference, "regions", lambda build: REGIONS)
    monkeypatch.setattr(controls, "opened", lambda name: BUILD)
    for parameter, known in KNOWN.items():
        monkeypatch.setitem(parameter.__dict__, "known", known)
    for module in (parameters, controls):
        monkeypatch.setattr(module, "st", someone.st)
    monkeypatch.setattr(parameters.session, "is_history_navigation", lambda: False)
    return someone


def chosen(declared: Declared) -> dict[str, Any]:
    """Choices that are not the usual ones."""
    return {one.name: one.chosen() for one in declared if one.chosen() != one.usual}


def a_value(parameter: Parameter[Any]) -> str:
    """A known value that is not the usual one; any for a parameter whose page alone knows them."""
    return next((value for value in parameter.choices(BUILD) if parameter.text(parameter.read(value))), "tpt")


def test_every_page_declares_its_parameters_once() -> None:
    for folder, declared in DECLARED.items():
        names = [parameter.name for parameter in declared]
        assert len(set(names)) == len(names), folder
        assert set(controls.PLACE) <= set(declared), "every page keeps the place"
        assert {one.told_by for one in declared} <= {"", *names}
    assert {name for declared in DECLARED.values() for name in (one.name for one in declared)} == {
        "kec", "desa", "ind", "tahun", "tingkat", "bentuk", "kab", "banding", "sasaran", "tw", "opd", "strategi",
        "status", "prog", "rinci", "pendukung", "langkah", "rapat", "bagian", "dataset", "bulan", "unsur",
        "mitra", "wilayah", "sejak", "perkara", "daftar", "baris", "register", "pembanding", "satuan", "sampai",
        "jenis", "data", "periode", "waktu", "istilah", "bobot", "normalisasi", "ruang", "satu", "lain",
        "putusan", "untuk", "pasangan"}


@pytest.mark.parametrize(("folder", "parameter"), CASES, ids=NAMES)
def test_what_is_chosen_is_in_the_address_and_comes_back(reader: Reader, folder: str, parameter: Any) -> None:
    value = a_value(parameter)
    reader.come(folder)
    parameters.choose({parameter: parameter.read(value)})
    assert reader.address == {parameter.name: value} | {
        one.name: one.usual for one in DECLARED[folder] if parameter.name in one.meant_by}
    there = reader.address
    reader.come(folder)
    assert chosen([parameter]) == {} and reader.address == {}
    reader.come(folder, **there)
    assert chosen([parameter]) == {parameter.name: parameter.read(value)} and reader.address == there
    assert not reader.told
    parameters.choose({parameter: parameter.usual})
    assert reader.address == {} or parameter is controls.VILLAGE


@pytest.mark.parametrize(("folder", "parameter"), CASES, ids=NAMES)
@pytest.mark.parametrize("value", ["ngawur", "![x](http://evil.test/p.png)", "x" * 500, "²", "<img src=x>"])
def test_an_unknown_value_is_told_in_one_sentence(reader: Reader, folder: str, parameter: Any, value: str) -> None:
    if parameter is analisis_parts.SUPPORT:
        return  # told beside its select box, see tests/pages/test_parameters.py
    reader.come(folder, **{parameter.name: value})
    assert chosen(DECLARED[folder]) == {} and reader.address == {}
    (told,) = reader.told
    assert plain(value[:30]) in told and "tidak dikenal" in told and len(told) < 200
    assert told[:1].isupper() and told[-1] == "." and "![x]" not in told and "http:" not in told
    assert reader.again(folder).told == [], "told once"


@pytest.mark.parametrize("folder", DECLARED)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_no_address_breaks_a_page(reader: Reader, folder: str, data: Any) -> None:
    declared = [parameter for parameter in DECLARED[folder] if parameter is not analisis_parts.SUPPORT]
    asked = {one.name: data.draw(some.one_of(some.text(), some.sampled_from([*one.choices(BUILD)]),
                                             some.just(f"{a_value(one)},{a_value(one)}")))
             for one in declared if data.draw(some.booleans())}
    reader.come(folder, **asked)
    taken, told, there = chosen(declared), list(reader.told), reader.address
    for one in declared:
        text = asked.get(one.name, "")
        if text and text not in one.choices(BUILD) and not isinstance(one, Several):
            assert any(short(text) in sentence for sentence in told), one.name
    reader.come(folder, **there)
    assert chosen(declared) == taken and reader.address == there and not reader.told


def test_names_of_others_stay(reader: Reader) -> None:
    reader.come("rat", utm="x", ind="p0", tw="9")
    assert reader.address == {"utm": "x", "ind": "p0"}, "the page has no indicator"


@pytest.mark.parametrize("scope", [Scope(), Scope("35.05.01"), Scope("35.05.01", "35.05.01.2001", "p0", 2024),
                                   Scope(indicator="p0")])
def test_a_scope_comes_back(reader: Reader, scope: Scope) -> None:
    reader.come("peta")
    parameters.choose({controls.KECAMATAN: scope.kecamatan, controls.VILLAGE: scope.village,
                       controls.INDICATOR: scope.indicator, controls.YEAR: scope.year})
    assert ("kec" in reader.address) == (scope.kecamatan is not None and scope.village is None)
    reader.come("peta", **reader.address)
    assert controls.scope() == scope and not reader.told


@pytest.mark.parametrize(("params", "word"), [
    ({"kec": "35.05.99"}, "35.05.99"), ({"kec": "35.05.01.2001"}, "35.05.01.2001"), ({"desa": "35.05.01"}, "35.05.01"),
    ({"ind": "kemiskinan"}, "kemiskinan"), ({"tahun": "dua"}, "dua"), ({"tahun": "99"}, "99"), ({"tahun": "²"}, "²"),
    ({"tingkat": "provinsi"}, "provinsi"), ({"bentuk": "bulat"}, "bulat"), ({"kab": "35.99"}, "35.99"),
    ({"kab": "35.05.01"}, "35.05.01"),
])
def test_a_value_of_another_kind_is_unknown(reader: Reader, params: dict[str, str], word: str) -> None:
    reader.come("peta", **params)
    assert chosen(DECLARED["peta"]) == {}
    assert len(reader.told) == 1 and f"“{word}”" in reader.told[0]


def test_an_unknown_village_leaves_its_known_kecamatan_and_says_so(reader: Reader) -> None:
    reader.come("peta", kec="35.05.02", desa="35.05.02.9999", ind="ngawur")
    assert controls.scope() == Scope("35.05.02")
    assert "“35.05.02.9999”" in reader.told[0] and reader.told[0].endswith("Ditampilkan Kecamatan Udanawu.")


def test_a_village_brings_its_kecamatan(reader: Reader) -> None:
    reader.come("peta", desa="35.05.01.2001")
    assert controls.scope() == Scope("35.05.01", "35.05.01.2001") and not reader.told
    reader.come("peta", desa="35.05.01.2001", kec="35.05.02")
    assert controls.scope().kecamatan == "35.05.01"
    assert "Udanawu" in reader.told[0]


def test_compared_regions_are_read_in_order_and_once(reader: Reader) -> None:
    reader.come("tren", banding="35.06,35.04, 35.06,")
    assert comparison.COMPARED.chosen() == ("35.06", "35.04") and not reader.told
    assert reader.come("tren", banding="").told == [] and comparison.COMPARED.chosen() == ()


@pytest.mark.parametrize("code", ["35.99", "35", "35.05", "<b>", "Kediri"])
def test_a_region_that_cannot_be_compared_is_named(reader: Reader, code: str) -> None:
    reader.come("tren", banding=f"35.06,{code}")
    assert comparison.COMPARED.chosen() == ("35.06",)
    assert reader.told == [f"Tautan menyebut kabupaten/kota pembanding “{plain(code)}” yang tidak dikenal; dilewati."]


def test_more_than_can_be_told_apart_are_named(reader: Reader) -> None:
    reader.come("tren", banding="35.01,35.02,35.03,35.04,35.06,35.07")
    assert len(comparison.COMPARED.chosen()) == comparison.MOST
    assert reader.told == ["Paling banyak 5 pembanding; Kabupaten Wilayah 7 dilewati."]


@pytest.mark.parametrize(("parameter", "sentence"), [
    (map_link.LEVEL, "Tautan menyebut tingkat peta “z” yang tidak dikenal. Ditampilkan tingkat bawaan."),
    (controls.KECAMATAN, "Tautan menyebut kecamatan “z” yang tidak dikenal. Ditampilkan seluruh kabupaten."),
    (rapat_link.MEETING, "Tautan menyebut rapat “z” yang tidak dikenal. Ditampilkan semua rapat."),
    (analisis_parts.STEP, "Langkah “z” tidak dikenal. Ditampilkan Posisi."),
    (tren_parts.NATIONAL, "Tautan menyebut sasaran nasional “z” yang tidak dikenal. Tidak ditampilkan."),
])
def test_sentences(reader: Reader, parameter: Parameter[Any], sentence: str) -> None:
    assert parameter.checked("z", BUILD) == ("", [sentence])


def test_a_kota_is_called_one(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    home = replace(regency(), level=Level.KOTA)
    monkeypatch.setattr(controls, "regency", lambda: home)
    assert controls.KECAMATAN.checked("z", BUILD)[1] == [
        "Tautan menyebut kecamatan “z” yang tidak dikenal. Ditampilkan seluruh kota."]


def test_a_link_from_before_the_page_had_parts_opens_the_part_it_was_about(reader: Reader) -> None:
    reader.come("rat", opd="dinsos")
    assert rat_link.PART.chosen() == rat_link.DETAILS and reader.address == {"opd": "dinsos", "bagian": "Rincian"}
    reader.come("rat", opd="dinsos", bagian=rat_link.GROUPS)
    assert rat_link.PART.chosen() == rat_link.GROUPS
    reader.come("rat", opd="tak-ada")
    assert rat_link.PART.chosen() == rat_link.AGENCIES and reader.address == {}


def test_the_first_part_chosen_beside_a_filter_survives_a_reload(reader: Reader) -> None:
    reader.come("tindak", status="lewat")
    parameters.choose({rapat_link.PART: rapat_link.LATE})
    assert reader.address == {"status": "lewat", "bagian": "Lewat tenggat"}
    reader.come("tindak", **reader.address)
    assert rapat_link.PART.chosen() == rapat_link.LATE


def test_a_part_that_stands_elsewhere_is_known_and_no_tab(reader: Reader) -> None:
    reader.come("analisis", langkah="Menuju target")
    assert reader.told == [] and analisis_parts.STEP.chosen() == analisis_parts.TARGET


def test_good_values_survive_bad_neighbours(reader: Reader) -> None:
    reader.come("rat", tw="2", opd="lain", strategi="9", status="<b>", lain="1")
    assert rat_link.QUARTER.chosen() == 2 and len(reader.told) == 3
    assert reader.address == {"tw": "2", "lain": "1"}
    reader.come("tindak", rapat="rapat-z", opd="dinsos", status="lewat")
    assert (rapat_link.MEETING.chosen(), rapat_link.AGENCY.chosen(), rapat_link.STATE.chosen()) == (
        None, "dinsos", DecisionState.LATE)


def test_a_choice_that_a_new_build_no_longer_knows_goes_without_a_word(reader: Reader,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    reader.come("program", prog="pkh")
    monkeypatch.setitem(program_link.PROGRAM.__dict__, "known", {"bsp": "BSP"})
    assert reader.again("program").told == [] and reader.address == {}


def test_a_link_carries_what_its_page_has_and_nothing_else(reader: Reader) -> None:
    reader.come("profil")
    assert access.address("rat", {controls.YEAR: 2026, rat_link.QUARTER: 3, rat_link.AGENCY: "dinsos"}) == (
        "rat?tahun=2026&tw=3&opd=dinsos")
    assert access.address("profil", {controls.VILLAGE: "35.05.01.2001"}) == "?desa=35.05.01.2001"
    assert access.address("program", {program_link.PROGRAM: "pkh", program_link.DETAIL: "kecamatan",
                                      controls.KECAMATAN: None}) == "program?prog=pkh"
    for folder, parameter in (("profil", controls.YEAR), ("tindak", rat_link.AGENCY), ("rat", rapat_link.AGENCY)):
        with pytest.raises(ValueError, match=parameter.name):
            access.address(folder, {parameter: 2026})
    with pytest.raises(ValueError, match="tahun"):
        parameters.choose({controls.YEAR: 2026})


def test_links_carry_the_place_everywhere_and_the_rest_back(reader: Reader) -> None:
    reader.come("peta", kec="35.05.01", ind="p0", bentuk="petak")
    assert access.address("peta") == "peta?kec=35.05.01&ind=p0&bentuk=petak"
    reader.come("analisis", kec="35.05.02", ind="p0", langkah="Relevansi", pendukung="tpt")
    assert access.address("peta") == "peta?kec=35.05.02&ind=p0&bentuk=petak"
    assert access.address("analisis") == "analisis?kec=35.05.02&ind=p0", "the open step begins anew"
    parameters.choose({controls.KECAMATAN: None})
    assert access.address("rat") == "rat"
