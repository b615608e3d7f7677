"""Many sheets in one run, into a folder or one ZIP file: the same build and day give the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dashboard.core.domain import DashboardError
from dashboard.core.regency import regency, unknown_kecamatan
from dashboard.outputs.brief import area
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.typeset import typesetter
from dashboard.queries import reference
from dashboard.render.files.written import WriteError, write_file

Progress = Callable[[int, int], None]
"""Called with (sheets made, sheets in all) after each sheet."""


def codes(facts: PaperFacts, kecamatan: str | None = None) -> list[str]:
    """Every kecamatan, each followed by its villages; or those of one kecamatan.

    Raises DashboardError with the codes that are known for one that is not.
    """
    codes, regions = reference.village_codes(facts.database), reference.regions(facts.database)
    if kecamatan is not None and kecamatan not in facts.kecamatan_codes:
        raise DashboardError(unknown_kecamatan(
            kecamatan, {code: regions[code].name for code in facts.kecamatan_codes}))
    chosen = facts.kecamatan_codes if kecamatan is None else [kecamatan]
    inside = {code: [village for village in codes if regions[village].parent == code]
              for code in chosen}
    return [area_code for code in chosen for area_code in (code, *inside[code])]


def sheets(facts: PaperFacts, wanted: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """(file name, PDF) of each area, in order."""
    typeset = typesetter()
    for code in wanted:
        yield file_name(facts, code), area.sheet(facts, code, typeset)


def file_name(facts: PaperFacts, code: str) -> str:
    """'35.05.10.2005-papungan.pdf': unique by its code, harmless on any disk."""
    name = re.sub(r"[^a-z0-9]+", "-", reference.regions(facts.database)[code].name.lower()).strip("-")[:60]
    return f"{code}-{name}.pdf" if name else f"{code}.pdf"


def write(facts: PaperFacts, target: Path, kecamatan: str | None = None, told: Progress | None = None) -> int:
    """Write all sheets, or those of one kecamatan, to `target`: a ZIP file if it ends in .zip, else a folder.

    How many were written. Raises DashboardError: unknown kecamatan, none at all, or a target that cannot be written.
    """
    wanted = codes(facts, kecamatan)
    if not wanted:
        raise DashboardError(f"Basis data {regency().label} tidak memuat kecamatan dan desa, jadi tidak ada lembar "
                             "wilayah yang dapat ditulis.")
    save = _save_zip if target.suffix.lower() == ".zip" else _save_folder
    try:
        save(facts, target, _counted(sheets(facts, wanted), len(wanted), told))
    except OSError as error:
        raise WriteError(f"Lembar tidak dapat ditulis ke {target} ({error.strerror or error}). Pilih berkas .zip atau "
                         "folder yang boleh Anda tulisi.") from None
    return len(wanted)


def _counted(made: Iterator[tuple[str, bytes]], total: int, told: Progress | None) -> Iterator[tuple[str, bytes]]:
    for number, one in enumerate(made, start=1):
        yield one
        if told:
            told(number, total)


def _save_folder(facts: PaperFacts, target: Path, made: Iterator[tuple[str, bytes]]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        write_file(target / name, content)


def _save_zip(facts: PaperFacts, target: Path, made: Iterator[tuple[str, bytes]]) -> None:
    day = facts.today
    half = target.with_name(f".{target.name}.sebagian")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in made:
                entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
                entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
                archive.writestr(entry, content)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
