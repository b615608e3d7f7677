"""Who stands on record of what a command does: always the account of the machine; `--by` says whose work it is."""

from __future__ import annotations

import argparse
import getpass
import os
from contextlib import suppress
from pathlib import Path

from dashboard.core.actor import Actor, command_line
from dashboard.core.domain import SubmissionError

_LOGIN = Path("/proc/self/loginuid")
_NO_LOGIN = 2**32 - 1
_MOST_CHARACTERS = 60


def add_to(parser: argparse.ArgumentParser, told: str) -> None:
    """Add the option; `told`: whose name it is."""
    parser.add_argument("--by", metavar="NAMA", help=f"{told}: keterangan di samping {_own_name()}, yang selalu "
                                                     "tercatat")


def asked(parsed: argparse.Namespace) -> Actor:
    """Whoever runs the command, with the name they give as a note: 'cli:budi (untuk Ani)'. Raises SubmissionError."""
    if parsed.by is None:
        return keeper()
    note = " ".join(parsed.by.split())
    if not note or len(note) > _MOST_CHARACTERS or not note.isprintable() or set(note) & set("():"):
        raise SubmissionError(f"Isi --by dengan nama orang, paling panjang {_MOST_CHARACTERS} huruf, tanpa kurung dan "
                              "titik dua; atau tinggalkan pilihan itu.")
    return command_line(f"{_own_name()} (untuk {note})")


def keeper() -> Actor:
    """Whoever runs the command, by the name of their account on this machine."""
    return command_line(_own_name())


def _own_name() -> str:
    """'cli:budi', which no account of the dashboard can be called; from the process, not from what the shell says."""
    try:
        import pwd
    except ImportError:  # Windows
        return f"cli:{_own_name_by_login()}"
    number = _login()
    try:
        return f"cli:{pwd.getpwuid(number).pw_name}"
    except KeyError:  # an account without an entry, as in a container
        return f"cli:{number}"


def _login() -> int:
    """Number of the account that came in on this machine, where Linux keeps it: who works as `dasbor` by sudo remains
    who they are. Else that of the process."""
    with suppress(OSError, ValueError):
        number = int(_LOGIN.read_text("ascii"))
        if number != _NO_LOGIN:
            return number
    return os.getuid()


def _own_name_by_login() -> str:
    """Where there are no numbers of accounts: whom the system, else the environment, calls the one who works here."""
    with suppress(OSError):
        return os.getlogin()
    try:
        return getpass.getuser()
    except (ImportError, OSError):  # neither says so; which of the two is raised is a matter of Python's version
        return "tanpa nama"
