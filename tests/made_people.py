"""Made-up people and lists of them, by a seed: nobody in them lives. Used by tests and by the bench."""

from __future__ import annotations

import csv
import random
import string
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

REGIONS = Path(__file__).parents[1] / "data" / "regions" / "regions.csv"
_MEN = [
    "AGUS", "BUDI", "SLAMET", "SUPRIYANTO", "HARTONO", "JOKO", "WAHYU", "EKO", "DWI", "TRI", "BAMBANG", "SUGENG",
    "MUHAMMAD", "AHMAD", "ABDUL", "IMAM", "ARIF", "RUDI", "HERI", "YUSUF", "HASAN", "HUSEIN", "SUKIRMAN",
    "PONIRAN", "SUWARNO", "MISERI", "KATIMAN", "SARIMAN", "TEGUH", "YULIANTO", "DARMADI", "PARIYO", "GALIH",
    "RIZKI", "FAJAR", "BAGUS", "DIMAS", "ANDI", "DEDI", "TONO", "WAWAN", "YANTO", "NUR", "KHOIRUL", "MISBAHUL",
    "ZAINAL", "FATKHUR", "MASRUR", "ROHMAN"
]
_WOMEN = [
    "SITI", "SRI", "DEWI", "NUR", "ENDANG", "SUMIATI", "SULASTRI", "PARTINI", "WINARSIH", "KASIYEM", "TUKIYEM",
    "MARYAM", "AMINAH", "FATIMAH", "RATNA", "INDAH", "LESTARI", "WAHYUNI", "PUJI", "YULI", "RINI", "ENI", "ERNA",
    "LILIK", "UMI", "BINTI", "KHOTIMAH", "ROHMAH", "MUNAWAROH", "LAILA", "NINGSIH", "SUPARMI", "JUMIATI",
    "MISTINI", "SRIATUN", "WIJI", "TUTIK", "ANIK", "SUSANTI", "AGUSTINA", "PUTRI", "AYU", "CITRA", "INTAN",
    "NABILA", "ZAHRA", "KARTINI"
]
_LAST = [
    "SUSANTO", "PRASETYO", "WIBOWO", "SANTOSO", "NUGROHO", "SETIAWAN", "KURNIAWAN", "HIDAYAT", "RAHMAN", "HAKIM",
    "ANWAR", "ROFIQ", "MUSTOFA", "FAUZI", "GUNAWAN", "PURNOMO", "UTOMO", "WIDODO", "SUTRISNO", "SUPARNO",
    "SUMARNO", "HANDOKO", "RIYANTO", "IRAWAN", "SAPUTRA", "PRATAMA", "RAMADHAN", "FIRMANSYAH", "MAULANA",
    "SAPUTRO", "WICAKSONO", "NURHADI"
]
_LAST_WOMEN = [
    "RAHAYU", "LESTARI", "WULANDARI", "HANDAYANI", "NINGSIH", "ASTUTI", "MULYANI", "SUSILOWATI", "UTAMI",
    "FITRIANI", "PERMATASARI", "ANGGRAINI", "SAFITRI", "MAHARANI", "KHASANAH", "FADILAH", "NURJANAH", "ROHMATIN",
    "HIDAYAH", "MAGHFIROH", "SETYOWATI", "KUSUMAWATI", "PUSPITASARI", "WIDYAWATI", "INDRAWATI", "ROCHMAH",
    "AZIZAH", "NURAINI", "MUSLIKAH", "FAIZAH", "ALFIANI"
]
_SYLLABLES = [
    "SU", "KAR", "TI", "MAN", "WAR", "NO", "PON", "IR", "AN", "DAR", "MO", "RI", "YA", "NTO", "MUL", "YO", "SAR",
    "WI", "JO", "KIR", "MAD", "TUK", "IM", "AH", "LAS", "TRI", "ROH", "NAH"
]


@dataclass
class Person:
    """Somebody who does not live."""

    number: int
    nik: str
    kk: str
    name: str
    birth: str
    village: str
    card_village: str
    decile: int


def villages() -> list[str]:
    with REGIONS.open(encoding="utf-8") as handle:
        return [row["code"] for row in csv.DictReader(handle) if row["level"] in ("desa", "kelurahan")]


def population(many: int, seed: int, places: list[str] | None = None, january: bool = False,
               one_word: float = 0.1) -> list[Person]:
    """Families in villages; twins, one-word names, villages of the card that differ."""
    dice = random.Random(seed)  # noqa: S311 - a seed for tests
    codes, found = places or villages(), list[Person]()
    serials: dict[str, int] = {}
    while len(found) < many:
        village = dice.choice(codes)
        card = village if dice.random() > 0.05 else dice.choice(codes)
        family = f"{village.replace('.', '')[:6]}{dice.randrange(1, 29):02}{dice.randrange(1, 13):02}" \
                 f"{dice.randrange(5, 26):02}{dice.randrange(1, 9999):04}"
        decile = dice.randint(1, 10)
        twin: tuple[str, bool] | None = None
        for _ in range(dice.choice((1, 2, 3, 3, 4, 4, 5))):
            woman = dice.random() < 0.5
            birth = (date(1940, 1, 1) + timedelta(days=dice.randrange(31_000))).isoformat()
            if twin is not None and dice.random() < 0.05:
                birth, woman = twin
            twin = (birth, woman)
            if january:
                birth = f"{birth[:4]}-01-01"
            region = card.replace(".", "")[:6]
            day = int(birth[8:]) + (40 if woman else 0)
            stem = f"{region}{day:02}{birth[5:7]}{birth[2:4]}"
            serials[stem] = serials.get(stem, 0) + 1
            found.append(Person(len(found), f"{stem}{serials[stem]:04}", family, _name(dice, woman, one_word), birth,
                                village, card, decile))
    return found[:many]


def _name(dice: random.Random, woman: bool, one_word: float) -> str:
    if dice.random() < one_word:
        return "".join(dice.choice(_SYLLABLES) for _ in range(dice.choice((2, 3, 3))))
    words = [dice.choice(_WOMEN if woman else _MEN), dice.choice(_LAST_WOMEN if woman else _LAST)]
    if dice.random() < 0.35:
        words.insert(1, dice.choice(_WOMEN if woman else _MEN))
    return " ".join(words)


def typed(dice: random.Random, text: str, letters: str = string.ascii_uppercase) -> str:
    """With one typing error."""
    place, kind = dice.randrange(len(text)), dice.random()
    if kind < 0.4:
        return text[:place] + dice.choice(letters) + text[place + 1:]
    if kind < 0.6:
        return text[:place] + text[place + 1:]
    if kind < 0.8:
        return text[:place] + dice.choice(letters) + text[place:]
    return text[:place] + text[place:place + 2][::-1] + text[place + 2:]


@dataclass(frozen=True)
class Care:
    """How carefully a list is written: shares of rows."""

    no_nik: float = 0.06
    wrong_nik: float = 0.02
    no_kk: float = 0.2
    wrong_name: float = 0.06
    wrong_birth: float = 0.015
    twice: float = 0.005


def copied(person: Person, dice: random.Random, care: Care) -> Person:
    """The person as a list writes it."""
    nik, kk, name, birth = person.nik, person.kk, person.name, person.birth
    draw = dice.random()
    if draw < care.no_nik:
        nik = ""
    elif draw < care.no_nik + care.wrong_nik:
        place = dice.randrange(16)
        nik = nik[:place] + str((int(nik[place]) + dice.randrange(1, 10)) % 10) + nik[place + 1:]
    if dice.random() < care.no_kk:
        kk = ""
    if dice.random() < care.wrong_name:
        name = typed(dice, name)
    if dice.random() < care.wrong_birth:
        day = date.fromisoformat(birth)
        birth = dice.choice((f"{birth[:4]}-01-01", day.replace(day=min(day.day % 28 + 1, 28)).isoformat(),
                             f"{birth[:3]}{(int(birth[3]) + 1) % 10}{birth[4:8]}{min(int(birth[8:]), 28):02}"))
    return Person(person.number, nik, kk, name, birth, person.village, person.card_village, person.decile)


def listed(people: list[Person], share: float, seed: int, care: Care, least_poor: int = 10) -> list[Person]:
    """Rows of a list that holds this share of the people (of deciles up to `least_poor`), shuffled."""
    dice = random.Random(seed)  # noqa: S311
    rows = []
    for person in people:
        if person.decile > least_poor or dice.random() > share:
            continue
        rows.append(copied(person, dice, care))
        while dice.random() < care.twice:
            rows.append(copied(person, dice, care))
    dice.shuffle(rows)
    return rows


HEAD = ("nik", "no_kk", "nama", "tanggal_lahir", "kode_desa", "kode_desa_ktp", "desil", "alamat")


def write_list(path: Path, rows: list[Person], separator: str = "|", quoted: bool = True) -> None:
    """As DTSEN is handed over: parted by pipes, quoted; with an address, which must never be seen again."""
    quote = '"' if quoted else ""
    with path.open("w", encoding="utf-8") as handle:
        handle.write(separator.join(f"{quote}{one}{quote}" for one in HEAD) + "\n")
        for row in rows:
            year, month, day = row.birth.split("-")
            cells = (row.nik, row.kk, row.name, f"{day}-{month}-{year}", row.village.replace(".", ""),
                     row.card_village.replace(".", ""), str(row.decile), f"DUSUN KRAJAN RT 01 NO {row.number % 90}")
            handle.write(separator.join(f"{quote}{cell}{quote}" for cell in cells) + "\n")
