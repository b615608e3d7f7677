"""Sample requests between agencies: one that hardly answers, one that always does, one that refuses."""

from __future__ import annotations

from datetime import date, timedelta

from sample_villages import Row, stream

TODAY = date(2026, 11, 20)
"""Nothing was asked or answered after this day."""
COUNTS = {2025: 34, 2026: 46}
ASKED = {  # agency: what is asked of it, chance that it answers, chance that the answer is no
    "dispendukcapil": ("Pemadanan NIK calon penerima (contoh)", 1.0, 0.0),
    "dinkes": ("Pemeriksaan kesehatan di desa prioritas (contoh)", 0.85, 0.05),
    "dpupr": ("Perbaikan jalan ke lokasi program (contoh)", 0.45, 0.3),
    "disperkim": ("Daftar rumah yang sudah ditangani (contoh)", 0.7, 0.1),
    "dishub": ("Angkutan peserta pelatihan (contoh)", 0.2, 0.1),
    "dispendik": ("Data anak tidak sekolah per desa (contoh)", 0.75, 0.05),
    "diskominfo": ("Penghubung antaraplikasi data sasaran (contoh)", 0.6, 0.1),
    "dpmd": ("Pendampingan musyawarah desa (contoh)", 0.9, 0.0),
    "bpkad": ("Penandaan belanja kemiskinan pada DPA (contoh)", 0.5, 0.2),
}
ASKERS = ("dinsos", "bappedalitbang", "dinkes", "disnaker", "diskopukm", "dpppakb", "dpmd", "dkpp")


def requests() -> list[Row]:
    """Rows of cross_requests, in order of the day they were asked."""
    made: list[Row] = []
    for year, count in COUNTS.items():
        luck = stream("lintas", year)
        days = sorted(min(date(year, 1, 12) + timedelta(days=luck.randrange(300)), TODAY) for _ in range(count))
        for number, day in enumerate(days, start=1):
            agency = luck.choice(sorted(ASKED))
            what, answers, refuses = ASKED[agency]
            asker = luck.choice([one for one in ASKERS if one != agency])
            answered = day + timedelta(days=luck.randint(3, 75))
            state = _state(luck.random(), luck.random(), answers, refuses) if answered <= TODAY else "menunggu"
            made.append({"code": f"lintas-{year}-{number:03}", "year": year, "from_agency": asker, "to_agency": agency,
                         "what": what, "sub_code": None, "asked": day.isoformat(), "state": state,
                         "answered": answered.isoformat() if state != "menunggu" else None})
    return made


def _state(drawn: float, then: float, answers: float, refuses: float) -> str:
    if drawn >= answers:
        return "menunggu"
    return "ditolak" if then < refuses else "sudah ada" if then > 0.8 else "disetujui"
