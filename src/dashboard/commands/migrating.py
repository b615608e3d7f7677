"""`migrate`: from the folder of one server to a PostgreSQL that several share, and back."""

from __future__ import annotations

import argparse
import os
from typing import Any

from dashboard.commands import caller
from dashboard.commands.printing import tell_checks
from dashboard.core import settings
from dashboard.core.domain import StoreError

_STORE = "DASHBOARD_STORE"


def register(commands: Any) -> None:
    """Add this command to the parser."""
    mover = commands.add_parser("migrate", help="pindahkan semua yang tercatat ke PostgreSQL, atau kembali ke folder")
    mover.add_argument("--to", required=True, metavar="TUJUAN", help="postgresql (alamatnya di DASHBOARD_STORE), atau "
                       "folder (dari DASHBOARD_STORE ke DASHBOARD_HOME)")
    mover.set_defaults(run=_migrate)


def _migrate(parsed: argparse.Namespace) -> int:
    from dashboard.core.actor import Action
    from dashboard.store.policy import require

    require(caller.keeper(), Action.MANAGE_ACCOUNTS)
    if parsed.to == "folder":
        return _to_folder()
    if parsed.to.startswith(("postgresql://", "postgres://")):
        raise StoreError("Alamat PostgreSQL berisi kata sandi, yang terlihat di daftar proses. Tulis alamatnya di "
                         "DASHBOARD_STORE, lalu `--to postgresql`.")
    if parsed.to != "postgresql":
        raise StoreError("Tujuan itu tidak dikenal. Tulis `--to postgresql` (alamat di DASHBOARD_STORE) atau "
                         "`--to folder`.")
    return _to_postgresql()


def _to_postgresql() -> int:
    from dashboard.store.engine.chosen import postgres_engine
    from dashboard.store.engine.moving import to_postgresql

    files = to_postgresql(postgres_engine())
    print(f"Dipindahkan ke PostgreSQL dan dibaca ulang: {files} berkas kiriman, jurnal, catatan kejadian, akun, dan "
          "kunci pembulatan. Tidak ada yang dihapus dari DASHBOARD_HOME.")
    print("Mulai sekarang jalankan semua server dengan DASHBOARD_STORE dan DASHBOARD_OBJECTS ini.")
    return _checked()


def _to_folder() -> int:
    from dashboard.store.engine.chosen import postgres_engine
    from dashboard.store.engine.moving import to_folder

    files = to_folder(postgres_engine())
    del os.environ[_STORE]
    print(f"Dipindahkan ke {settings.home()}: {files} berkas kiriman, jurnal, catatan kejadian, akun, dan basis data "
          "yang terbit. Tidak ada yang dihapus dari PostgreSQL, tetapi tidak ada lagi yang disimpan di sana.")
    print("Mulai sekarang jalankan server ini tanpa DASHBOARD_STORE, dan hentikan yang lain.")
    return _checked()


def _checked() -> int:
    """As `check` would: also that the published build is what is on record where it went."""
    from dashboard.publish.verification import verify

    return tell_checks(verify(caller.keeper()))
