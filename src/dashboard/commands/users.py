"""`user add|reset|disable|list`: the accounts of people who hand in files on the page Kelola Data."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING, Any

from dashboard.commands import caller
from dashboard.commands.printing import print_json
from dashboard.core.domain import AccountError

if TYPE_CHECKING:
    from dashboard.store.identity.accounts import Account


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    parser = commands.add_parser("user", help="akun untuk menyerahkan data: add, reset, disable, list")
    actions = parser.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    for name, run, told in (("add", _add, "buat akun; kata sandi ditanyakan"),
                            ("reset", _reset, "ganti kata sandi; akun yang dinonaktifkan berlaku lagi"),
                            ("disable", _disable, "nonaktifkan akun; yang sedang masuk langsung keluar")):
        action = actions.add_parser(name, help=told)
        action.add_argument("name", metavar="NAMA", help="nama orang, tercatat sebagai penyerah pada tiap kiriman")
        if run is not _disable:
            action.add_argument("--password-stdin", action="store_true",
                                help="baca kata sandi dari baris pertama masukan standar")
        action.set_defaults(run=run)
    lister = actions.add_parser("list", help="daftar akun")
    lister.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    lister.set_defaults(run=_list)


def _add(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import add_account

    account = add_account(parsed.name, _password(from_stdin=parsed.password_stdin), caller.keeper())
    print(f"Akun “{account.name}” dibuat. Sampaikan kata sandinya langsung kepada yang bersangkutan.")
    return 0


def _reset(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import reset_account

    account = reset_account(parsed.name, _password(from_stdin=parsed.password_stdin), caller.keeper())
    print(f"Kata sandi “{account.name}” diganti; semua sesi lamanya berakhir.")
    return 0


def _disable(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import disable_account

    account = disable_account(parsed.name, caller.keeper())
    print(f"Akun “{account.name}” dinonaktifkan; semua sesinya berakhir. Riwayat kirimannya tetap.")
    return 0


def _list(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import accounts

    found = accounts()
    if parsed.json:
        print_json([_as_json(account) for account in found])
        return 0
    if not found:
        print("Belum ada akun. Buat dengan `python -m dashboard user add NAMA`.")
    for account in found:
        print(f"{account.name:<30} {'nonaktif' if account.disabled else 'aktif':<9} dibuat {account.created:%Y-%m-%d}  "
              f"diubah {account.changed:%Y-%m-%d}")
    return 0


def _as_json(account: Account) -> dict[str, object]:
    return {"name": account.name, "disabled": account.disabled, "created": account.created.isoformat(),
            "changed": account.changed.isoformat()}


def _password(*, from_stdin: bool) -> str:
    """Never an argument, which other users of the machine and the shell's history could see."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    try:
        first = getpass.getpass("Kata sandi baru: ")
        again = getpass.getpass("Ulangi kata sandi: ")
    except (EOFError, KeyboardInterrupt):
        raise AccountError("Kata sandi tidak diisi; tidak ada yang diubah.") from None
    if first != again:
        raise AccountError("Kedua kata sandi tidak sama; tidak ada yang diubah.")
    return first
