"""How far a figure that two sources tell differently has come."""

from __future__ import annotations

OPEN, ASKED, EXPLAINED, DECIDED, FIXED = STATES = ("terbuka", "ditanyakan", "dijelaskan", "diputuskan", "diperbaiki")
UNSETTLED = (OPEN, ASKED)
"""States in which the figure carries the mark."""
