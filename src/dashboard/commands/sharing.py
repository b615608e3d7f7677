"""`share`, `follow`: one server builds, others show copies of what it publishes; or all build, and show what any of
them has published (DASHBOARD_STORE)."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

from dashboard.core.domain import DashboardError, StoreError

_SECONDS = 1.0


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    for name, told, run in (("share", "server utama: bagikan tiap terbitan ke tempat bersama", _share),
                            ("follow", "server penampil: salin tiap terbitan dari tempat bersama", _follow)):
        parser, may_miss = commands.add_parser(name, help=told), name == "follow"
        parser.add_argument("place", metavar="TEMPAT", nargs="?" if may_miss else None,
                            help="folder yang terjangkau semua server, atau s3://bucket/awalan; tertutup bagi orang "
                            "lain (isinya angka persis)" + "; tidak disebut bila DASHBOARD_STORE diisi" * may_miss)
        parser.add_argument("--once", action="store_true", help="sekali saja; biasanya terus sampai dihentikan")
        parser.set_defaults(run=run)


def _share(parsed: argparse.Namespace) -> int:
    from dashboard.core import settings
    from dashboard.store.sharing.giving import share
    from dashboard.store.sharing.places import objects_at

    if settings.store_address() and parsed.place.rstrip("/") == settings.objects_place().rstrip("/"):
        raise StoreError("Tempat itu DASHBOARD_OBJECTS: isinya sudah dibagikan lewat PostgreSQL. Server lain "
                         "menjalankan `follow` dengan DASHBOARD_STORE; untuk server penampil pakai tempat lain.")
    objects = objects_at(parsed.place)

    def step() -> str:
        offer = share(objects)
        return f"Dibagikan: {offer.build}, {len(offer.builds)} susunan dan {len(offer.files)} berkas." if offer else ""

    return _again_and_again(step, parsed)


def _follow(parsed: argparse.Namespace) -> int:
    from dashboard.core import settings
    from dashboard.store.sharing.following import follow
    from dashboard.store.sharing.places import objects_at

    if settings.store_address():
        return _keep_up(parsed)
    if not parsed.place:
        raise StoreError("Sebut TEMPAT yang dibagikan server utama, atau isi DASHBOARD_STORE.")
    if not settings.open_to_all():
        raise StoreError("DASHBOARD_PUBLIC=off tidak dapat dipakai di server penampil: akun hanya ada di server utama, "
                         "jadi tidak seorang pun dapat masuk di sini. Cabut DASHBOARD_PUBLIC, atau arahkan pembaca ke "
                         "server utama.")
    objects = objects_at(parsed.place)
    return _again_and_again(lambda: f"Tampil: {shown}." if (shown := follow(objects)) else "", parsed)


def _keep_up(parsed: argparse.Namespace) -> int:
    from dashboard.store.engine.chosen import postgres_engine

    if parsed.place:
        raise StoreError("DASHBOARD_STORE diisi, jadi server ini mengikuti terbitan PostgreSQL itu. Jalankan "
                         "`follow` tanpa TEMPAT, atau cabut DASHBOARD_STORE.")
    shared = postgres_engine()
    return _again_and_again(lambda: f"Tampil: {shown}." if (shown := shared.keep_up()) else "", parsed,
                            lambda: shared.wait(_SECONDS))


def _again_and_again(step: Callable[[], str], parsed: argparse.Namespace,
                     wait: Callable[[], None] = lambda: time.sleep(_SECONDS)) -> int:
    """Each second, and told when something changes; a failure is told once and tried again."""
    from dashboard.commands.printing import tell_failure

    place, once, last_failure = parsed.place, parsed.once, ""
    while True:
        try:
            news = step()
            failure: DashboardError | None = None
        except DashboardError as error:
            news, failure = "", error
        except FileNotFoundError:
            news, failure = "", StoreError(f"Belum ada terbitan di {place}. Jalankan `python -m dashboard share` di "
                                           "server utama, atau periksa apakah alamatnya benar dan foldernya terpasang.")
        except OSError as error:
            news, failure = "", StoreError(f"{place} tidak terjangkau ({error.strerror}). Yang tampil tidak berubah; "
                                           "dicoba lagi.")
        if news or (once and not failure):
            print(news or "Sudah sama.", flush=True)
        if failure and str(failure) != last_failure:
            tell_failure(failure)
        last_failure = str(failure) if failure else ""
        if once:
            return 1 if failure else 0
        wait()
