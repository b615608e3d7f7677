"""The page that explains a dataset to the people who fill it in, written from its contract."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.core.formats import number
from dashboard.core.regency import regency
from dashboard.intake.contract import Column, Contract, Kind

_HOLDS = {
    Kind.TEXT: "Teks", Kind.CODE: "Kode rekening lengkap, angka dan titik",
    Kind.INTEGER: "Bilangan bulat", Kind.NUMBER: "Angka; desimal dengan koma (7,57)",
    Kind.RUPIAH: "Rupiah penuh, bukan ribuan atau jutaan", Kind.YEAR: "Tahun, empat angka",
    Kind.QUARTER: "Triwulan 1, 2, 3, atau 4", Kind.PERIOD: "Tahun (2025) atau triwulan (2025-TW3)",
    Kind.MONTH: "Bulan dan tahun (Juli 2026, 07/2026, atau 2026-07)",
    Kind.CHOICE: "Pilihan", Kind.AGENCY: "Nama, singkatan, atau kode OPD yang terdaftar",
    Kind.PROGRAM: "Kode atau nama program yang terdaftar",
    Kind.VILLAGE: "Kode Kemendagri atau BPS; nama hanya bersama kecamatannya",
    Kind.PLACES: "Teks bebas; desa disebut bersama kecamatannya, boleh beberapa",
    Kind.PLACE: "Kode desa, kelurahan, atau kecamatan di «kabupaten» (Kemendagri atau BPS)",
    Kind.REGION: "Kode wilayah Kemendagri («kode») atau BPS («bps»)", Kind.INDICATOR: "Kode indikator dari katalog",
    Kind.DATE: "Tanggal, hari di depan (24/11/2026 atau 24 November 2026)",
    Kind.LINK: "Alamat lengkap yang diawali https:// atau http://",
}

_NAMED = 8
"""Other headings of a column that are listed; those of the RAT form alone are hundreds."""


def holds(column: Column) -> str:
    """What may stand in a column, in a sentence or two."""
    parts = [regency().said(_HOLDS[column.kind])]
    if column.choices:
        parts[0] = "Pilihan: " + ", ".join(column.choices)
    if column.minimum is not None and column.maximum is not None and column.kind is not Kind.YEAR:
        parts.append(f"antara {number(column.minimum)} dan {number(column.maximum)}")
    elif column.kind is Kind.YEAR:
        parts.append(f"{column.minimum:.0f} sampai {column.maximum:.0f}")
    if column.note:
        parts.append(column.note)
    return "; ".join(parts)


def documentation(contract: Contract) -> str:
    """Markdown: purpose, columns, what makes a row unique, how a later file replaces an earlier one."""
    lines = [f"## {contract.title} (`{contract.id}`)", "", contract.purpose, ""]
    if contract.supplier:
        schedule = f" Jadwal: {contract.frequency}." if contract.frequency else ""
        lines += [f"Penyedia: {contract.supplier}.{schedule}", ""]
    lines += ["| Judul kolom | Wajib | Isi | Judul lain yang dikenali | Contoh |", "|---|---|---|---|---|"]
    lines += [_row(column) for column in contract.columns]
    lines += ["", f"Satu baris dikenali dari: {_headings(contract, contract.key)}. {_replacement(contract)}"]
    lines += [f"\n{note}" for note in contract.notes]
    return "\n".join(lines) + "\n"


def handbook(contracts: Iterable[Contract]) -> str:
    """Markdown of all datasets: docs/datasets.md."""
    head = ("# Dataset yang diserahkan\n\nDitulis dari kontrak di `src/dashboard/topics/*/contracts.py` dengan "
            "`python -m dashboard.commands.handbook > docs/datasets.md`; jangan disunting.\n")
    return "\n".join([head, *map(documentation, contracts)])


def _row(column: Column) -> str:
    cells = (column.heading, "ya" if column.required else "", holds(column), _others(column), column.example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _others(column: Column) -> str:
    more = ", …" if len(column.aliases) > _NAMED else ""
    return ", ".join(column.aliases[:_NAMED]) + more


def _headings(contract: Contract, names: tuple[str, ...]) -> str:
    known = {column.name: column.heading for column in contract.columns}
    return ", ".join(known.get(name, "urutan baris") for name in names)


def _replacement(contract: Contract) -> str:
    if contract.whole:
        return (f"Berkas baru menggantikan seluruh baris dengan {_headings(contract, contract.whole)} yang sama: baris "
                "yang tidak ada lagi di berkas dianggap dihapus.")
    return "Berkas baru menggantikan baris dengan kunci yang sama; baris lain tetap."
