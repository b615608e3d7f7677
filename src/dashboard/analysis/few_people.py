"""Few people in the action plan: which counts of it a viewer may not see (PRACTICE: below 10 is shown as "<10").

1. In texts ("3 KK", "5 orang lansia") a count of people below 10 becomes "<10", wherever the text stands.
2. An indicator that counts people, of a sub kegiatan that works in villages only (no kecamatan, not the whole regency),
   shows amounts below 10 as "<10", and no percentage, from which the amount could be worked out. Its status stays.
3. Rupiah divided by what each recipient gets is a count of them. So of a sub kegiatan with a hidden count "besaran
   manfaat" is closed ("ditutup") in every line; and where a line's own target is hidden, so are those of its other
   lines, whose rupiah would tell what each recipient gets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import pandas as pd

from dashboard import formats
from dashboard.analysis.disclosure import SMALL

SUB = ["agency", "sub_code"]
AMOUNTS = ["baseline", "target", "plan", "achieved"]
_PEOPLE = (r"(?:kk|kpm|keluarga|kepala keluarga|rumah tangga|ruta|jiwa|orang|org|warga|penduduk|peserta|penerima|siswa|"
           r"siswi|santri|mahasiswa|balita|bayi|anak|lansia|ibu|pasien|penyandang|difabel|petani|nelayan|pekerja|"
           r"buruh|pemuda|perempuan|remaja|pmks|ppks|odgj|individu)")
_COUNT_OF_PEOPLE = re.compile(rf"(?<![\d.,])\d(?![\d.,]*\d)(?=\s*(?:\([^)]*\)\s*)?{_PEOPLE}\b)", re.IGNORECASE)
_UNIT = re.compile(rf"\b{_PEOPLE}\b", re.IGNORECASE)
_VILLAGE_PARTS = 4
"""Parts of a village's code (35.05.05.2003)."""
FEW_WORDS = formats.HIDDEN_COUNT
FREE_TEXTS = ("direct", "indirect", "support", "aid_nature", "location", "benefit", "aid_kind", "duration")
"""Columns of the matrix in which a count of people may stand, besides its target."""


def without_few(text: str) -> str:
    """'3 KK' -> '<10 KK'; also a bare '3', as the text tells how many recipients there are."""
    if re.fullmatch(r"\s*\d\s*", text):
        return FEW_WORDS
    return _without_people(text)


def counts_people(unit: object) -> bool:
    """'KK', 'orang', 'siswa SD'; not 'unit', 'dokumen'."""
    return isinstance(unit, str) and bool(_UNIT.search(unit))


def only_villages(places: Iterable[str]) -> bool:
    """Whether at least one place is named, and every one is a village."""
    codes = list(places)
    return bool(codes) and all(code.count(".") == _VILLAGE_PARTS - 1 for code in codes)


def is_few(value: float | None) -> bool:
    """Above nothing and below 10; a target of nothing is an error of planning, which stays to be seen."""
    return value is not None and bool(0 < value < SMALL)


def mark(subs: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Rows of `sub_progress` with `few`: True where an amount of people below 10 belongs to villages."""
    places: dict[tuple[str, str], set[str]] = {}
    for agency, code, named in zip(actions["agency"], actions["sub_code"], actions["places"], strict=True):
        places.setdefault((agency, code), set()).update(named)
    local = {key for key, named in places.items() if only_villages(named)}
    few = [(row["agency"], row["sub_code"]) in local and counts_people(row["unit"])
           and any(is_few(row[name]) for name in AMOUNTS) for row in subs.to_dict("records")]
    return subs.assign(few=pd.Series(few, index=subs.index, dtype=bool))


def masked(subs: pd.DataFrame) -> pd.DataFrame:
    """Marked rows for a file: amounts below 10 and the percentages of marked rows are missing."""
    few = subs["few"]
    hidden = {name: subs[name].mask(few & subs[name].map(is_few)) for name in AMOUNTS}
    return subs.assign(**hidden, achievement=subs["achievement"].mask(few))


def target_texts(actions: pd.DataFrame) -> pd.Series:
    """The target of each line of the matrix as a viewer may read it (rules 1 and 3); missing stays missing."""
    texts = actions["target_text"].map(without_few, na_action="ignore")
    hidden = _differs(texts, actions["target_text"])
    beside = hidden.groupby([actions[name] for name in SUB]).transform("any") & ~hidden
    counted = texts.map(lambda text: isinstance(text, str) and any(map(str.isdigit, text))).astype(bool)
    return texts.mask(beside & counted, formats.HIDDEN)


def for_viewers(actions: pd.DataFrame, few: Collection[tuple[str, str]]) -> pd.DataFrame:
    """Lines of the matrix as a viewer may have them; the same frame when nothing of it is hidden. `few`: (agency,
    sub_code) that rule 2 hides an amount of."""
    told = {name: actions[name].map(_without_people, na_action="ignore") for name in FREE_TEXTS}
    told["target_text"] = target_texts(actions)
    keys = pd.Series(zip(actions["agency"], actions["sub_code"], strict=True), index=actions.index, dtype=object)
    closed = keys.isin({*few, *keys[_differs(told["target_text"], actions["target_text"])]})
    told["benefit"] = told["benefit"].mask(closed & actions["benefit"].notna(), formats.HIDDEN)
    return actions.assign(**{name: text for name, text in told.items() if _differs(text, actions[name]).any()})


def _differs(seen: pd.Series, texts: pd.Series) -> pd.Series:
    return seen.notna() & (seen != texts)


def _without_people(text: str) -> str:
    return _COUNT_OF_PEOPLE.sub(FEW_WORDS, text)
