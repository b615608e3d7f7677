"""Sample RAT rows: the matrix, its indicators (Renja) and the quarterly reports. Text comes from source/actions.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sample_villages import Row, Village, apportion, stream
from sample_words import BLT, JKN, activities, aid, benefit, obstacle, place_text, sasaran

TOTALS = {2024: 324_000_000_000, 2025: 318_750_000_000, 2026: 309_400_000_000}
LAST_QUARTER = {2024: 4, 2025: 4, 2026: 3}
BEGINS = {"dpppakb 2.08.02.2.03.0003": 2025, "rsud_srengat 1.02.02.2.02.0030": 2025,
          "diskopukm 2.17.07.2.01.0018": 2026}
ENDS = {"disnakkan 3.27.02.2.06.0002": 2025, "disperindag 3.31.02.2.01.0009": 2024}
FIXED = {  # year, sub kegiatan, line: rupiah that are public, or as in source/totals.csv
    (2024, "disperkim 1.04.03.2.03.0007", 2): 600_000_000,
    (2025, JKN, 2): 12_600_000_000,
    (2024, BLT, 1): 8_280_000_000, (2025, BLT, 1): 8_800_000_000, (2026, BLT, 1): 8_800_000_000,
}
SILENT: dict[str, dict[int, tuple[int, ...]]] = {
    "dishub": dict.fromkeys(TOTALS, (1, 2, 3, 4)), "bpkad": {2026: (1, 2, 3)}, "dpmd": {2025: (2,)},
    "disbudpar": {2026: (2, 3)}, "disperindag": {2026: (3,)}, "rsud_srengat": {2026: (2,)},
}
"""Quarters an agency did not report."""
OUTCOMES = {  # (physical, money) as a share of plan
    "dispendukcapil 2.12.02.2.03.0002": (3.1, 0.97), "disnaker 2.07.04.2.01.0002": (1.12, 0.38),
    "diskopukm 2.17.07.2.01.0001": (1.04, 0.41), "dpupr 1.03.03.2.01.0003": (0.34, 0.96),
    "dispendik 1.01.02.2.02.0009": (0.43, 0.93), "dkpp 2.09.04.2.01.0001": (1.0, 0.94),
    BLT: (0.98672, 0.97261), JKN: (0.974, 0.948),
}
UNMEASURED = {(2026, 3, "dinkes 1.02.02.2.02.0011")}
"""Rupiah reported, physical result not."""
FORM = {"dishub": 18, "bpkad": 18, "kesra": 18, "diskominfo": 18, "dinkes": 21, "dispendik": 21, "disperkim": 21,
        "dlh": 21, "satpolpp": 21}
"""Columns of the agency's matrix: 18 without realisation, 21 by semester, 23 by quarter (all others)."""
PERFORMANCE = {"dinsos": 0.97, "dinkes": 0.95, "dispendik": 0.93, "dpupr": 0.8, "disperkim": 0.86, "dpmd": 0.9,
               "disnaker": 0.92, "diskopukm": 0.84, "disperindag": 0.78, "dlh": 0.66, "disbudpar": 0.6, "bpbd": 0.9,
               "satpolpp": 0.72, "dispendukcapil": 0.99, "bappedalitbang": 1.0}
PACE = {"K": (0.04, 0.24, 0.62, 1.0), "U": (0.2, 0.5, 0.75, 1.0), "F": (0.1, 0.42, 0.8, 1.0)}
EVEN = (0.22, 0.48, 0.73, 1.0)


@dataclass
class Measure:
    """An indicator of a sub kegiatan. `way`: + or = (more is better), - or ~ (less is better)."""

    name: str
    unit: str
    way: str
    target: float


@dataclass
class Action:
    """A sub kegiatan of an agency as source/actions.txt has it."""

    agency: str
    program: str
    strategy: str
    activity: str
    code: str
    name: str
    kind: str
    form: str
    weight: float
    funding: list[str]
    recipients: str
    measures: list[Measure] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Agency and code, unique within a year."""
        return f"{self.agency} {self.code}"


def actions(path: Path) -> list[Action]:
    """All sub kegiatan in the order of the file."""
    found: list[Action] = []
    program: list[str] = []
    activity: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        head, *rest = line.split("|")
        if head == "P":
            program = rest
        elif head == "K":
            activity = rest
        elif head == "S":
            code, name, kind, form, indicator, unit, way, target, weight, funding, recipients = rest
            found.append(Action(program[0], program[2], program[3], activity[1], f"{program[1]}.{activity[0]}.{code}",
                                name, kind, form, float(weight), funding.split("+"), recipients))
            if indicator:
                found[-1].measures.append(Measure(indicator, unit, way, float(target)))
        elif head == "I":
            found[-1].measures.append(Measure(rest[0], rest[1], rest[2], float(rest[3])))
    return found


def rat(source: Path, places: list[Village]) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows of rat_matrix, rat_targets and rat_realisation for all years."""
    known = actions(source / "actions.txt")
    matrix: list[Row] = []
    targets: list[Row] = []
    reports: list[Row] = []
    for year in TOTALS:
        here = [one for one in known if BEGINS.get(one.key, year) <= year <= ENDS.get(one.key, year)]
        money = _allocations(year, here)
        for number, one in enumerate(here, start=1):
            spent = _spent(year, one, sum(money[one.key]))
            matrix += _matrix_rows(year, number, one, money[one.key], spent, places)
            for position, measure in enumerate(one.measures):
                target = _target(year, one, measure)
                plan = _plan(one, measure, target)
                shown = stream("plan shown", year, one.key).random() < 0.7
                targets.append(_target_row(year, one, measure, target, plan if shown else None))
                reports += _reports(year, one, measure, position, target, spent)
    return matrix, targets, sorted(reports, key=lambda row: (row["year"], row["quarter"]))


def _allocations(year: int, here: list[Action]) -> dict[str, list[int]]:
    """Rupiah per line of each sub kegiatan; adds up to the total of the year, public amounts unchanged."""
    lines: list[tuple[str, int, float]] = []
    for one in here:
        size = one.weight * (0.88 + 0.24 * stream("money", year, one.key).random())
        shares = (0.65, 0.35) if len(one.funding) == 2 else (1.0,)
        lines += [(one.key, number, size * share) for number, share in enumerate(shares, start=1)]
    fixed = {(key, number): FIXED[(year, key, number)] for key, number, _ in lines if (year, key, number) in FIXED}
    free = [line for line in lines if line[:2] not in fixed]
    step = 100_000
    amounts = apportion((TOTALS[year] - sum(fixed.values())) // step, [weight for *_, weight in free])
    found = fixed | {line[:2]: amount * step for line, amount in zip(free, amounts, strict=True)}
    return {one.key: [found[(one.key, number)] for number in range(1, len(one.funding) + 1)] for one in here}


def _outcome(year: int, one: Action) -> tuple[float, float]:
    """Physical and money achieved over the whole year, as a share of plan."""
    if one.key in OUTCOMES:
        return OUTCOMES[one.key]
    luck = stream("outcome", year, one.key)
    base = PERFORMANCE.get(one.agency, 0.91) + {2024: -0.02, 2025: 0.0, 2026: 0.015}[year]
    physical = base + 0.3 * (luck.random() - 0.5)
    money = min(0.995, base + 0.02 + 0.16 * (luck.random() - 0.5))
    return max(0.15, physical), max(0.2, money)


def _pace(one: Action) -> tuple[float, ...]:
    return PACE.get(one.form, EVEN)


def _quarters(year: int, agency: str) -> Iterator[tuple[int, bool]]:
    """Each quarter that has passed, and whether the agency reported it."""
    for quarter in range(1, LAST_QUARTER[year] + 1):
        yield quarter, quarter not in SILENT.get(agency, {}).get(year, ())


def _spent(year: int, one: Action, allocation: int) -> dict[int, int | None]:
    """Rupiah spent in each quarter; None where the agency did not report."""
    _, share = _outcome(year, one)
    found: dict[int, int | None] = {}
    before = 0
    for quarter, reported in _quarters(year, one.agency):
        lag = 0.9 if quarter < 4 else 1.0
        so_far = int(allocation * share * _pace(one)[quarter - 1] * lag) // 1000 * 1000
        found[quarter] = so_far - before if reported else None
        before = so_far
    return found


def _round(value: float, measure: Measure) -> float:
    """Whole things are counted whole; lengths, areas, weights and percentages keep a decimal."""
    whole = measure.unit not in ("km", "hektare", "ton", "persen", "hari")
    return float(int(value + 0.5)) if whole else int(value * 10 + 0.5) / 10


def _target(year: int, one: Action, measure: Measure) -> float:
    """The target of the year: large counts move a little from year to year, public ones do not."""
    if one.key == BLT and year == 2024 and measure.way == "+":
        return 4600.0
    if measure.way != "+" or measure.target < 300 or one.key == BLT:
        return measure.target
    factor = 1 if year == 2025 else 0.9 + 0.2 * stream("target", year, one.key).random()
    return float(int(measure.target * factor / 10) * 10)


def _baseline(one: Action, measure: Measure, target: float) -> float | None:
    """Where lower is better: what stood before the year, of which some agencies say nothing."""
    if measure.way not in "-~" or not target or stream("baseline", one.key, measure.name).random() > 0.6:
        return None
    return _round(target * 1.3, measure)


def _plan(one: Action, measure: Measure, target: float) -> list[float]:
    """Planned value at the end of each quarter (cumulative, or the position)."""
    if measure.way == "=":
        return [_round(target * (0.82 + 0.18 * pace), measure) for pace in _pace(one)]
    if measure.way == "-":
        return [_round(target * (1.3 - 0.3 * pace), measure) for pace in _pace(one)]
    return [_round(target * pace, measure) for pace in _pace(one)]


def _reached(year: int, one: Action, measure: Measure, target: float, quarter: int) -> float:
    """Value at the end of a quarter (cumulative, or the position)."""
    share, _ = _outcome(year, one)
    pace = _pace(one)[quarter - 1]
    if target == 0:
        events = stream("events", year, one.key).random()
        return _round(events * 900 * pace, measure)
    value = {"+": target * share * pace, "~": target * (2 - share) * pace,
             "=": target * (0.82 + (min(share, 1.05) - 0.82) * pace),
             "-": target * (1.3 + (0.7 - share) * pace)}[measure.way]
    if measure.unit == "persen":
        value = min(value, 100.0)
    return _round(value, measure)


def _target_row(year: int, one: Action, measure: Measure, target: float, plan: list[float] | None) -> Row:
    row: Row = {"year": year, "agency": one.agency, "sub_code": one.code, "sub_activity": one.name,
                "indicator": measure.name, "unit": measure.unit,
                "direction": "naik" if measure.way in "+=" else "turun",
                "accumulation": "jumlah" if measure.way in "+~" else "posisi akhir",
                "baseline": _baseline(one, measure, target), "target": target}
    return row | {f"target_q{quarter}": plan[quarter - 1] if plan else None for quarter in range(1, 5)}


def _reports(year: int, one: Action, measure: Measure, position: int, target: float,
             spent: dict[int, int | None]) -> Iterator[Row]:
    """One row per reported quarter. Money belongs to the sub kegiatan: it stands at its first indicator only."""
    before = 0.0
    for quarter, reported in _quarters(year, one.agency):
        value = _reached(year, one, measure, target, quarter)
        in_quarter = value if measure.way in "=-" else _round(value - before, measure)
        before = value
        if reported:
            blank = (year, quarter, one.key) in UNMEASURED
            problem, answer = obstacle(year, quarter, one, _outcome(year, one))
            yield {"year": year, "quarter": quarter, "agency": one.agency, "sub_code": one.code,
                   "indicator": measure.name, "physical": None if blank else in_quarter,
                   "rupiah": spent[quarter] if position == 0 else None, "obstacle": problem, "follow_up": answer}


def _matrix_rows(year: int, number: int, one: Action, money: list[int], spent: dict[int, int | None],
                 places: list[Village]) -> Iterator[Row]:
    """The lines of one sub kegiatan, one for each source of funds."""
    target = _target(year, one, one.measures[0]) if one.measures else None
    counts = sasaran(one.recipients, target, len(money))
    for line, (amount, (text, count, unit)) in enumerate(zip(money, counts, strict=True), start=1):
        direct, indirect, support = activities(one, year)
        nature, aid_kind, duration = aid(one)
        location, codes = place_text(year, one, line, places)
        row: Row = {
            "year": year, "number": number, "strategy": one.strategy, "agency": one.agency, "sub_code": one.code,
            "line": line, "program": one.program, "activity": one.activity, "sub_activity": one.name, "direct": direct,
            "indirect": indirect, "support": support, "allocation": amount, "funding": one.funding[line - 1],
            "aid_nature": nature, "location": location, "places": codes, "target_text": text, "target_count": count,
            "target_unit": unit, "benefit": benefit(one, amount, count, unit), "aid_kind": aid_kind,
            "duration": duration}
        yield row | _realised(one.agency, [part[line - 1] for part in _split(spent, money)])


def _split(spent: dict[int, int | None], money: list[int]) -> list[list[int | None]]:
    """Spending per quarter (I to IV) and line, in proportion to the lines' allocation."""
    parts = [spent.get(quarter) for quarter in range(1, 5)]
    return [[None] * len(money) if part is None else list(apportion(part, [float(amount) for amount in money]))
            for part in parts]


def _realised(agency: str, quarters: list[int | None]) -> Row:
    """The realisation columns in the form the agency hands in."""
    form = FORM.get(agency, 23)
    empty: Row = dict.fromkeys([f"realised_{name}" for name in ("q1", "q2", "q3", "q4", "s1", "s2", "total")])
    known = [part for part in quarters if part is not None]
    if form == 18 or not known:
        return empty
    if form == 21:
        for name, half in (("s1", quarters[:2]), ("s2", quarters[2:])):
            parts = [part for part in half if part is not None]
            empty[f"realised_{name}"] = sum(parts) if parts else None
    else:
        empty |= {f"realised_q{quarter}": part for quarter, part in enumerate(quarters, start=1)}
    return empty | {"realised_total": sum(known)}
