"""Spellings of programmes, villages and kecamatan: near ones are proposed, learnt ones are read, nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.intake.contract import Contract
from dashboard.intake.preview import Preview
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.topics.areas.contracts import PLACE_ALIASES
from dashboard.topics.programs.contracts import COVERAGE, PROGRAM_ALIASES

HEAD = "Program;Desa;Kecamatan;Periode;Sasaran;Penerima;Anggaran (Rp)"


def preview(codes: ReferenceCodes, contract: Contract, content: str) -> Preview:
    return read(contract, content.encode(), "a.csv", codes)


def reasons(found: Preview) -> dict[int, str]:
    return dict(zip(found.rejected["row"], found.rejected["reason"], strict=True))


def test_an_unknown_kecamatan_is_proposed_as_such(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, f"{HEAD}\nrtlh;Plandirejo;Bakug;2025;9;2;1\n")
    assert found.proposals == (("Bakug", "kecamatan", ("Bakung",)),)


@pytest.mark.parametrize(("village", "kecamatan", "proposal"), [
    ("Ds. Plandirjo", "Kec. Bakung", ("Plandirjo (Bakung)", "village", ("Plandirejo (Bakung)",))),
    ("Plandirjo (Bakung)", "", ("Plandirjo (Bakung)", "village", ("Plandirejo (Bakung)",))),
    ("Plandirejo (Bakug)", "", ("Bakug", "kecamatan", ("Bakung",))),
    ("Jaten", "Bakung", ("Jaten", "place", ("Jaten (Wonodadi)",))),
    ("Plandirejo", "", ("Plandirejo", "place", ("Plandirejo (Bakung)",))),
    ("35.05.05.2003", "Wates", ("35.05.05.2003", "place", ("Plandirejo (Bakung)",))),
])
def test_what_can_be_learnt_as_a_spelling(codes: ReferenceCodes, village: str, kecamatan: str,
                                          proposal: tuple[str, str, tuple[str, ...]]) -> None:
    """Where the file names another place than it means, or none, there is nothing to learn."""
    found = preview(codes, COVERAGE, f"{HEAD}\nrtlh;{village};{kecamatan};2025;9;2;1\n")
    assert found.proposals == (proposal,)


@pytest.mark.parametrize(("written", "name"), [
    ("pkhh", "Program Keluarga Harapan"), ("Prg Keluarga Harapan", "Program Keluarga Harapan"), ("PBI JKN2", "PBI-JKN"),
])
def test_a_program_is_proposed_by_its_code_or_its_name(codes: ReferenceCodes, written: str, name: str) -> None:
    found = preview(codes, COVERAGE, f"{HEAD}\n{written};Plandirejo;Bakung;2025;9;2;1\n")
    assert found.proposals == ((written, "program", (name,)),) and name in reasons(found)[2]


def test_learnt_spellings_are_read(codes: ReferenceCodes) -> None:
    known = replace(codes, program_aliases={"Bedah Rumah": "rtlh", "pkh": "rtlh"},
                    place_aliases={"Plandirjo (Bakung)": "35.05.05.2003", "Kec. Bakug": "35.05.05",
                                   "Plandirjo": "35.05.05.2003", "Bululawang (Bakung)": "35.05.05.2003"})
    found = preview(known, COVERAGE, f"{HEAD}\nbedah rumah;Desa Plandirjo;Bakug;2025;9;2;1\n"
                    "pkh;Bululawang;Bakung;2025;9;2;1\nrtlh;Plandirjo;;2024;9;2;1\nrtlh;Plandirjo;Wates;2023;9;2;1\n")
    assert found.frame[["program", "village", "kecamatan"]].values.tolist() == [
        ["rtlh", "35.05.05.2003", "Bakung"], ["pkh", "35.05.05.2007", "Bakung"],  # real names win over spellings
        ["rtlh", "35.05.05.2003", "Bakung"]]  # the kecamatan above it
    assert list(reasons(found)) == [5]
    alone = preview(known, COVERAGE, f"{HEAD}\nrtlh;Plandirjo;;2024;9;2;1\n")
    assert "tanpa kecamatan" in reasons(alone)[2]


def test_spellings_of_programs_and_places(codes: ReferenceCodes) -> None:
    found = preview(codes, PROGRAM_ALIASES, "Ejaan di berkas;Kode program\nBedah  rumah;RTLH\nX;rtlx\n")
    assert found.frame.values.tolist() == [["Bedah rumah", "rtlh"]]
    found = preview(codes, PLACE_ALIASES, "Ejaan di berkas;Kode wilayah\nPlandirjo (Bakung);3505052003\n"
                    "Bakug;35.05.05\nPlandirjo;35.05.05.2003\nPlandirjo (Wates);35.05.05.2003\nJatim;35\n"
                    "Blitar;35.72\nBakug (Blitar);35.05.05\n")
    assert found.frame.values.tolist() == [["Plandirjo (Bakung)", "35.05.05.2003"], ["Bakug", "35.05.05"]]
    told = reasons(found)
    assert [list(told), "'Plandirjo (Bakung)'" in told[4], "'Plandirjo (Bakung)'" in told[5]] == [[4, 5, 6, 7, 8], 1, 1]
    assert "bukan desa" in told[6] and "bukan desa" in told[7] and "kode desanya" in told[8]
