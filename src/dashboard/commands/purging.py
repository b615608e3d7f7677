"""`purge propose|confirm|cancel|list`: erase a submission for good; one person asks, another one approves."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dashboard.commands import caller

if TYPE_CHECKING:
    from dashboard.store.backup import KnownBackup


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    parser = commands.add_parser("purge", help="hapus kiriman untuk selamanya: satu orang mengusulkan, orang lain "
                                               "menyetujui")
    actions = parser.add_subparsers(dest="action", required=True, metavar="TINDAKAN")
    for name, run, told in (("propose", _propose, "usulkan; belum ada yang dihapus"),
                            ("confirm", _confirm, "setujui usul orang lain dan hapus, atau selesaikan yang terhenti"),
                            ("cancel", _cancel, "batalkan usul yang belum disetujui")):
        action = actions.add_parser(name, help=told)
        action.add_argument("id", metavar="KIRIMAN", help="nomor kiriman, lihat `submissions`")
        if run is _propose:
            action.add_argument("--reason", required=True, metavar="ALASAN",
                                help="mengapa dihapus; tersimpan selamanya, tanpa data pribadi")
        action.set_defaults(run=run)
    actions.add_parser("list", help="usul dan penghapusan sampai sekarang").set_defaults(run=_list)


def _propose(parsed: argparse.Namespace) -> int:
    from dashboard.publish.erasing import propose

    asked = propose(parsed.id, caller.keeper(), parsed.reason)
    print(f"Diusulkan: kiriman {asked.id} ({asked.dataset}). Orang lain menyetujuinya di halaman Hapus kiriman, atau "
          f"dengan `python -m dashboard purge confirm {asked.id}`.")
    return 0


def _confirm(parsed: argparse.Namespace) -> int:
    from dashboard.commands.printing import progress
    from dashboard.publish.erasing import confirm

    done = confirm(parsed.id, caller.keeper(), progress(as_json=False))
    print(f"{done.purge.in_words}.")
    print(f"Terbit: {done.build.build_id}; {len(done.builds)} susunan lama yang memuatnya ikut dihapus. Mulai ulang "
          "layanan supaya ingatan server juga bersih: `systemctl restart dasbor`.")
    if done.withdrawal:
        print(f"Alasan penarikannya masih tersimpan sebagai {done.withdrawal}; hapus juga bila memuat keterangan "
              f"tentang orang: `python -m dashboard purge propose {done.withdrawal} --reason …`.")
    _print_backups(done.backups)
    return 0


def _cancel(parsed: argparse.Namespace) -> int:
    from dashboard.publish.erasing import drop

    dropped = drop(parsed.id, caller.keeper())
    print(f"Usul penghapusan kiriman {dropped.id} dibatalkan; tidak ada yang dihapus.")
    return 0


def _list(_: argparse.Namespace) -> int:
    from dashboard.publish.erasing import still_holding
    from dashboard.store.backup import known_backups
    from dashboard.store.submissions.purging import purges

    found, backups = purges(), known_backups(caller.keeper())
    if not found:
        print("Belum ada usul penghapusan.")
    for purge in found:
        if not purge.is_approved:
            print(f"Menunggu persetujuan: kiriman {purge.id} ({purge.dataset}), diusulkan {purge.asked_by}; alasan: "
                  f"{purge.reason}")
            continue
        print(f"{purge.in_words}{'' if purge.is_done else ' (BELUM SELESAI: jalankan purge confirm lagi)'}.")
        _print_backups(still_holding(purge, backups))
    return 0


def _print_backups(backups: Sequence[KnownBackup]) -> None:
    if backups:
        print("Cadangan yang tercatat dan masih memuatnya, bila belum dihapus; hapus, atau ulangi penghapusan ini "
              "sesudah memulihkannya:")
    else:
        print("Tidak ada cadangan tercatat yang memuatnya.")
    for backup in backups:
        print(f"  {backup.name}  {backup.made_at:%Y-%m-%d %H:%M} UTC")
