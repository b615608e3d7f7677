"""The command line: `python -m dashboard build | sql | import | template | submissions | withdraw | export |
chapter | deck | brief | sheets | news | monthly | user | serve |
check | backup | restore | migrate | purge | fetch-bps | regency | share | follow`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from dashboard.commands import (
    database,
    fetching,
    history,
    importing,
    keeping,
    migrating,
    purging,
    regency,
    serving,
    sharing,
    users,
)
from dashboard.commands.papers import brief, chapter, deck, monthly, news
from dashboard.commands.printing import tell_failure
from dashboard.core.domain import DashboardError

_COMMANDS = (database, importing, history, chapter, deck, brief, news, monthly, users, keeping, migrating, purging,
             fetching, regency, serving, sharing)
_AT_MAIN = {"build", "import", "withdraw", "purge", "fetch-bps", "user", "monthly", "backup", "migrate"}
"""What servers that only show copies refuse: the next copy would not know it, or there is nothing of it there."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, or 1 with one sentence on standard error."""
    try:
        parsed = _parser().parse_args(arguments)  # names of datasets come from the data folder
        if parsed.command in _AT_MAIN:
            from dashboard.store.sharing.follower import refuse_follower

            refuse_follower(f"`{parsed.command}` tidak dijalankan di sini")
        code: int = parsed.run(parsed)
    except DashboardError as error:
        tell_failure(error)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard",
                                     description="Dasbor kemiskinan kabupaten atau kota")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    for module in _COMMANDS:
        module.register(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
