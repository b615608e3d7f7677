"""`check`, `backup`, `restore`: is everything as it was handed in, and could it all come back tomorrow?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands import caller
from dashboard.commands.printing import tell_checks

_KEEP = 14


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    checker = commands.add_parser("check", help="periksa kiriman, jurnal, catatan kejadian, dan basis data yang terbit")
    checker.add_argument("--accept", metavar="KIRIMAN", help="akui kiriman yang tidak tercatat dalam jurnal, setelah "
                                                             "diperiksa")
    checker.add_argument("--renew-history", action="store_true",
                         help="mulai lagi danau riwayat (DASHBOARD_LAKE) dari susunan yang berkasnya masih ada; isinya "
                              "yang lama hilang")
    checker.add_argument("--renew-objects", action="store_true",
                         help="tulis lagi susunan yang terbit ke tempat objek (DASHBOARD_OBJECTS) dari yang ada di "
                              "server ini; yang hilang di sana dan tidak ada di sini tidak ditawarkan lagi")
    checker.set_defaults(run=_check)
    keeper = commands.add_parser("backup", help="simpan semua yang tidak dapat dibuat ulang ke satu berkas ZIP")
    keeper.add_argument("target", type=Path, metavar="TUJUAN", help="nama berkas baru, atau folder cadangan")
    keeper.add_argument("--keep", type=int, default=_KEEP, metavar="N",
                        help=f"di folder cadangan hanya N yang terbaru tinggal (biasanya {_KEEP})")
    keeper.set_defaults(run=_backup)
    restorer = commands.add_parser("restore", help="isi DASHBOARD_HOME yang kosong dari sebuah cadangan, lalu bangun")
    restorer.add_argument("file", type=Path, metavar="BERKAS", help="berkas cadangan")
    restorer.add_argument("--only-check", action="store_true", help="hanya periksa berkas itu")
    restorer.set_defaults(run=_restore)


def _check(parsed: argparse.Namespace) -> int:
    from dashboard.publish.verification import verify
    from dashboard.store.engine.chosen import engine
    from dashboard.store.lock import only_writer
    from dashboard.store.submissions.journal import accept

    if parsed.accept:
        accept(parsed.accept, caller.keeper())
        print(f"Kiriman {parsed.accept} diakui dan tercatat dalam jurnal.")
    if parsed.renew_history:
        with only_writer():
            print(f"Danau riwayat dimulai lagi dengan {engine().renew_history()} susunan.")
    if parsed.renew_objects:
        with only_writer():
            offered, lost = engine().renew_objects()
        print(f"Tempat objek berisi {offered} susunan lagi." + "".join(
            f" Susunan {name} hilang: tidak ada di sana dan di server ini." for name in lost))
    return tell_checks(verify(caller.keeper()))


def _backup(parsed: argparse.Namespace) -> int:
    from dashboard.store.backup import backup

    made = backup(parsed.target, caller.keeper(), keep=parsed.keep)
    print(f"Cadangan {made.path}: {made.files} berkas, {made.size / 1e6:.1f} MB, sudah dibaca ulang dan utuh.")
    return 0


def _restore(parsed: argparse.Namespace) -> int:
    from dashboard.store.backup import read_through, restore

    if parsed.only_check:
        found = read_through(parsed.file, caller.keeper())
        print(f"Cadangan {found.path} utuh: {found.files} berkas, dibuat {found.made_at:%Y-%m-%d %H:%M} UTC.")
        return 0
    from dashboard.commands.printing import progress
    from dashboard.publish.build import build

    found = restore(parsed.file, caller.keeper())
    print(f"Dipulihkan: {found.files} berkas dari cadangan {found.made_at:%Y-%m-%d %H:%M} UTC.")
    report = build(progress(as_json=False))
    print(f"Terbit: {report.build_id}. Semua orang masuk lagi dengan kata sandinya.")
    return 0
