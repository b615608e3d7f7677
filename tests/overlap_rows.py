"""Rows of the reconciliation for tests, as src/reconcile names them."""

from __future__ import annotations

from typing import Any

RUN = {"run": "2026-11", "computed": "2026-11-03", "village_basis": "domisili", "matched": 84.0, "precision": 99.96,
       "recall": 98.1, "fingerprint": "7f3a-90bc-12de"}


def pair(village: str, first: str, second: str, both: int, only_first: int, only_second: int, unit: str = "KK",
         **more: Any) -> list[dict[str, Any]]:
    """The three counts of a pair of lists in a village."""
    return [overlap(village, first, second, state, count, unit, **more) for state, count in (
        ("keduanya", both), ("hanya yang pertama", only_first), ("hanya yang kedua", only_second))]


def overlap(village: str, first: str, second: str, state: str, count: int, unit: str = "KK",
            **more: Any) -> dict[str, Any]:
    """One count of a village."""
    return {"village": village, "first": first, "second": second, "unit": unit, "state": state, "count": count,
            "cutoff_first": "2026-09-17", "cutoff_second": "2026-10-01", **RUN, **more}


def decile(village: str, place: int, listed: int, recipients: int, program: str = "pkh", unit: str = "KK",
           **more: Any) -> dict[str, Any]:
    """One decile of a village."""
    return {"village": village, "program": program, "register": "DTSEN", "decile_basis": "nasional", "unit": unit,
            "decile": place, "listed": listed, "recipients": recipients, "cutoff_register": "2026-09-17",
            "cutoff_program": "2026-10-01", **RUN, **more}
