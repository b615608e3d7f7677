"""The registers as files, rounded or exact as the page is."""

from __future__ import annotations

import pandas as pd

from dashboard.queries import reference
from dashboard.render.words import counted
from dashboard.topics.registers.blocks import list_workbook
from dashboard.topics.registers.parts.page import RegisterDifferenceView
from dashboard.topics.registers.rules.changes import MEASURES, RegisterChanges
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.rules.findings import RegisterFindings
from dashboard.topics.registers.words import changes as change_words
from dashboard.topics.registers.words import findings as finding_words
from dashboard.topics.registers.words import registers as words
from dashboard.ui.drawn import components, downloads


def villages(shown: RegisterDifferenceView, found: Differences) -> None:
    """CSV and XLSX of every village of the place."""
    downloads.table_downloads(
        shown.build, lambda: villages_frame(shown, found),
        name_of(shown, f"register-selisih-{shown.first}-{shown.second}"),
        f"Selisih {words.names(found)[1]} dan {words.names(found)[0]}, {shown.place}", shown.sources,
        notes=notes(shown, words.of(found.first), words.of(found.second), words.RULE, words.yardstick(found)),
        decimals={"Selisih (persen)": 1, "Dijelaskan waktu": 1}, audience=shown.audience)


def villages_frame(shown: RegisterDifferenceView, found: Differences) -> pd.DataFrame:
    """As on the page; heads say which decile and whose village."""
    own = found.inside(shown.kecamatan)
    regions = shown.regions
    return marked(shown, pd.DataFrame({
        "Kode": own.index, "Kecamatan": [regions[code].name for code in own["kecamatan"]],
        "Desa/kelurahan": [regions[str(code)].name for code in own.index], "Satuan": shown.unit,
        words.of(found.first): own["first"].to_numpy(), words.of(found.second): own["second"].to_numpy(),
        "Selisih": own["gap"].to_numpy(), "Selisih (persen)": own["relative"].to_numpy(),
        "Dijelaskan waktu": own["explained"].to_numpy(),
        "Kesimpulan": [words.verdict(found, beyond) for beyond in own["beyond"]]}))


def changes(shown: RegisterDifferenceView, found: RegisterChanges) -> None:
    """CSV and XLSX of what changed in every village of the place."""
    table = found.table(village_codes(shown))
    frame = pd.DataFrame({
        "Kode": table.index, "Kecamatan": [shown.regions[str(shown.regions[str(code)].parent)].name
                                           for code in table.index],
        "Desa/kelurahan": [shown.regions[str(code)].name for code in table.index],
        "Register": words.label(found.series), "Satuan": found.unit, "Tanggal lama": found.since.isoformat(),
        "Tanggal baru": found.until.isoformat(),
        **{change_words.HEADS[measure]: table[measure].to_numpy() for measure in MEASURES}})
    downloads.table_downloads(
        shown.build, marked(shown, frame), name_of(shown, f"register-perubahan-{shown.first}"),
        f"Perubahan {words.label(found.series)}, {shown.place}", shown.sources,
        notes=notes(shown, change_words.dates(found), change_words.balance(found), change_words.REGISTERED),
        audience=shown.audience)


def village_codes(shown: RegisterDifferenceView) -> list[str]:
    """The villages of the kecamatan, or all."""
    return [code for code in reference.village_codes(shown.build)
            if shown.kecamatan in (None, shown.regions[code].parent)]


def marked(shown: RegisterDifferenceView, frame: pd.DataFrame) -> pd.DataFrame:
    """With how it was counted in every row, and DATA CONTOH in those of what is made up."""
    told = frame.assign(**{counted.HEAD: counted.counted_how(shown.audience.exact)})
    return told.assign(Catatan=components.SAMPLE_BADGE) if shown.is_sample else told


def name_of(shown: RegisterDifferenceView, what: str) -> str:
    """Name of a file without its ending."""
    kind = ("contoh-" if shown.is_sample else "") + ("persis-" if shown.audience.exact else "")
    return f"{kind}{what}" + (f"-{shown.kecamatan}" if shown.kecamatan else "")


def notes(shown: RegisterDifferenceView, *told: str) -> list[str]:
    """What stands on the sheet of notes."""
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if shown.is_sample else []
    return [*sample, *told, words.NOT_POVERTY, words.note(shown.audience.exact)]


def findings(shown: RegisterDifferenceView, found: RegisterFindings) -> None:
    """CSV and XLSX of the findings of the place."""
    own = found.inside(shown.village or shown.kecamatan)
    frame = pd.DataFrame({
        "Kode temuan": own.index, "Kode desa": own["region_code"].to_numpy(),
        "Kecamatan": [shown.regions[code].name for code in own["kecamatan_code"]],
        "Desa/kelurahan": [shown.regions[code].name for code in own["region_code"]],
        "Register": own["register"].to_numpy(), "Temuan": own["kind"].to_numpy(), "Satuan": own["unit"].to_numpy(),
        "Terkena": own["count"].to_numpy(), "Keadaan": own["state"].to_numpy(), "Oleh": own["agency"].to_numpy(),
        "Sejak": [day.isoformat() for day in own["since"]], "Ditemukan": [day.isoformat() for day in own["found"]],
        "Umur (hari)": own["days"].to_numpy()})
    downloads.table_downloads(shown.build, marked(shown, frame), name_of(shown, "register-temuan"),
                              f"Temuan register, {shown.place}", shown.sources, notes=notes(shown),
                              audience=shown.audience)


def to_check(shown: RegisterDifferenceView, found: Differences) -> None:
    """The list of villages to check as XLSX, one sheet a kecamatan."""
    info, mark = reference.build_info(shown.build), components.SAMPLE_BADGE if shown.is_sample else ""
    tables = list_workbook.sheets(found, shown.regions, shown.kecamatan, mark)
    title = f"Desa yang perlu diperiksa: {words.names(found)[1]} dan {words.names(found)[0]}, {shown.place}"
    told = notes(shown, finding_words.HOW, words.of(found.first), words.of(found.second), words.RULE,
                 words.yardstick(found), f"Sumber: {shown.source_text}.")
    name = name_of(shown, f"register-daftar-periksa-{shown.first}-{shown.second}")
    downloads.button("Daftar periksa XLSX", f"{name}.xlsx", downloads.XLSX,
                     lambda: list_workbook.workbook(tables, title, told, info.built_at), disabled=not tables,
                     audience=shown.audience)
