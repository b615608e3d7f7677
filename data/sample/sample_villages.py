"""Sample rows per village: programme coverage and registers. Totals are exact, the spread over villages is made up."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, object]
SEED = "dasbor-kemiskinan-blitar-contoh-1"
POPULATION = 1_223_745       # Sensus Penduduk 2020, Kabupaten Blitar
PERSONS_PER_FAMILY = 2.62
TOBACCO = ("35.05.10", "35.05.11", "35.05.12", "35.05.14", "35.05.15", "35.05.16", "35.05.17", "35.05.18", "35.05.19",
           "35.05.22")
UNREPORTED = {("jamban", "2025", "35.05.08"), ("modal_usaha", "2024", "35.05.20")}
"""Programme, period, kecamatan without any row: not the same as zero."""
DECILE_SHARES = (0.071, 0.083, 0.097, 0.108, 0.115, 0.118, 0.117, 0.110, 0.099, 0.082)
REGISTERS: dict[tuple[str, str], int | tuple[int, ...]] = {
    ("DTSEN", "2025-TW3"): 467_200, ("DTSEN", "2026-TW3"): 471_900,
    ("Sidaksos", "2025-TW3"): (41_380, 44_260, 38_910, 39_450, 12_180),
    ("Sidaksos", "2026-TW3"): (39_720, 43_050, 40_640, 41_310, 13_905),
}
"""Register, period: families in all (spread by DECILE_SHARES), or families in each decile."""


@dataclass(frozen=True)
class Village:
    """One desa or kelurahan with made-up weights: `people` (adds up to the census) and `need`."""

    code: str
    name: str
    level: str
    kecamatan: str
    kecamatan_name: str
    people: float
    need: float


def stream(*key: object) -> random.Random:
    """A random stream of its own for each thing made, so that adding one leaves the others as they were."""
    return random.Random("/".join([SEED, *map(str, key)]))  # noqa: S311 - sample data, not a secret


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def apportion(total: int, weights: list[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to `total` (largest remainder)."""
    scale = total / sum(weights)
    shares = [weight * scale for weight in weights]
    whole = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda i: (whole[i] - shares[i], i))
    for index in order[:total - sum(whole)]:
        whole[index] += 1
    return whole


def villages(data: Path) -> list[Village]:
    """The 248 villages. Kecamatan with a published population keep it; IDM's economic index sets the need."""
    regions = read(data / "regions" / "regions.csv")
    names = {row["code"]: row["name"] for row in regions}
    places = [row for row in regions if row["code"].startswith("35.05.") and row["level"] in ("desa", "kelurahan")]
    known = _known_population(data)
    count = {parent: sum(row["parent_code"] == parent for row in places) for parent in
             {row["parent_code"] for row in places}}
    rest = (POPULATION - sum(known.values())) / sum(n for parent, n in count.items() if parent not in known)
    poverty = {row["region_code"]: 1 - float(row["value"]) for row in read(data / "facts" / "observations_desa.csv")
               if row["indicator"] == "ike"}
    usual = sum(poverty.values()) / len(poverty)
    spread = {row["code"]: 0.45 + 1.1 * stream("people", row["code"]).random() for row in places}
    found = []
    for row in places:
        parent = row["parent_code"]
        total = known.get(parent, rest * count[parent])
        inside = sum(spread[other["code"]] for other in places if other["parent_code"] == parent)
        people = total * spread[row["code"]] / inside
        need = people * (0.5 + 2.5 * poverty.get(row["code"], usual * 0.6))
        found.append(Village(row["code"], row["name"], row["level"], parent, names[parent], people, need))
    return found


def _known_population(data: Path) -> dict[str, float]:
    """Population of the kecamatan that have one published, newest first."""
    rows = [row for row in read(data / "facts" / "observations_kecamatan.csv") if row["indicator"] == "population"]
    return {row["region_code"]: float(row["value"]) for row in sorted(rows, key=lambda row: row["year"])}


def coverage(data: Path, source: Path, places: list[Village]) -> list[Row]:
    """Programme x village x year; kabupaten totals as in source/totals.csv, public figures from program_facts."""
    facts = {(row["program"], row["year"]): int(float(row["value"]))
             for row in read(data / "facts" / "program_facts.csv") if row["region_code"] == "35.05"}
    programs = {row["code"]: row for row in read(source / "programs.csv")}
    rows: list[Row] = []
    for total in read(source / "totals.csv"):
        numbers = {name: int(total[name]) if total[name] else None
                   for name in ("target", "recipients", "budget", "realised")}
        for name in ("target", "recipients", "budget"):
            if fact := total[f"{name}_fact"]:
                numbers[name] = facts[(fact, total["period"])]
        rows += _spread(programs[total["program"]], total["period"], numbers, places)
    return rows


def _spread(program: dict[str, str], period: str, total: dict[str, int | None], places: list[Village]) -> list[Row]:
    """One programme and year over the villages it serves."""
    code = program["code"]
    served = [one for one in places if _serves(program, one) and (code, period, one.kecamatan) not in UNREPORTED]
    assert total["target"] is not None and total["recipients"] is not None  # noqa: S101 - source/totals.csv has both
    pull = {one.code: one.need * (0.7 + 0.6 * stream(code, "pull", one.code).random()) for one in served}
    target = apportion(total["target"], [pull[one.code] for one in served])
    reach = [_reach(code, period, one, large=total["target"] > 20_000) for one in served]
    recipients = apportion(total["recipients"], [n * r for n, r in zip(target, reach, strict=True)])
    empty: list[int | None] = [None] * len(served)
    budget = apportion(total["budget"], [float(n) for n in target]) if total["budget"] else empty
    realised = apportion(total["realised"], [float(n) for n in recipients]) if total["realised"] else empty
    return [{"program": code, "village": one.code, "kecamatan": one.kecamatan_name, "period": period, "target": t,
             "target_unit": program["unit"], "recipients": r, "recipients_unit": program["unit"], "budget": b,
             "realised": x}
            for one, t, r, b, x in zip(served, target, recipients, budget, realised, strict=True)]


def _serves(program: dict[str, str], village: Village) -> bool:
    """Whether the programme works in the village."""
    if program["where"] == "desa":
        return village.level == "desa"
    if program["where"] == "tembakau":
        return village.kecamatan in TOBACCO
    if program["where"] == "sebagian":
        return stream(program["code"], "serves", village.code).random() < 0.62
    return True


def _reach(code: str, period: str, village: Village, large: bool) -> float:
    """How well the programme reaches a village against its target; small programmes miss a few altogether."""
    luck = stream(code, "reach", village.code).random()
    if luck < 0.035:
        return 0.3 if large else 0.0
    return 0.62 + 0.6 * luck + 0.25 * stream(code, "reach", village.code, period).random()
