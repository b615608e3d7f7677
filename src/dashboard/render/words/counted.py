"""How the counts of a row were made, for files: a row travels without the notes of its table."""

from __future__ import annotations

from dashboard.statistics.rounding import BASE, REACH

HEAD = "Hitungan"
"""Heading of the column that says so."""


def counted_how(is_exact: bool) -> str:
    """'persis', or that a 0 may be up to four."""
    return "persis" if is_exact else f"dibulatkan acak ke kelipatan {BASE}; 0 berarti 0 sampai {REACH}"
