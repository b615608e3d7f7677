"""Sample of the reconciliation, as src/reconcile writes it: counts of lists that overlap, all multiples of 5.

Made of the sample registers and the sample coverage, so that the same villages are large and poor in all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sample_villages import Row, stream

RUNS: dict[str, Row] = {
    "2026-05": {"computed": "2026-05-19", "village_basis": "domisili", "matched": 79.6, "precision": 99.94,
                "recall": 97.31, "fingerprint": "5a3e-c07b-91fd"},
    "2026-11": {"computed": "2026-11-03", "village_basis": "domisili", "matched": 83.2, "precision": 99.96,
                "recall": 98.14, "fingerprint": "5a3e-c07b-91fd"},
}
DAYS = {"2026-05": {"DTSEN": "2025-09-17", "pkh": "2026-04-01"},
        "2026-11": {"DTSEN": "2026-09-17", "Sidaksos": "2026-06-30", "pkh": "2026-10-01", "sembako": "2026-10-01"}}
PROGRAMS = {"2026-05": ("pkh",), "2026-11": ("pkh", "sembako")}
LAST = {"pkh": 4, "sembako": 5}
"""The last decile that a programme is meant for."""
WITHHELD = 9
"""Villages of which the reconciliation gave only the register and its programmes."""
SHARED = (("DTSEN", "Sidaksos", 0.93), ("Sidaksos", "pkh", 0.71), ("Sidaksos", "sembako", 0.66),
          ("pkh", "sembako", 0.82))
"""Pairs, and how much of the smaller list is in the larger."""


def overlaps(registers: Sequence[Row], coverage: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows of register_overlaps and of register_deciles."""
    pairs: list[Row] = []
    deciles: list[Row] = []
    for run in RUNS:
        families = _families(registers, "DTSEN", "2026-TW3" if run == "2026-11" else "2025-TW3")
        received = {code: {program: _received(run, program, code, listed, coverage) for program in PROGRAMS[run]}
                    for code, listed in families.items()}
        for code, listed in families.items():
            for program, (own, unlisted) in received[code].items():
                deciles += [_decile(run, code, program, decile, listed[decile], own[decile]) for decile in range(11)]
                pairs += _pair(run, code, "DTSEN", program, sum(own), sum(listed) - sum(own), unlisted)
                pairs.append(_alone(run, code, program, "tercatat ganda", _near(0.006 * sum(own), run, code, program)))
        if run == "2026-11":
            pairs += _of_others(run, families, received, _families(registers, "Sidaksos", "2026-TW3"))
    return pairs, deciles


def _families(registers: Sequence[Row], register: str, period: str) -> dict[str, list[int]]:
    """By village: without a decile, then by decile, in fives."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 11)
    for row in registers:
        if (row["register"], row["period"], row["village_basis"]) == (register, period, "domisili"):
            code, decile = str(row["village"]), int(str(row["decile"]))
            found[code][decile] = _near(float(str(row["count"])), register, period, code, decile)
    for code, listed in found.items():
        listed[0] = _near(0.012 * sum(listed), "tanpa desil", period, code) if register == "DTSEN" else 0
    return dict(sorted(found.items()))


def _received(run: str, program: str, code: str, listed: Sequence[int],
              coverage: Sequence[Row]) -> tuple[list[int], int]:
    """By decile, and those who are not registered; the lower the decile the likelier."""
    whole = next((float(str(row["recipients"])) for row in coverage
                  if (row["program"], row["village"], row["period"]) == (program, code, "2025")), 0.0)
    if run == "2026-05":
        whole *= stream("irisan", run, code).uniform(0.93, 1.03)
    unlisted = _near(whole * stream("irisan", run[:4], program, code).triangular(0.01, 0.16, 0.03), run, program, code)
    pull = [0.25, *(max(1.0 - 0.17 * (decile - 1), 0.04) if decile <= LAST[program] else 0.16 / (decile - LAST[program])
                    for decile in range(1, 11))]
    weights = [many * one * stream("irisan", program, code, place).uniform(0.7, 1.3)
               for place, (many, one) in enumerate(zip(listed, pull, strict=True))]
    scale = max(whole - unlisted, 0.0) / (sum(weights) or 1.0)
    return [min(many, _near(weight * scale, run, program, code, place))
            for place, (many, weight) in enumerate(zip(listed, weights, strict=True))], unlisted


def _of_others(run: str, families: dict[str, list[int]], received: dict[str, dict[str, tuple[list[int], int]]],
               sidaksos: dict[str, list[int]]) -> list[Row]:
    rows: list[Row] = []
    silent = set(stream("irisan ditahan").sample(sorted(families), WITHHELD))
    for code, listed in families.items():
        size = {"Sidaksos": sum(sidaksos.get(code, [0])), "DTSEN": sum(listed),
                **{program: sum(own) + unlisted for program, (own, unlisted) in received[code].items()}}
        rows += [_alone(run, code, name, "tercatat ganda", _near(share * size[name], run, code, name))
                 for name, share in (("DTSEN", 0.004), ("Sidaksos", 0.015))]
        if code in silent:
            continue
        for first, second, most in SHARED:
            smaller = min(size[first], size[second])
            both = min(smaller, _near(smaller * most * stream("irisan", first, second, code).uniform(0.82, 1.06), code))
            rows += _pair(run, code, first, second, both, size[first] - both, size[second] - both)
            if first == "pkh":
                rows += [_alone(run, code, name, "beberapa program", 5 * int(both * share / 5))
                         for name, share in (("DTSEN", 0.97), ("Sidaksos", 0.7), ("pkh", 1.0), ("sembako", 1.0))]
    return rows


def _near(value: float, *key: object) -> int:
    """A multiple of 5 beside the value, by chance."""
    return 5 * int(value / 5 + stream("irisan", "kelipatan", *key).random())


def _pair(run: str, code: str, first: str, second: str, both: int, only_first: int, only_second: int) -> list[Row]:
    return [_overlap(run, code, first, second, state, count) for state, count in (
        ("keduanya", both), ("hanya yang pertama", only_first), ("hanya yang kedua", only_second))]


def _alone(run: str, code: str, name: str, state: str, count: int) -> Row:
    return _overlap(run, code, name, name, state, count)


def _overlap(run: str, code: str, first: str, second: str, state: str, count: int) -> Row:
    return {"run": run, "village": code, "first": first, "second": second, "unit": "KK", "state": state, "count": count,
            "cutoff_first": DAYS[run][first], "cutoff_second": DAYS[run][second], **RUNS[run]}


def _decile(run: str, code: str, program: str, decile: int, listed: int, recipients: int) -> Row:
    return {"run": run, "village": code, "program": program, "register": "DTSEN", "decile_basis": "nasional",
            "unit": "KK", "decile": decile, "listed": listed, "recipients": recipients,
            "cutoff_register": DAYS[run]["DTSEN"], "cutoff_program": DAYS[run][program], **RUNS[run]}
