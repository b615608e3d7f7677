"""Text that a spreadsheet would run as a formula, made harmless. Needs nothing but Python: a question on the command
line starts with it."""

from __future__ import annotations

_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""First characters by which a spreadsheet takes text for a formula or a command (OWASP, CSV injection)."""

MAX_CELL = 32_767
"""Characters that fit into a cell of a workbook."""


def harmless(text: str) -> str:
    """The text, with an apostrophe in front when a spreadsheet would run it; cut to what a cell holds."""
    safe = f"'{text}" if text.startswith(_FORMULA_STARTS) else text
    return safe if len(safe) <= MAX_CELL else safe[: MAX_CELL - 1] + "…"
