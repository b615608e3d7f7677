"""`check`: is everything as it was handed in, and does the published database hold what it should?"""

from __future__ import annotations

import argparse
from typing import Any

from dashboard.commands import caller


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("check", help="periksa kiriman, jurnal, catatan kejadian, dan basis data yang terbit")
    parser.add_argument("--accept", metavar="KIRIMAN", help="akui kiriman yang tidak tercatat dalam jurnal, setelah "
                                                             "diperiksa")
    parser.set_defaults(run=_check)


def _check(parsed: argparse.Namespace) -> int:
    from dashboard.publish.verification import verify
    from dashboard.store.submissions.journal import accept

    if parsed.accept:
        accept(parsed.accept, caller.keeper())
        print(f"Kiriman {parsed.accept} diakui dan tercatat dalam jurnal.")
    outcome = verify(caller.keeper())
    for sentence in outcome.told:
        print(f"✓ {sentence}")
    for sentence in outcome.problems:
        print(f"✕ {sentence}")
    return 1 if outcome.problems else 0
