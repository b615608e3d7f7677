"""Short words on the RAT for lists and for one area: who is concerned, and what a table leaves out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.topics.rat.rules.quarter import Located

_MOST_NAMES = 6


def who(rows: pd.DataFrame, names: Mapping[str, str], most: int = _MOST_NAMES) -> str:
    """'12 pada Dinas PUPR, Dinkes, dan 3 OPD lain'. `rows` has agency; `names`: short name by code."""
    agencies = [names.get(code, code) for code in dict.fromkeys(rows["agency"])]
    more = len(agencies) - most
    listed = ", ".join(agencies[:most]) + (f", dan {more} OPD lain" if more > 0 else "")
    return f"{len(rows)} pada {listed}"


def left_out(located: Located, hidden: int, around: int) -> str:
    """What a table of the rows that name an area leaves out. `hidden`: rows beyond the table; `around`: sub kegiatan
    that name only its kecamatan or another village there."""
    parts = [f"{hidden} baris lain ada di Capaian RAT." if hidden > 0 else "",
             f"{around} sub kegiatan lain menyebut kecamatannya atau desa lain di sana." if around > 0 else "",
             f"{len(located.whole)} berlaku se-kabupaten." if located.whole else "",
             f"{len(located.nowhere)} tanpa lokasi." if located.nowhere else ""]
    return " ".join(part for part in parts if part)
