"""`user add|reset|role|disable|list`: the accounts of people who work with the dashboard, and what each may do."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.commands import caller
from dashboard.commands.printing import print_json
from dashboard.core.actor import ACCOUNT_ROLES, Role
from dashboard.core.domain import AccountError

if TYPE_CHECKING:
    from dashboard.store.identity.accounts import Account, Seat


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    parser = commands.add_parser("user", help="akun dan perannya: add, reset, role, disable, list")
    actions = parser.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    for name, run, told in (("add", _add, "buat akun; kata sandi pertama ditanyakan dan diganti pemiliknya"),
                            ("reset", _reset, "beri kata sandi baru; akun yang dinonaktifkan berlaku lagi"),
                            ("role", _role, "ganti peran, OPD, atau masa berlaku; semua sesinya berakhir"),
                            ("disable", _disable, "nonaktifkan akun; yang sedang masuk langsung keluar")):
        action = actions.add_parser(name, help=told)
        action.add_argument("name", metavar="NAMA", help="nama orang, tercatat sebagai penyerah pada tiap kiriman")
        if run in (_add, _role):
            _ask_seat(action)
        if run in (_add, _reset):
            action.add_argument("--password-stdin", action="store_true",
                                help="baca kata sandi dari baris pertama masukan standar")
            action.add_argument("--oidc", action="store_true",
                                help="tanpa kata sandi: NAMA persis seperti penyedia akun instansi menyebut orangnya, "
                                     "misalnya nama@kabupaten.go.id (DASHBOARD_SIGN_IN=oidc)")
            action.add_argument("--keep-password", action="store_true",
                                help="pemilik akun tidak diminta mengganti kata sandi ini (ia memilihnya sendiri)")
        action.set_defaults(run=run)
    lister = actions.add_parser("list", help="daftar akun dan perannya")
    lister.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    lister.set_defaults(run=_list)


def _ask_seat(action: argparse.ArgumentParser) -> None:
    roles = [role.value for role in ACCOUNT_ROLES]
    action.add_argument("--role", required=True, choices=roles, metavar="PERAN", help=", ".join(roles))
    action.add_argument("--agency", metavar="OPD", help="kode OPD, untuk peran opd saja; daftarnya dataset agencies")
    action.add_argument("--until", type=_day, metavar="TANGGAL", help="hari terakhir akun berlaku, mis. 2026-12-31")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” bukan tanggal seperti 2026-12-31") from None


def _seat(parsed: argparse.Namespace) -> Seat:
    """What was asked for. Raises AccountError for an agency that the published build does not know."""
    from dashboard.store.database import open_current
    from dashboard.store.identity.accounts import Seat

    if parsed.agency:
        database = open_current()
        known = {code for code, in database.rows("SELECT code FROM agencies")[1]}
        database.close()
        if parsed.agency not in known:
            raise AccountError(f"Tidak ada OPD berkode “{parsed.agency}”. Kode yang dikenal: "
                               f"{', '.join(sorted(known))}.")
    return Seat(Role(parsed.role), parsed.agency, parsed.until)


def _add(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import FIRST_DAYS, add_account, in_words

    seat = _seat(parsed)
    if parsed.oidc:
        account = add_account(parsed.name, None, caller.keeper(), seat)
        print(f"Akun “{account.name}” dibuat ({in_words(seat)}), tanpa kata sandi: ia masuk lewat penyedia akun.")
        return 0
    account = add_account(parsed.name, _password(from_stdin=parsed.password_stdin), caller.keeper(), seat,
                          first=not parsed.keep_password)
    first = "" if parsed.keep_password else f"; ia menggantinya saat pertama masuk, dalam {FIRST_DAYS} hari"
    print(f"Akun “{account.name}” dibuat ({in_words(seat)}). Sampaikan kata sandinya langsung kepada yang "
          f"bersangkutan{first}.")
    return 0


def _reset(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import reset_account

    if parsed.oidc:
        account = reset_account(parsed.name, None, caller.keeper())
        print(f"“{account.name}” masuk lewat penyedia akun, tanpa kata sandi; semua sesi lamanya berakhir.")
        return 0
    account = reset_account(parsed.name, _password(from_stdin=parsed.password_stdin), caller.keeper(),
                            first=not parsed.keep_password)
    print(f"Kata sandi “{account.name}” diganti; semua sesi lamanya berakhir.")
    return 0


def _role(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import in_words, reseat_account

    account = reseat_account(parsed.name, _seat(parsed), caller.keeper())
    print(f"“{account.name}” sekarang {in_words(account.seat)}; semua sesinya berakhir.")
    return 0


def _disable(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import disable_account

    account = disable_account(parsed.name, caller.keeper())
    print(f"Akun “{account.name}” dinonaktifkan; semua sesinya berakhir. Riwayat kirimannya tetap.")
    return 0


def _list(parsed: argparse.Namespace) -> int:
    from dashboard.store.identity.accounts import accounts, in_words

    found = accounts()
    if parsed.json:
        print_json([_as_json(account) for account in found])
        return 0
    if not found:
        print("Belum ada akun. Buat dengan `python -m dashboard user add NAMA`.")
    for account in found:
        print(f"{account.name:<30} {'nonaktif' if account.disabled else 'aktif':<9} {in_words(account.seat):<30} "
              f"{'OIDC' if account.by_provider else 'sandi':<6} "
              f"dibuat {account.created:%Y-%m-%d}  diubah {account.changed:%Y-%m-%d}")
    return 0


def _as_json(account: Account) -> dict[str, object]:
    until = account.seat.until
    return {"name": account.name, "oidc": account.by_provider, "disabled": account.disabled,
            "role": account.seat.role.value,
            "agency": account.seat.agency, "until": until.isoformat() if until else None,
            "first_password": account.is_first, "created": account.created.isoformat(),
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
