"""Which villages and kecamatan a cell means: Kemendagri or BPS codes, or names together with their kecamatan."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dashboard.core.domain import Level
from dashboard.core.formats import shortened
from dashboard.core.regency import Namesake, Regency, regency
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.values.words import (
    kecamatan_name,
    listed,
    near,
    normalise,
    says_kecamatan,
    says_village,
    squeeze,
    village_and_kecamatan,
    village_name,
)

Found = tuple[str | None, str, tuple[str, ...]]
"""(code or None, the problem, proposed labels)."""

_CODE = re.compile(r"[\d.\s]{7,}")


def is_complete(text: str) -> bool:
    """True for what names a village without a kecamatan beside it: a code, or "Sukorejo (Udanawu)"."""
    return _CODE.fullmatch(text) is not None or village_and_kecamatan(text) is not None


def find_kecamatan(text: str, reference: ReferenceCodes) -> str | None:
    """The code of a kecamatan given by name or code, None when unknown."""
    known = reference.kecamatan_by_spelling
    return known.get(squeeze(kecamatan_name(text))) or known.get(squeeze(text))


def find_village(text: str, kecamatan: str, reference: ReferenceCodes, guess: bool = True) -> Found:
    """The Kemendagri code of a village given by code, by name with `kecamatan`, or as "Sukorejo (Udanawu)"."""
    text, kecamatan = text.strip(), kecamatan.strip()
    if _CODE.fullmatch(text):
        return _by_code(text, kecamatan, reference)
    label = village_and_kecamatan(text)
    if label:
        text, named = label
        if kecamatan and find_kecamatan(kecamatan, reference) != find_kecamatan(named, reference):
            return None, (f"Desa/kelurahan menyebut Kecamatan {shortened(named)}, tetapi kolom Kecamatan "
                          f"berisi '{shortened(kecamatan)}'. Samakan keduanya"), ()
        kecamatan = named
    name = village_name(text)
    if not kecamatan:
        labels = _elsewhere(name, reference) if guess else ()
        perhaps = f"; mungkin {listed(labels)}" if labels else ""
        return None, (f"Desa/kelurahan '{shortened(text)}' ditulis tanpa kecamatan{perhaps}. Isi kolom Kecamatan, atau "
                      "tulis kode desanya"), labels
    code = find_kecamatan(kecamatan, reference)
    if code is None:
        return _unknown_kecamatan(kecamatan, reference, guess)
    village = reference.village_by_name.get((code, squeeze(name)))
    if village:
        return village, "", ()
    return _unknown_village(name, code, reference, guess)


def _elsewhere(name: str, reference: ReferenceCodes) -> tuple[str, ...]:
    return tuple(f"{village[1]} ({village[3]})" for village in reference.villages.values()
                 if squeeze(village[1]) == squeeze(name))


def _by_code(text: str, kecamatan: str, reference: ReferenceCodes) -> Found:
    plain = re.sub(r"\s", "", text).removesuffix(".0")
    other = regency().namesake
    if other and plain.startswith((other.code, other.code.replace(".", ""))):
        return None, f"Kode wilayah '{plain}' {_refused(other)}", ()
    code = reference.village_by_code.get(plain)
    if code is None:
        return None, (f"Kode desa/kelurahan '{shortened(plain)}' tidak dikenal. Periksa kodenya: Kemendagri "
                      f"seperti {regency().village}, atau BPS 10 angka"), ()
    village = reference.villages[code]
    if kecamatan and find_kecamatan(kecamatan, reference) != village[2]:
        return None, (f"Kode '{plain}' adalah {village[1]} di Kecamatan {village[3]}, bukan di "
                      f"'{shortened(kecamatan)}'. Perbaiki kode atau kecamatannya"), (f"{village[1]} ({village[3]})",)
    return code, "", ()


def _unknown_kecamatan(text: str, reference: ReferenceCodes, guess: bool) -> Found:
    name = kecamatan_name(text)
    other = regency().namesake
    shared = _elsewhere(name, reference)  # a kecamatan there, a village here
    theirs = other is not None and squeeze(name) in map(squeeze, other.kecamatan)
    if other and ((theirs and not shared) or squeeze(other.label) in squeeze(name)):
        return None, f"Kecamatan '{shortened(name)}' {_refused(other)}", ()
    names = tuple(near(name, reference.kecamatan_names.values())) if guess else ()
    perhaps = f"; mungkin {listed(names)}" if names else ""
    hint = f" Kecamatan {name.title()} ada di {other.label}, yang tidak termasuk." if other and theirs else ""
    return None, (f"Kecamatan '{shortened(text)}' tidak dikenal{perhaps}.{hint} Perbaiki nama kecamatannya, atau "
                  "tambahkan ejaan ini lewat dataset place_aliases"), names


def _refused(other: Namesake) -> str:
    return f"termasuk {other.label}, bukan {regency().label}; keluarkan baris ini dari berkas"


def _unknown_village(name: str, code: str, reference: ReferenceCodes, guess: bool) -> Found:
    here = [village[1] for village in reference.villages.values() if village[2] == code] if guess else []
    kecamatan = reference.kecamatan_names[code]
    labels = tuple(f"{one} ({kecamatan})" for one in near(name, here)) if guess else ()
    elsewhere = _elsewhere(name, reference) if guess and not labels else ()
    perhaps = f"; mungkin {listed(labels or elsewhere)}" if labels or elsewhere else ""
    mend = ("Perbaiki kecamatannya, atau tulis kode desanya" if elsewhere else
            "Perbaiki namanya, tulis kode desanya, atau tambahkan ejaannya lewat dataset place_aliases")
    return None, f"Desa/kelurahan '{shortened(name)}' tidak ada di Kecamatan {kecamatan}{perhaps}. {mend}", \
        labels or elsewhere


def spelling(text: str, kecamatan: str, reference: ReferenceCodes) -> tuple[str, str]:
    """What of an unknown village could be learnt as a spelling, and its kind: ("Bakug", "kecamatan"), ("Plandirjo
    (Bakung)", "village"), or (the text, "place") where the file itself must say more."""
    name, named = village_and_kecamatan(text) or (text, kecamatan)
    code = find_kecamatan(named, reference)
    if _CODE.fullmatch(text.strip()) or not named:
        return text, "place"
    if code is None:
        return kecamatan_name(named), "kecamatan"
    return f"{village_name(name)} ({reference.kecamatan_names[code]})", "village"


def find_region(text: str, reference: ReferenceCodes, guess: bool = True) -> Found:
    """The Kemendagri code of any region given by Kemendagri or BPS code; nothing is ever proposed."""
    plain = re.sub(r"\s", "", text).removesuffix(".0")
    code = reference.region_by_code.get(plain)
    if code:
        return code, "", ()
    return None, (f"Kode wilayah '{shortened(text)}' tidak dikenal. Tulis kode Kemendagri "
                  f"({regency().code}) atau BPS ({regency().bps_code})"), ()


def find_place(text: str, reference: ReferenceCodes, guess: bool = True) -> Found:
    """As `find_region`, of a village or kecamatan of Kabupaten Blitar only."""
    code, problem, _ = find_region(text, reference, guess)
    if code is None or code in reference.villages or code in reference.kecamatan_names:
        return code, problem, ()
    return None, (f"Kode '{shortened(text)}' bukan desa, kelurahan, atau kecamatan di {regency().label}; pakai kode "
                  "wilayah yang dimaksud"), ()


class PlacesInText(NamedTuple):
    """What a free text about a location names: region codes in order, and the parts that could not be placed."""

    codes: tuple[str, ...]
    unplaced: tuple[str, ...]
    problem: str


_BEFORE_WORDS = re.compile(r"\b(?=(?:kecamatan|kec|desa|kelurahan|kel|ds)\b)", re.IGNORECASE)
_PARTS = re.compile(r"[,/()\[\]&+:•*\u2022]|\s[-–]\s|(?<=\s)-|\bdan\b|\bserta\b|\bdi\b", re.IGNORECASE)
_CLAUSES = re.compile(r"[;\n\r|]+")
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}|[a-z])[.)]\s+", re.IGNORECASE)
_WHOLE = (r"(?:se |seluruh |wilayah )*(?:{kinds}) ?{name}"
          r"|\d+ kecamatan|seluruh (?:kecamatan|desa|kelurahan|{kind})(?: \w+)*|se {kind}"
          r"|(?:\d+ )?(?:kecamatan )?se {kind} {name}|tersebar|{kind}")
_KINDS = {Level.KABUPATEN: "kab|kabupaten|kabupaten kab", Level.KOTA: "kota", Level.PROVINSI: "prov|provinsi"}
_SAYS_NOTHING = {"", "desa", "kecamatan", "kelurahan", "kec", "kel", "ds", "desa kelurahan", "semua", "lokasi"}


@cache
def _whole(own: Regency) -> re.Pattern[str]:
    return re.compile(_WHOLE.format(kinds=_KINDS[own.level], kind=own.kind, name=re.escape(normalise(own.name))))


def find_places(text: str, reference: ReferenceCodes) -> PlacesInText:
    """Every village and kecamatan named in a text: "Kec. Bakung: Plandirejo, Bululawang; Desa Jaten Kec. Wonodadi".

    A kecamatan counts only where none of its villages is named. The whole kabupaten is its own code.
    """
    finder = _Finder(reference)
    for clause in _CLAUSES.split(text):
        finder.clause(_NUMBERING.sub("", clause))
    return finder.result()


class _Finder:
    def __init__(self, reference: ReferenceCodes) -> None:
        self.reference = reference
        self.villages: dict[str, None] = {}
        self.kecamatan: dict[str, None] = {}
        self.whole = False
        self.current: str | None = None
        self.unplaced: list[str] = []
        self.problem = ""

    def clause(self, text: str) -> None:
        """Villages belong to the kecamatan before them, or, when a village comes first, to the one after."""
        if not normalise(text):
            return
        other = regency().namesake
        if other and normalise(other.label) in normalise(text):
            self.problem = f"menyebut {other.label}, yang bukan bagian {regency().label}"
        waiting: list[str] = []
        opened = False
        for part in self._parts(text):
            code = self._kecamatan(part, opened or self.current is not None)
            if code:
                self.kecamatan[code] = None
                for name in waiting:
                    self._village(name, code)
                if not waiting or opened:
                    self.current, opened = code, True
                waiting = []
            elif opened or (self.current and self._known(part, self.current)):
                self._village(part, self.current)
            else:
                waiting.append(part)
        for name in waiting:
            self._village(name, self.current)

    def _parts(self, text: str) -> list[str]:
        parts, whole = [], _whole(regency())
        for piece in _PARTS.split(text):
            if whole.fullmatch(normalise(piece)):  # before "22 Kecamatan" is split at its second word
                self.whole = True
                continue
            for part in _BEFORE_WORDS.split(piece):
                words = normalise(part)
                if whole.fullmatch(words):
                    self.whole = True
                elif words not in _SAYS_NOTHING and not (words.isdigit() and len(words) < 5):
                    parts.append(part.strip(" .-"))
        return parts

    def _kecamatan(self, part: str, inside: bool) -> str | None:
        """The kecamatan a part names; a bare name that is a village of the current kecamatan is that village."""
        if says_village(part):
            return None
        if not says_kecamatan(part) and inside and self._known(part, self.current):
            return None
        return find_kecamatan(part, self.reference)

    def _known(self, part: str, kecamatan: str | None) -> bool:
        return (kecamatan or "", squeeze(village_name(part))) in self.reference.village_by_name

    def _village(self, part: str, kecamatan: str | None) -> None:
        if _CODE.fullmatch(part):
            found = _by_code(part, "", self.reference)[0]
        else:
            found = self.reference.village_by_name.get((kecamatan or "", squeeze(village_name(part))))
        if found:
            self.villages[found] = None
        else:
            self.unplaced.append(shortened(part))

    def result(self) -> PlacesInText:
        held = {self.reference.villages[code][2] for code in self.villages}
        codes = [code for code in self.kecamatan if code not in held] + list(self.villages)
        if self.whole and not codes:
            codes = [regency().code]
        return PlacesInText(tuple(codes), tuple(self.unplaced), self.problem)
