"""Sample tagged spending, made of the sample RAT; all spending and the documents are invented."""

from __future__ import annotations

from sample_villages import Row, stream

YEARS = (2025, 2026)
ALL_SPENDING = {2025: (2_412_500_000_000, "2025-12-31"), 2026: (1_684_300_000_000, "2026-09-30")}
TRAVELLERS = ("dinsos", "bappedalitbang", "dpmd", "dinkes")
"""Tag some travel too, which does not count."""
DOCUMENTS = (  # year, code, name, due, sent
    (2025, "sk-tkpk", "SK TKPK 2025–2029 (contoh)", "2025-04-30", "2025-04-22"),
    (2025, "rat", "RAT 2025 (contoh)", "2025-05-30", "2025-06-11"),
    (2025, "semester-1", "Laporan semester I 2025 (contoh)", "2025-08-15", "2025-08-14"),
    (2026, "sk-tkpk", "SK TKPK 2025–2029 (contoh)", "2026-04-30", "2026-04-17"),
    (2026, "rat", "RAT 2026 (contoh)", "2026-05-29", "2026-05-29"),
    (2026, "laporan-tw1", "Laporan triwulan I 2026 (contoh)", "2026-06-30", "2026-07-09"),
    (2026, "laporan-tw2", "Laporan triwulan II 2026 (contoh)", "2026-09-30", None),
    (2026, "lampiran", "Lampiran dan verifikasi 2026 (contoh)", "2026-12-11", None),
)


def incentive(matrix: list[Row]) -> dict[str, list[Row]]:
    """Rows of tagged_spending, regional_spending and incentive_documents."""
    spending: list[Row] = []
    for year in YEARS:
        groups: dict[tuple[str, str], list[Row]] = {}
        for row in matrix:
            if row["year"] == year:
                groups.setdefault((str(row["agency"]), str(row["sub_code"])), []).append(row)
        for (agency, code), lines in groups.items():
            spending.append(_spending(year, agency, code, lines))
        spending += [_travel(year, agency, matrix) for agency in TRAVELLERS]
    return {"tagged_spending": spending,
            "regional_spending": [{"year": year, "realised": realised, "as_of": day, "source": "Angka contoh"}
                                  for year, (realised, day) in ALL_SPENDING.items()],
            "incentive_documents": [dict(zip(("year", "code", "name", "due", "sent", "evidence"), (*one, None),
                                             strict=True)) for one in DOCUMENTS]}


def _spending(year: int, agency: str, code: str, lines: list[Row]) -> Row:
    first = lines[0]
    known = [int(str(row["realised_total"])) for row in lines if row["realised_total"] is not None]
    return {"year": year, "agency": agency, "sub_code": code, "name": first["sub_activity"],
            "kind": "langsung" if first["direct"] else "tidak langsung" if first["indirect"] else "penunjang",
            "travel": "tidak", "pagu": sum(int(str(row["allocation"])) for row in lines),
            "realised": sum(known) if known else None}


def _travel(year: int, agency: str, matrix: list[Row]) -> Row:
    """Travel of an agency stands at its first sub kegiatan."""
    first = next(row for row in matrix if row["year"] == year and row["agency"] == agency)
    pagu = stream("perjalanan", year, agency).randint(12, 60) * 10_000_000
    return {"year": year, "agency": agency, "sub_code": first["sub_code"], "name": "Perjalanan dinas (contoh)",
            "kind": "penunjang", "travel": "ya", "pagu": pagu, "realised": pagu * 7 // 10}
