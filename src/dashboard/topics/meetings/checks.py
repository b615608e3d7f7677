"""Rules over whole rows of the team and of who came: offices and no persons, groups under one name, days in order.

A name cannot be told from other words for certain. What is taken is an office by its first word, and what would tell a
person beside it is refused: titles, NIP, forms of address, and whatever follows a bracket, a dash, a comma or a new
line that is not an office or an agency again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import pandas as pd

from dashboard.intake.findings import label
from dashboard.intake.preview import FileRefused
from dashboard.intake.validate import Rows
from dashboard.intake.values.words import normalise
from dashboard.topics.meetings.contracts import ABSENT, CHAIR, UNINVITED, VACANT

_OFFICE = re.compile(
    r"(?:bupati|wakil|wabup|sekretaris|sekda|sekban|sekdin|sekcam|asisten|staf|kepala|kabid|kabag|kasubag|"
    r"kasubbag|kasubbid|kasi|kaban|kadis|kadin|ketua|direktur|wadir|camat|lurah|inspektur|irban|komandan|"
    r"koordinator|subkoordinator|pejabat|plt|plh|pj|pjs|penjabat|analis|perencana|penyuluh|pengelola|pengawas|"
    r"pengadministrasi|pranata|statistisi|pekerja|administrator|pelaksana|fungsional|fasilitator|auditor|"
    r"arsiparis|penata|penelaah|pengolah|pendamping|operator|bendahara|manajer|anggota|unsur|jabatan|dokter|"
    r"perawat|bidan|apoteker|nutrisionis|sanitarian|epidemiolog|guru|widyaiswara|penilik|instruktur|pengantar|"
    r"mediator|medik|tenaga|petugas|ahli|sub|jf)\b")
"""How an office begins, its words normalised."""
_TITLES = re.compile(
    r"\b(?:nip|nik|nrp|nuptk)\b|\b(?:drs|dra|dr|drg|drh|ir|prof|hj|apt|ns)\.|\b[h]\.\s|,\s*(?:s|m|a)\.?\s?"
    r"(?:sos|pd|e|h|t|p|km|ked|kom|kep|si|ap|ip|ag|psi|farm|gz|hut|pt|st|stp|tr|m|md|ma|mm|mt|mp|msc|kes|han|ak|hum|"
    r"eng|stat|i|kn|ling)\b|\b(?:s|m)\.\s?(?:sos|pd|e|h|t|p|km|ked|kom|kep|si|ap|ip|ag|psi|farm|gz|hut|pt|st|tp|m|kes|"
    r"hum|eng|stat|kn|ling)\b|\bph\.?\s?d\b|\bm\.?\s?sc\b|\b(?:a\.\s?n\.|atas nama)", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:bapak|ibu|pak|bu|sdr|sdri|saudara|saudari|mas|mbak)\b\.?\s+[a-z]", re.IGNORECASE)
_STAFF_NUMBER = re.compile(r"(?:\d[\s.]?){8,}")
_APART = re.compile(r"[()\[\]:;/\n\r\t–—,]|\s-\s")
_GROUP = re.compile(r"^(?:pokja|kelompok kerja)\b\.?\s*", re.IGNORECASE)
_MOST_PLACES = 5
_ADVICE = ("Tulis jabatannya saja, misalnya Kepala Bidang Perencanaan Sosial atau Staf Bidang Sosial; dasbor tidak "
           "menyimpan nama orang. Berkas ditolak seluruhnya dan tidak disimpan; perbaiki isian itu, lalu unggah lagi.")


def person_in(office: str, known: Iterable[str] = ()) -> str:
    """What of a text makes it tell a person and not only an office, as the beginning of a sentence; "" when nothing
    does. `known`: names of agencies, which may follow an office. The text itself is not repeated."""
    if _TITLES.search(office) or _ADDRESSED.search(office) or _STAFF_NUMBER.search(office):
        return "memuat gelar, sapaan, atau NIP"
    parts = [part for part in map(str.strip, _APART.split(office)) if part]
    if not parts or not _is_office(parts[0]):
        return "tidak diawali nama jabatan"
    words = {word for name in known for word in normalise(name).split()}
    if any(not _may_follow(part, words) for part in parts[1:]):
        return "memuat keterangan yang mungkin nama orang sesudah tanda baca"
    return ""


def _is_office(text: str) -> bool:
    return _OFFICE.match(normalise(text)) is not None


def _may_follow(text: str, words: Collection[str]) -> bool:
    """An office again, words of agencies' names only, an abbreviation, or words joined by "dan", as no name is."""
    return _is_office(text) or (text.isupper() and " " not in text) or " dan " in f" {text.lower()} " or \
        all(word in words for word in normalise(text).split())


def team(rows: Rows) -> None:
    """Offices without persons; nobody leaves before coming; two chairs at one time are said, not refused."""
    frame, findings = rows.frame, rows.findings
    frame["workgroup"] = frame["workgroup"].map(group_name, na_action="ignore")
    _offices(rows, vacant=VACANT)
    findings.errors(rows.where(frame["until"] < frame["since"]), "until",
                    "Tanggal sampai mendahului tanggal sejak; periksa keduanya")
    chairs = frame[(frame["role"] == CHAIR) & (frame["office"] != VACANT)]
    for group, own in chairs.groupby("workgroup"):
        for position in _overlapping(own):
            findings.warning(position, "role", f"{group} mempunyai dua ketua pada waktu yang sama; isi tanggal sampai "
                             "pada yang lama. Baris tetap diterima", "two chairs")


def group_name(text: str) -> str:
    """"Pokja  Pendataan" -> "Kelompok Kerja Pendataan": one group, however it is written."""
    return " ".join(_GROUP.sub("Kelompok Kerja ", text).split())


def _overlapping(chairs: pd.DataFrame) -> list[int]:
    """Positions of seats that somebody else holds at the same time; ISO days, blank is for ever."""
    until = chairs["until"].fillna("9999-12-31")
    return [int(first) for first in chairs.index for second in chairs.index
            if first != second and chairs["since"][first] <= until[second] and chairs["since"][second] <= until[first]]


def attendance(rows: Rows) -> None:
    """Offices without persons, and none where nobody came."""
    frame = rows.frame
    _offices(rows)
    for position in rows.where(frame["state"].isin([ABSENT, UNINVITED]) & frame["office"].notna()):
        rows.findings.warning(position, "office", "Jabatan yang hadir diisi pada OPD yang tidak datang; tidak dipakai",
                              "office of nobody")
    frame["office"] = frame["office"].mask(frame["state"].isin([ABSENT, UNINVITED]))


def _offices(rows: Rows, vacant: str = "") -> None:
    """Raises FileRefused with the place of what may be a person; a copy of the rows would keep it otherwise."""
    offices = rows.frame["office"]
    names = [*rows.reference.agencies.values(), *rows.reference.agency_aliases]
    told = {text: person_in(text, names) for text in offices.dropna().unique() if text != vacant}
    wrong = rows.where(offices.map(lambda text: bool(told.get(text))))
    if not len(wrong):
        return
    places = [rows.findings.place(int(position)) for position in wrong]
    table, first = places[0]
    listed = ", ".join(str(row) for _, row in places[1:_MOST_PLACES])
    more = f" (juga baris {listed}{', …' if len(places) > _MOST_PLACES else ''})" if listed else ""
    raise FileRefused(f"Lembar '{table.sheet.name}' baris {first}{more}, kolom {label(table, 'office')}: isian "
                      f"{told[offices[int(wrong[0])]]}. {_ADVICE}")
