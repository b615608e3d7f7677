"""Opens the ZIP of a workbook only after it is known to be harmless: size, ratio, macros, entities, encryption."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from dashboard.intake.files.memory import raise_when_out_of_memory
from dashboard.intake.files.privacy import refuse_part, refuse_text
from dashboard.intake.preview import FileRefused

MAXIMUM_BYTES = 120 * 2**20
"""Of a file; the largest we know of, a million rows of coverage as CSV, has 60 to 80 MB."""
_MAXIMUM_UNPACKED = 600 * 2**20
_MAXIMUM_RATIO = 120
_RATIO_FROM = 20 * 2**20  # smaller parts may compress as well as they like
_MAXIMUM_PARTS = 2_000
_PROLOG = 65_536  # bytes in which a part's root element begins
_END = b"PK\x05\x06"
_DESCRIPTOR = 24
"""Bytes that may follow a part: its sizes, told afterwards."""
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TEXTS = ("xl/theme/", "xl/styles", "xl/media/", "xl/printerSettings", "_rels/")

_SAVE_AGAIN = "Buka di Excel, simpan lagi sebagai 'Buku Kerja Excel (.xlsx)', lalu unggah."


def is_zip(content: bytes) -> bool:
    """True for what begins as a ZIP does."""
    return content.startswith(b"PK\x03\x04")


def refuse_old_formats(content: bytes) -> None:
    """Raises FileRefused for OLE files: encrypted workbooks and .xls."""
    if not content.startswith(_OLE):
        return
    if _ENCRYPTED in content:
        raise FileRefused("Buku kerja dilindungi kata sandi sehingga tidak dapat dibaca. Hapus kata sandinya di Excel "
                          "(Berkas > Info > Lindungi Buku Kerja), lalu unggah lagi.")
    raise FileRefused(f"Berkas berformat lama (.xls). {_SAVE_AGAIN}")


def unpack(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name, read whole. Raises FileRefused when it may not or cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries)
            _refuse_outside(content, archive)
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (FileRefused, MemoryError):
        raise
    except Exception as error:  # zipfile and zlib raise many kinds on damaged files; all mean the same to the person
        raise_when_out_of_memory(error)
        raise FileRefused(f"Berkas .xlsx rusak atau terpotong, sehingga tidak dapat dibuka. {_SAVE_AGAIN}") from None
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            _refuse_doctype(part)
        if not name.startswith(_NO_TEXTS):
            refuse_part(name, part)
    return parts


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename.lower() for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused("Arsip di dalam buku kerja dilindungi kata sandi. Hapus kata sandinya, lalu unggah lagi.")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)  # many parts, each small enough, are a bomb as well
    squashed = any(size > _RATIO_FROM and size > _MAXIMUM_RATIO * inside for size, inside in
                   [(unpacked, packed), *((entry.file_size, entry.compress_size) for entry in entries)])
    if unpacked > _MAXIMUM_UNPACKED or squashed or len(entries) > _MAXIMUM_PARTS:
        raise FileRefused("Buku kerja mengembang terlalu besar ketika dibuka (bom zip), jadi tidak dibuka. "
                          "Salin tabelnya saja ke buku kerja baru, lalu unggah.")
    if any(name.endswith(("vbaproject.bin", "macrosheets/")) or "/macrosheets/" in name for name in names):
        raise FileRefused("Buku kerja memuat makro. Simpan sebagai 'Buku Kerja Excel (.xlsx)' tanpa makro, lalu "
                          "unggah lagi.")
    if any("/embeddings/" in name for name in names):
        raise FileRefused("Buku kerja memuat berkas lain yang disisipkan di dalamnya. Hapus sisipan itu, lalu unggah "
                          "lagi.")
    if "[content_types].xml" not in names or "mimetype" in names:
        raise FileRefused(f"Berkas bukan buku kerja .xlsx. {_SAVE_AGAIN}")


def _refuse_outside(content: bytes, archive: zipfile.ZipFile) -> None:
    """What stands before, between or behind the parts is read by no program, and could be anything."""
    entries = archive.infolist()
    for entry in entries:
        refuse_text(entry.filename, "Nama sebuah bagian buku kerja")
    end = content.rfind(_END)
    tail = int.from_bytes(content[end + 20:end + 22], "little")
    if archive.comment or end + 22 + tail != len(content) or any(entry.comment for entry in entries):
        raise FileRefused(f"Buku kerja memuat data di belakang akhir berkasnya atau catatan arsip. {_SAVE_AGAIN}")
    reached = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if not reached <= entry.header_offset <= reached + _DESCRIPTOR:
            raise FileRefused(f"Buku kerja memuat data yang tersembunyi di antara bagian-bagiannya. {_SAVE_AGAIN}")
        place = entry.header_offset
        names = sum(int.from_bytes(content[place + at:place + at + 2], "little") for at in (26, 28))
        reached = place + 30 + names + entry.compress_size
    if not reached <= archive.start_dir <= reached + _DESCRIPTOR:
        raise FileRefused(f"Buku kerja memuat data yang tersembunyi di antara bagian-bagiannya. {_SAVE_AGAIN}")


def _refuse_doctype(part: bytes) -> None:
    """An entity can only be declared before the root element, so only that much is read."""
    parser = expat.ParserCreate()

    def declared(*_: object) -> None:
        raise FileRefused(f"Buku kerja memuat XML yang rusak atau deklarasi yang berbahaya. {_SAVE_AGAIN}") from None

    def begun(*_: object) -> None:
        raise _RootReached

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        parser.Parse(part[:_PROLOG], True)  # True: newer parsers hold back what may be incomplete
    except _RootReached:
        return
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: an encoding nobody knows
        raise_when_out_of_memory(error)
        declared()


class _RootReached(Exception):
    pass
