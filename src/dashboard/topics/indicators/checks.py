"""Rules over whole rows of figures and targets."""

from __future__ import annotations

from dashboard.core.formats import number
from dashboard.intake.validate import Rows


def observations(rows: Rows) -> None:
    """Every value is one that its indicator can have."""
    check_range(rows, "value")


def targets(rows: Rows) -> None:
    """A target has a figure, its range the right way round, within what its indicator can be."""
    frame = rows.frame
    for name in ("target", "target_low", "target_high"):
        check_range(rows, name)
    nothing = frame["target"].isna() & frame["target_low"].isna() & frame["target_high"].isna()
    rows.findings.errors(rows.where(nothing), "target",
                         "Tidak ada angka target; isi Target, atau Target bawah dan atas")
    rows.findings.errors(rows.where(frame["target_low"] > frame["target_high"]), "target_low",
                         "Target bawah lebih besar daripada target atas; tukar")


def check_range(rows: Rows, name: str) -> None:
    """Values outside what an indicator can be."""
    known = rows.reference.indicators
    for limit, place, word in (("kecil", 1, "paling kecil"), ("besar", 2, "paling besar")):
        bound = rows.frame["indicator"].map({code: float(one[place]) for code, one in known.items()})
        value = rows.frame[name]
        for position in rows.where(value < bound if place == 1 else value > bound):
            rows.findings.error(position, name,
                                f"{number(value[position], 2)} terlalu {limit} untuk indikator "
                                f"{rows.frame['indicator'][position]} ({word} {number(bound[position], 2)}); periksa "
                                "satuannya", f"range {limit}")
