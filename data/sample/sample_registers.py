"""Sample rows of the registers: counts by village, what changed between two dates of data, findings being checked.

DTSEN and Sidaksos disagree, as they do: nearly alike in most villages, far apart in some.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sample_villages import DECILE_SHARES, PERSONS_PER_FAMILY, REGISTERS, Row, Village, apportion, stream

CUTOFF = {("DTSEN", "2025-TW3"): date(2025, 9, 17), ("DTSEN", "2026-TW3"): date(2026, 9, 17),
          ("Sidaksos", "2025-TW3"): date(2025, 8, 31), ("Sidaksos", "2026-TW3"): date(2026, 6, 30)}
VERIFIED = {"DTSEN": (0.35, 0.97), "Sidaksos": (0.6, 1.0)}
"""The least and the most that is verified in a village, as a share."""
UNVERIFIED = ("35.05.02", "35.05.19")
"""Kecamatan where nobody has written down what is verified in DTSEN."""
APART = 0.14
"""Share of the villages where Sidaksos is far from DTSEN."""
KINDS = ("tidak terdaftar", "desil keliru", "selisih jumlah", "tercatat ganda", "pindah atau meninggal",
         "desa keliru")
STATES = ("ditemukan", "ditanyakan", "dijelaskan", "diperbaiki")


def registry_counts(places: Sequence[Village]) -> list[Row]:
    """Families per register, decile, village and period; the newest DTSEN by the village of the identity card too."""
    rows: list[Row] = []
    for (register, period), total in REGISTERS.items():
        per_decile = tuple(apportion(total, list(DECILE_SHARES))) if isinstance(total, int) else total
        for decile, families in enumerate(per_decile, start=1):
            weights = [_weight(register, period, decile, one) for one in places]
            rows += _rows(register, period, decile, places, apportion(families, weights), "domisili")
            if (register, period) == ("DTSEN", "2026-TW3"):
                moved = [weight * (0.94 + 0.12 * stream("KTP", one.code).random())
                         for weight, one in zip(weights, places, strict=True)]
                rows += _rows(register, period, decile, places, apportion(families, moved), "KTP")
    return rows


def _rows(register: str, period: str, decile: int, places: Sequence[Village], counts: Sequence[int],
          village_basis: str) -> list[Row]:
    return [{"register": register, "decile": decile, "village": one.code, "kecamatan": one.kecamatan_name,
             "period": period, "unit": "KK", "count": count,
             "decile_basis": "nasional" if register == "DTSEN" else "kelas skor", "village_basis": village_basis,
             "cutoff": CUTOFF[register, period].isoformat(), "verified": _verified(register, period, one, count)}
            for one, count in zip(places, counts, strict=True)]


def _verified(register: str, period: str, village: Village, count: int) -> int | None:
    """Of these families; the same share in every decile of a village."""
    if register == "DTSEN" and village.kecamatan in UNVERIFIED:
        return None
    least, most = VERIFIED[register]
    return int(count * stream("verified", register, period, village.code).uniform(least, most))


def _weight(register: str, period: str, decile: int, village: Village) -> float:
    """Poor villages weigh more in the low deciles; Sidaksos sees some villages in its own way, and changes by waves."""
    size = village.people / PERSONS_PER_FAMILY
    poor = village.need / village.people
    tilt = float(poor ** ((5.5 - decile) / 3))
    usual = size * tilt * (0.75 + 0.5 * stream("DTSEN", decile, village.code).random())
    if register == "DTSEN":
        return usual
    own = stream("Sidaksos", village.code)
    odd = own.choice((0.62, 0.74, 1.33, 1.5)) if own.random() < APART else own.uniform(0.985, 1.015)
    return usual * odd * stream("Sidaksos", village.code, period).uniform(0.92, 1.08)


def register_changes(counts: Sequence[Row]) -> list[Row]:
    """Families that entered and left, which add up to the difference of the counts, and those that moved far."""
    held: dict[tuple[str, str, str], int] = defaultdict(int)
    names: dict[str, str] = {}
    for row in counts:
        if row["village_basis"] == "domisili":
            held[str(row["register"]), str(row["period"]), str(row["village"])] += int(str(row["count"]))
            names[str(row["village"])] = str(row["kecamatan"])
    rows: list[Row] = []
    for register, basis in (("DTSEN", "nasional"), ("Sidaksos", "kelas skor")):
        for village, kecamatan in names.items():
            before, now = (held[register, period, village] for period in ("2025-TW3", "2026-TW3"))
            dice = stream("changes", register, village)
            stir = round(min(before, now) * dice.uniform(0.01, 0.05))
            far = round(now * dice.uniform(0.01, 0.06)) if register == "DTSEN" else 0
            rows.append({
                "register": register, "village": village, "kecamatan": kecamatan,
                "cutoff_from": CUTOFF[register, "2025-TW3"].isoformat(),
                "cutoff": CUTOFF[register, "2026-TW3"].isoformat(), "unit": "KK",
                "entered": stir + max(0, now - before), "left": stir + max(0, before - now), "moved_4": far,
                "moved_7": round(far * dice.uniform(0, 0.2)), "decile_basis": basis, "village_basis": "domisili"})
    return rows


def register_checks(counts: Sequence[Row]) -> list[Row]:
    """Findings of some villages, each with a row for every state it has come through."""
    places = sorted({(str(row["village"]), str(row["kecamatan"])) for row in counts})
    dice, rows = stream("checks"), []
    for number, (village, kecamatan) in enumerate(dice.sample(places, 64), start=1):
        kind = dice.choices(KINDS, (8, 7, 3, 2, 4, 2))[0]
        register = dice.choices(("DTSEN", "Sidaksos"), (5, 1))[0]
        count, day = dice.randint(2, 60), date(2026, 2, 1) + timedelta(days=dice.randrange(250))
        for state in STATES[:dice.choices((1, 2, 3, 4), (6, 7, 4, 5))[0]]:
            if day > date(2026, 11, 20):
                break
            rows.append({"code": f"t-2026-{number:03}", "village": village, "kecamatan": kecamatan,
                         "register": register, "kind": kind, "unit": "KK", "count": count, "state": state,
                         "agency": "dinsos" if state != "diperbaiki" else "dispendukcapil" if kind == KINDS[4]
                         else "dinsos", "date": day.isoformat()})
            day += timedelta(days=dice.randint(5, 70))
    return rows
