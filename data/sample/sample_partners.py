"""Sample partners, their pledges and deliveries, and activities of residents.

Every organisation is invented and bears the word "Contoh". Cases that pages must cope with are made on purpose:
companies that never report, pledges past a year without a word, help that crowds into a few kecamatan, a programme
helped by two partners in one village, partners tied to nothing, goods without a price, kecamatan without activities.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from sample_villages import Row, Village, stream

TODAY = date(2026, 11, 20)
"""Nothing was reported or done after this day."""
CROWDED = ("35.05.14", "35.05.03", "35.05.08")
"""Kecamatan where help crowds, as around factories."""
QUIET = ("35.05.05", "35.05.16", "35.05.21")
"""Kecamatan without any recorded activity of residents in 2026."""
SILENT = ("m-05", "m-08", "m-11", "m-14", "m-17", "m-20")
"""Companies that never report."""
UNTIED = ("m-24", "m-33", "m-38")
"""Partners on the list without a pledge."""
APART = "m-31"
"""Works in one village on what complements no programme: an island of the network."""
PARTNERS = (  # helix, kind, names
    ("pemerintah", "Baznas", ("Baznas Contoh Kabupaten",)),
    ("pemerintah", "instansi vertikal", ("Balai Contoh Pemasyarakatan", "Kantor Contoh Pertanahan")),
    ("usaha", "perusahaan", ("PT Contoh Gula Kencana", "PT Contoh Unggas Jaya", "PT Contoh Pakan Makmur",
                             "PT Contoh Kakao Lestari", "PT Contoh Rokok Kelud", "PT Contoh Beton Brantas",
                             "PT Contoh Kemasan Srengat", "PT Contoh Ritel Rakyat", "PT Contoh Telur Mas",
                             "PT Contoh Kopi Karanganyar", "CV Contoh Mebel Wlingi", "CV Contoh Batik Patria")),
    ("usaha", "BUMN/BUMD", ("BUMD Contoh Air Minum", "BUMN Contoh Tenaga Listrik", "BUMN Contoh Kehutanan")),
    ("usaha", "bank", ("Bank Contoh Daerah", "BPR Contoh Penataran")),
    ("usaha", "koperasi", ("Koperasi Contoh Peternak", "Koperasi Contoh Tani Mulya", "Koperasi Contoh Susu Segar")),
    ("perguruan tinggi", "perguruan tinggi", ("Universitas Contoh Penataran", "Institut Contoh Brantas",
                                              "Politeknik Contoh Selatan", "Akademi Contoh Kebidanan")),
    ("komunitas", "LSM", ("Yayasan Contoh Peduli Rumah", "LSM Contoh Sanitasi", "Yayasan Contoh Anak Sehat")),
    ("komunitas", "organisasi keagamaan", ("Lembaga Zakat Contoh Ummat", "Pelayanan Kasih Contoh")),
    ("komunitas", "organisasi masyarakat", ("Paguyuban Contoh Pemuda", "Forum Contoh Relawan")),
    ("komunitas", "kelompok warga", ("Kelompok Contoh Tani Sejahtera",)),
    ("media", "media", ("Radio Contoh Patria", "Koran Contoh Blitar", "Kanal Contoh Desa")),
)
HELP = (  # what, sector, program, unit, least, most, rupiah for one (0: goods without a price), helices
    ("Perbaikan rumah tidak layak huni", "perumahan", "rtlh", "unit", 1, 6, 20_000_000, "usaha pemerintah komunitas"),
    ("Pembangunan jamban keluarga", "kesehatan", "jamban", "KK", 3, 18, 3_500_000, "usaha komunitas"),
    ("Paket makanan tambahan balita", "kesehatan", "pmt", "paket", 20, 90, 0, "usaha perguruan-tinggi komunitas"),
    ("Paket perlengkapan sekolah", "pendidikan", "seragam", "paket", 15, 80, 350_000, "usaha pemerintah komunitas"),
    ("Modal bergulir usaha mikro", "sosial-ekonomi", "modal_usaha", "jiwa", 4, 24, 2_000_000, "usaha pemerintah"),
    ("Kambing bergulir", "pertanian", "ternak", "KK", 3, 14, 3_000_000, "usaha"),
    ("Beras untuk keluarga miskin", "pangan", "sembako", "kg", 200, 1_500, 0, "usaha pemerintah komunitas"),
    ("Pendampingan mahasiswa membangun desa", "sosial-ekonomi", "", "jiwa", 8, 30, 0, "perguruan-tinggi"),
    ("Dapur umum dan Jumat berbagi", "pangan", "", "paket", 10, 60, 0, "komunitas"),
    ("Siaran layanan masyarakat tentang bantuan", "adminduk", "", "", 0, 0, 7_500_000, "media"),
    ("Santunan dan modal keluarga rentan", "sosial-ekonomi", "", "", 0, 0, 15_000_000, "pemerintah usaha"),
)
SHARES = {"35.05.14": 0.24, "35.05.03": 0.17, "35.05.08": 0.13}
"""Part of all pledges that goes to a crowded kecamatan."""
ACTIVITIES = (("kerja bakti", 30, 110, (2, 5)), ("bedah rumah", 12, 45, (6, 24)), ("bantuan pangan", 8, 30, (2, 4)),
              ("penghijauan", 25, 90, (3, 6)), ("layanan kesehatan", 10, 40, (3, 5)), ("pelatihan", 15, 40, (4, 8)))


def partners() -> list[Row]:
    """Every partner; one left after 2024."""
    listed = [(helix, kind, name) for helix, kind, names in PARTNERS for name in names]
    return [{"code": f"m-{number:02}", "name": name, "helix": helix, "kind": kind,
             "since": 2021 + stream("mitra", "since", number).randrange(3 if number == 15 else 5),
             "until": 2024 if number == 15 else None}
            for number, (helix, kind, name) in enumerate(listed, start=1)]


def pledges(listed: list[Row], places: list[Village]) -> list[Row]:
    """Rows of 2024 to 2026, in order of the day they were pledged."""
    made: list[Row] = []
    for partner in listed:
        code, luck = str(partner["code"]), stream("mitra", "pledges", partner["code"])
        if code in UNTIED:
            continue
        fitting = [one for one in HELP if str(partner["helix"]).replace(" ", "-") in one[-1].split()]
        last = int(str(partner["until"] or 2026))
        for year in range(max(2024, int(str(partner["since"]))), last + 1):
            for number in range(1 if code == APART else luck.randint(1, 4)):
                kind = luck.choice([one for one in fitting if not one[2]] if code == APART else fitting)
                place = luck.choice([one for one in places if one.kecamatan == "35.05.22"]) if code == APART \
                    else _place(luck, places)
                made.append(_pledge(code, year, number, kind, place))
    made += _twice(places)
    made.sort(key=lambda row: (str(row["pledged_on"]), str(row["partner"]), str(row["village"])))
    return [{"code": f"j-{str(row['period'])[:4]}-{number:03}", **row} for number, row in enumerate(made, start=1)]


def _place(luck: random.Random, places: list[Village]) -> Village:
    """A village; of a crowded kecamatan as often as SHARES says."""
    drawn, within = luck.random(), 0.0
    for kecamatan, share in SHARES.items():
        within += share
        if drawn < within:
            return luck.choice([one for one in places if one.kecamatan == kecamatan])
    return luck.choice(places)


def _twice(places: list[Village]) -> list[Row]:
    """Three villages in which two partners help the same programme in the same year."""
    near = [one for one in places if one.kecamatan == CROWDED[0]][:3]
    return [_pledge(code, 2026, 90 + number, HELP[number], place) for number, place in enumerate(near)
            for code in ("m-04", "m-28")]


def _pledge(partner: str, year: int, number: int, kind: tuple[str, str, str, str, int, int, int, str],
            place: Village) -> Row:
    what, sector, program, unit, least, most, price, _ = kind
    luck = stream("mitra", partner, year, number)
    day = min(date(year, 1, 6) + timedelta(days=luck.randrange(300)), TODAY - timedelta(days=12))
    quantity = luck.randint(least, most) if unit else None
    rupiah = price * (quantity or luck.randint(1, 4)) if price else None
    status, share = _state(luck, (TODAY - day).days)
    silent = partner in SILENT or luck.random() < 0.16
    told = None if silent or status in ("direncanakan", "dibatalkan") else share
    reported = None if silent or (status == "direncanakan" and luck.random() < 0.5) else min(
        TODAY, day + timedelta(days=luck.randint(20, 260)))
    quarter = min(4, (day.month - 1) // 3 + 1 + luck.randrange(2))
    return {"partner": partner, "what": what, "sector": sector, "program": program, "village": place.code,
            "kecamatan": place.kecamatan_name, "pledged_on": day.isoformat(),
            "period": f"{year}-TW{quarter}" if luck.random() < 0.7 else str(year), "unit": unit or None,
            "pledged_quantity": quantity,
            "delivered_quantity": round(quantity * told) if quantity is not None and told is not None else None,
            "pledged_rupiah": rupiah,
            "delivered_rupiah": _grain(rupiah * told) if rupiah is not None and told is not None else None,
            "status": status, "reported_on": reported.isoformat() if reported else None,
            "evidence": f"https://blitarkab.go.id/contoh/mitra/{partner}-{year}-{number}"
            if told and luck.random() < 0.55 else None}


def _state(luck: random.Random, age: int) -> tuple[str, float]:
    """Status, and the part delivered: the older the pledge, the more is done."""
    drawn = luck.random()
    if drawn < 0.05:
        return "dibatalkan", 0.0
    if drawn < 0.09:
        return "ditunda", 0.0
    if luck.random() < min(0.85, age / 420):
        return "selesai", 1.1 if luck.random() < 0.04 else 1.0
    return ("berjalan", luck.choice((0.25, 0.5, 0.6, 0.8))) if age > 60 else ("direncanakan", 0.0)


def _grain(value: float) -> int:
    return round(value / 50_000) * 50_000


def activities(places: list[Village]) -> list[Row]:
    """What residents of some villages did together in 2025 and 2026."""
    made: list[Row] = []
    for place in places:
        luck = stream("gotong royong", place.code)
        eager = 0.75 if place.kecamatan in CROWDED else 0.5
        for year in (2025, 2026):
            quiet = year == 2026 and place.kecamatan in QUIET
            for _ in range(luck.randint(1, 3) if luck.random() < eager else 0):
                kind, least, most, hours = luck.choice(ACTIVITIES)
                day = date(year, 1, 10) + timedelta(days=luck.randrange(305))
                row: Row = {"date": day.isoformat(), "village": place.code, "kecamatan": place.kecamatan_name,
                            "kind": kind, "participants": luck.randint(least, most),
                            "hours": luck.randint(*hours) if luck.random() < 0.9 else None}
                if not quiet and day <= TODAY:
                    made.append(row)
    made.sort(key=lambda row: (str(row["date"]), str(row["village"])))
    return [{"code": f"g-{str(row['date'])[:4]}-{number:03}", **row} for number, row in enumerate(made, start=1)]
