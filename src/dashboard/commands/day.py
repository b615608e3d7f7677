"""`--hari`: the day a paper is made for."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from dashboard.core.domain import QueryError
from dashboard.store.building import build_times


def add_to(parser: Any) -> None:
    """Add the option to a command that makes a paper."""
    parser.add_argument("--hari", metavar="YYYY-MM-DD",
                        help="hari yang menentukan apa yang lewat tenggat atau lama; biasanya hari ini (WIB)")


def asked(parsed: argparse.Namespace) -> date:
    """The day asked for, else the day it is in the regency. Raises QueryError for what is no day."""
    if parsed.hari is None:
        return build_times.today()
    try:
        return date.fromisoformat(parsed.hari)
    except ValueError:
        raise QueryError(f"--hari “{parsed.hari}” bukan tanggal. Tulis seperti 2026-11-24.") from None
