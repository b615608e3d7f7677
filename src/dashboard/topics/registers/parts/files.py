"""The registers as files, rounded or exact as the page is."""

from __future__ import annotations

import pandas as pd

from dashboard.topics.registers.parts.page import Shown
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.words import registers as words
from dashboard.ui import components, downloads


def villages(shown: Shown, found: Differences) -> None:
    """CSV and XLSX of every village of the place."""
    downloads.table_downloads(
        shown.build, villages_frame(shown, found), name_of(shown, f"register-selisih-{shown.first}-{shown.second}"),
        f"Selisih {words.names(found)[1]} dan {words.names(found)[0]}, {shown.place}", shown.sources,
        notes=notes(shown, words.of(found.first), words.of(found.second), words.RULE, words.yardstick(found)),
        decimals={"Selisih (persen)": 1, "Dijelaskan waktu": 1}, audience=shown.audience)


def villages_frame(shown: Shown, found: Differences) -> pd.DataFrame:
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


def marked(shown: Shown, frame: pd.DataFrame) -> pd.DataFrame:
    """With DATA CONTOH in every row of what is made up."""
    return frame.assign(Catatan=components.SAMPLE_BADGE) if shown.is_sample else frame


def name_of(shown: Shown, what: str) -> str:
    """Name of a file without its ending."""
    kind = ("contoh-" if shown.is_sample else "") + ("persis-" if shown.audience.exact else "")
    return f"{kind}{what}" + (f"-{shown.kecamatan}" if shown.kecamatan else "")


def notes(shown: Shown, *told: str) -> list[str]:
    """What stands on the sheet of notes."""
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if shown.is_sample else []
    return [*sample, *told, words.NOT_POVERTY, words.note(shown.audience.exact)]
