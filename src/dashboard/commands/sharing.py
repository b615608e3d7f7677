"""`share`, `follow`: one server builds, others show copies of what it publishes."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dashboard.core.domain import DashboardError, StoreError

if TYPE_CHECKING:
    from dashboard.store.sharing.objects import Objects

_SECONDS = 1.0


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    for name, told, run in (("share", "server utama: bagikan tiap terbitan ke tempat bersama", _share),
                            ("follow", "server penampil: salin tiap terbitan dari tempat bersama", _follow)):
        parser = commands.add_parser(name, help=told)
        parser.add_argument("place", metavar="TEMPAT", help="folder yang terjangkau semua server, atau "
                            "s3://bucket/awalan; tertutup bagi orang lain (isinya angka persis)")
        parser.add_argument("--once", action="store_true", help="sekali saja; biasanya terus sampai dihentikan")
        parser.set_defaults(run=run)


def _share(parsed: argparse.Namespace) -> int:
    from dashboard.store.sharing.giving import share

    def told(objects: Objects) -> str:
        offer = share(objects)
        return f"Dibagikan: {offer.build}, {len(offer.builds)} susunan dan {len(offer.files)} berkas." if offer else ""

    return _again_and_again(told, parsed)


def _follow(parsed: argparse.Namespace) -> int:
    from dashboard.core import settings
    from dashboard.store.sharing.following import follow

    if not settings.open_to_all():
        raise StoreError("DASHBOARD_PUBLIC=off tidak dapat dipakai di server penampil: akun hanya ada di server utama, "
                         "jadi tidak seorang pun dapat masuk di sini. Cabut DASHBOARD_PUBLIC, atau arahkan pembaca ke "
                         "server utama.")
    return _again_and_again(lambda objects: f"Tampil: {shown}." if (shown := follow(objects)) else "", parsed)


def _again_and_again(step: Callable[[Objects], str], parsed: argparse.Namespace) -> int:
    """Each second, and told when something changes; a failure is told once and tried again."""
    from dashboard.commands.printing import tell_failure
    from dashboard.store.sharing.places import objects_at

    place, once, told = parsed.place, parsed.once, ""
    objects = objects_at(place)
    while True:
        try:
            news = step(objects)
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
        if failure and str(failure) != told:
            tell_failure(failure)
        told = str(failure) if failure else ""
        if once:
            return 1 if failure else 0
        time.sleep(_SECONDS)
