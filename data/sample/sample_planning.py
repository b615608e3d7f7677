"""Sample links of the planning chain, made of the sample RAT: same agencies, same sub kegiatan, invented priorities.

Cases that pages must cope with are made on purpose: targets and priorities without action, actions without priority,
money without action or place, codes in the mixed shape, short codes with and without a crosswalk.
"""

from __future__ import annotations

from sample_villages import Row, Village, stream

YEARS = (2025, 2026)
NEW, OLD, SHORT = "Kepmendagri 900.1-2850/2025", "Kepmendagri 900.1.15.5-3406/2024", "Kepmendagri 050-5889/2021"
TARGETS = (  # agency, strategy, name
    ("bappedalitbang", "1", "Turunnya pengeluaran keluarga miskin untuk kebutuhan dasar (contoh)"),
    ("dinsos", "1", "Terlindunginya kelompok rentan (contoh)"),
    ("bappedalitbang", "2", "Naiknya pendapatan keluarga miskin (contoh)"),
    ("disnaker", "2", "Terserapnya tenaga kerja dari keluarga miskin (contoh)"),
    ("bappedalitbang", "3", "Berkurangnya kantong kemiskinan (contoh)"),
    ("dlh", "3", "Naiknya mutu lingkungan permukiman miskin (contoh)"),
    ("diskominfo", "1", "Satu data kemiskinan yang dipakai semua OPD (contoh)"),
)
PRIORITIES = (  # agency, strategy, number of the target (0: none), name
    ("dispendik", "1", 1, "Biaya sekolah anak keluarga miskin (contoh)"),
    ("dinkes", "1", 1, "Jaminan kesehatan dan gizi keluarga miskin (contoh)"),
    ("dinsos", "1", 2, "Bantuan sosial yang tepat sasaran (contoh)"),
    ("dpppakb", "1", 2, "Perlindungan perempuan dan anak (contoh)"),
    ("diskopukm", "2", 3, "Modal dan pendampingan usaha mikro (contoh)"),
    ("dkpp", "2", 3, "Pangan dan pendapatan petani kecil (contoh)"),
    ("disnaker", "2", 4, "Pelatihan kerja sampai ditempatkan (contoh)"),
    ("disbudpar", "2", 0, "Ekonomi kreatif desa wisata (contoh)"),
    ("disperkim", "3", 5, "Rumah layak huni dan air minum (contoh)"),
    ("dpupr", "3", 5, "Jalan dan irigasi desa prioritas (contoh)"),
    ("dpmd", "3", 5, "Desa prioritas yang mandiri (contoh)"),
    ("dishub", "3", 5, "Angkutan umum ke desa terpencil (contoh)"),
    ("bpbd", "1", 2, "Perlindungan keluarga miskin rawan bencana (contoh)"),
)
UNSERVED = ("12", "13")
"""Numbers of the priorities that no action serves."""
EXTRA = (  # year, agency, code, name, rupiah: in the APBD, not in the RAT
    (2026, "dinsos", "1.06.02.2.03.0007", "Penguatan kelembagaan sosial desa (contoh)", 410_000_000),
    (2026, "dpupr", "1.03.10.2.01.0061", "Peningkatan jalan lingkungan permukiman miskin (contoh)", 2_150_000_000),
    (2026, "disperindag", "3.30.03.2.01.0004", "Operasi pasar untuk keluarga miskin (contoh)", 365_000_000),
    (2026, "dpmd", "2.13.05.2.01.0015", "Pembinaan lembaga ekonomi desa (contoh)", 275_000_000),
    (2025, "dinsos", "1.06.02.2.03.0007", "Penguatan kelembagaan sosial desa (contoh)", 380_000_000),
)
RENUMBERED = "dkpp 2.09.04.2.01.0001"
"""Has another code in the APBD of 2026; a crosswalk says so."""
SHORTENED = ("disnaker 2.07.04.2.01.0002", "dlh 2.11.11.2.01.0019")
"""Have two figures at the end in the APBD of 2026; the crosswalk knows the first only."""


def planning(matrix: list[Row], places: list[Village]) -> dict[str, list[Row]]:
    """Rows of planning_links and code_crosswalk."""
    links: list[Row] = []
    for year in YEARS:
        links += _tops(year)
        for (agency, code), lines in _actions(matrix, year).items():
            links += _of_action(year, agency, code, lines, places)
        links += [_link("APBD", year, f"apbd-{year}-{agency}-{code}", agency, sub_code=code, nomenclature=NEW,
                        name=name, rupiah=rupiah) for own, agency, code, name, rupiah in EXTRA if own == year]
    _, short, last = _short(SHORTENED[0].split()[1])
    crosswalk: list[Row] = [
        {"year": 2026, "code_from": RENUMBERED.split()[1], "nomenclature_from": NEW,
         "code_to": _renumbered(RENUMBERED.split()[1]), "nomenclature_to": "Kepmendagri 900.1-861/2026",
         "source": "Padanan contoh, bukan dari lampiran"},
        {"year": 2026, "code_from": short, "nomenclature_from": SHORT, "code_to": last, "nomenclature_to": NEW,
         "source": "Padanan contoh, bukan dari lampiran"}]
    return {"planning_links": links, "code_crosswalk": crosswalk}


def _link(document: str, year: int, reference: str, agency: str, **more: object) -> Row:
    empty: Row = dict.fromkeys(("strategy", "sub_code", "nomenclature", "name", "parent", "rupiah", "location",
                               "places"))
    return {"document": document, "year": year, "reference": reference.lower(), "agency": agency} | empty | more


def _tops(year: int) -> list[Row]:
    """Targets and priorities."""
    targets = [_link("RPJMD", year, f"rpjmd-{number:02}", agency, strategy=strategy, name=name)
               for number, (agency, strategy, name) in enumerate(TARGETS, start=1)]
    return targets + [_link("RPKD", year, f"rpkd-{number:02}", agency, strategy=strategy, name=name,
                            parent=f"rpjmd-{target:02}" if target else None)
                      for number, (agency, strategy, target, name) in enumerate(PRIORITIES, start=1)]


def _actions(matrix: list[Row], year: int) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in matrix:
        if row["year"] == year:
            found.setdefault((str(row["agency"]), str(row["sub_code"])), []).append(row)
    return found


def _of_action(year: int, agency: str, code: str, lines: list[Row], places: list[Village]) -> list[Row]:
    """The priority that it serves and its money in the APBD; some have neither."""
    luck = stream("planning", year, agency, code)
    made = []
    own = [number for number, one in enumerate(PRIORITIES, start=1) if one[1] == lines[0]["strategy"]
           and str(number) not in UNSERVED]
    mine = [number for number in own if PRIORITIES[number - 1][0] == agency]
    if luck.random() < (0.9 if mine else 0.6 if year == 2026 else 0.5):
        parent = f"rpkd-{luck.choice(mine or own):02}"
        made.append(_link("RAT", year, f"rat-{year}-{agency}-{code}", agency, sub_code=code, nomenclature=NEW,
                          parent=parent))
    if luck.random() < 0.86:
        made += _money(year, agency, code, sum(int(str(row["allocation"])) for row in lines), places)
    return made


def _money(year: int, agency: str, code: str, allocation: int, places: list[Village]) -> list[Row]:
    """One line, some in three villages with much need; the code as the budget system of the agency writes it."""
    luck = stream("apbd", year, agency, code)
    rupiah = round(allocation * (0.92 + 0.12 * luck.random()) / 1_000_000) * 1_000_000
    written, version = _written(year, agency, code, luck.random())
    where = luck.sample(sorted(places, key=lambda one: -one.need)[:70], 3) if luck.random() < 0.16 else []
    location = "; ".join(f"Kecamatan {one.kecamatan_name}: {one.level.capitalize()} {one.name}" for one in where)
    return [_link("APBD", year, f"apbd-{year}-{agency}-{code}", agency, sub_code=written, nomenclature=version,
                  rupiah=rupiah, location=location, places=";".join(one.code for one in where))]


def _written(year: int, agency: str, code: str, drawn: float) -> tuple[str, str]:
    key = f"{agency} {code}"
    if year == 2026 and key == RENUMBERED:
        return _renumbered(code), "Kepmendagri 900.1-861/2026"
    if year == 2026 and key in SHORTENED:
        return _short(code)[1], SHORT
    if drawn < 0.07:
        area, field, program, group, rest = code.split(".", 4)
        return f"{area}.{field}.{program}.0{group}.{rest}", OLD
    return code, NEW if year == 2026 else OLD


def _renumbered(code: str) -> str:
    return code.replace("2.09.04.", "2.09.05.")


def _short(code: str) -> tuple[str, str, str]:
    """Begin of a code, the code with two figures at the end, and the code."""
    begin, last = code.rsplit(".", 1)
    return begin, f"{begin}.{last[-2:]}", code
