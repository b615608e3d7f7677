"""`--by`: whose name stands on record of what a command hands in or withdraws."""

from __future__ import annotations

import argparse
import getpass
import os
from contextlib import suppress

from dashboard.core.actor import Actor, command_line


def add_to(parser: argparse.ArgumentParser, told: str) -> None:
    """Add the option; `told`: whose name it is."""
    parser.add_argument("--by", metavar="NAMA", help=f"{told}; tanpa ini tercatat {_own_name()}")


def asked(parsed: argparse.Namespace) -> Actor:
    """Whoever runs the command, by the name they give, or by that of their account on this machine."""
    return keeper() if parsed.by is None else command_line(parsed.by)


def keeper() -> Actor:
    """Whoever runs the command, by the name of their account on this machine."""
    return command_line(_own_name())


def _own_name() -> str:
    """'cli:budi', which no account of the dashboard can be called; from the process, not from what the shell says."""
    try:
        import pwd
    except ImportError:  # Windows
        return f"cli:{_own_name_by_login()}"
    try:
        return f"cli:{pwd.getpwuid(os.getuid()).pw_name}"
    except KeyError:  # an account without an entry, as in a container
        return f"cli:{os.getuid()}"


def _own_name_by_login() -> str:
    """Where there are no numbers of accounts: whom the system, else the environment, calls the one who works here."""
    with suppress(OSError):
        return os.getlogin()
    try:
        return getpass.getuser()
    except (ImportError, OSError):  # neither says so; which of the two is raised is a matter of Python's version
        return "tanpa nama"
