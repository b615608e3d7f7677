"""`python -m reconcile kunci|jalankan|tinjau|hitung|destroy`: on a PC of Dinas Sosial, never on the server.

Errors name file, row and column. Of an unexpected one only its kind and the place in the program are told, since its
message might quote a value.
"""

from __future__ import annotations

import argparse
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from reconcile.config import RunConfig, read_run
from reconcile.errors import ReconcileError
from reconcile.key import Key, make_key, read_key


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 done, 1 for what the person can mend, 2 for what only the makers can."""
    with _silent_libraries():
        return _run(_parser().parse_args(arguments))


@contextmanager
def _silent_libraries() -> Iterator[None]:
    """Libraries log what they compare and warn of cells by their value (openpyxl: a NIK in a cell of dates); whoever
    calls `main` inside a longer life gets both back."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _run(told: argparse.Namespace) -> int:
    try:
        if told.command == "kunci":
            made = make_key(Path(told.berkas), told.instansi)
            print(f"Kunci {made.fingerprint} dibuat. Simpan salinannya di brankas instansi; jangan dikirim lewat surel "
                  "atau pesan.")
            return 0
        _COMMANDS[told.command](Path(told.putaran))
    except ReconcileError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Dihentikan. Ulangi perintahnya, atau musnahkan berkas kerja dengan: python -m reconcile destroy.",
              file=sys.stderr)
        return 1
    except Exception as error:
        print(f"Galat tak terduga {type(error).__name__} ({_where(error)}). Tidak ada yang keluar. Sampaikan baris ini "
              "kepada pengelola perangkat lunak.", file=sys.stderr)
        return 2
    return 0


class _Parser(argparse.ArgumentParser):
    """Does not repeat what was typed, which may be a number of a person."""

    def error(self, message: str) -> NoReturn:
        """Instead of argparse's message."""
        self.exit(2, "Perintah tidak dikenal atau tidak lengkap. Lihat: python -m reconcile --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m reconcile",
                     description="Rekonsiliasi register di PC Dinas Sosial.")
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("kunci", help="membuat berkas kunci instansi")
    key.add_argument("berkas", nargs="?", default="kunci.rekon")
    key.add_argument("--instansi", required=True)
    for name, told in (("jalankan", "memadankan daftar"), ("tinjau", "membaca putusan tinjau.xlsx"),
                       ("hitung", "menulis hitungan yang boleh keluar"), ("destroy", "memusnahkan berkas kerja"),
                       ("musnahkan", "sama dengan destroy")):
        commands.add_parser(name, help=told).add_argument("putaran", help="berkas pengaturan putaran (TOML)")
    return parser


def _opened(path: Path) -> tuple[RunConfig, Key]:
    run = read_run(path, date.today())
    key = read_key(run.key)
    if run.fingerprint and run.fingerprint != key.fingerprint:
        raise ReconcileError(f"Kunci ini ({key.agency}, sidik {key.fingerprint}) bukan kunci putaran ini (sidik "
                             "lain tertulis dalam `sidik_kunci`). Pakai kunci instansi yang benar.")
    return run, key


def _match(path: Path) -> None:
    from reconcile import work
    from reconcile.matching import exact, link, review
    from reconcile.reading import load

    run, key = _opened(path)
    with work.working(run, new=True) as connection:
        loaded = load.load(connection, run, key, date.today())
        for one in loaded:
            print(f"{one.name}: {one.many} baris, {one.with_nik} dengan NIK, {one.broken} rusak"
                  + (f" (baris {', '.join(map(str, one.first_broken))})" if one.broken else "")
                  + f", {one.unplaced} tanpa desa.")
        exact.link_exactly(connection)
        linked = link.link(connection, run)
        book = review.write_workbook(connection, run)
    work.keep_facts(run, key, loaded, linked)
    print(f"{linked.by_number} baris padan lewat NIK/KK, {linked.by_model} lewat nama, tanggal lahir, dan desa. "
          f"Perkiraan presisi {100 * linked.precision:.2f} persen, sensitivitas {100 * linked.recall:.2f} persen.")
    print(f"{linked.review} pasangan perlu ditinjau: {book.parent.name}/{book.name}. Musnahkan paling lambat "
          f"{run.destroy_on.isoformat()}.")


def _review(path: Path) -> None:
    from reconcile import work
    from reconcile.matching import review

    run, key = _opened(path)
    facts = work.facts(run, key)
    with work.working(run) as connection:
        answered, left = review.read_workbook(connection, run)
    work.add_facts(run, {**facts, "ditinjau": answered, "belum_ditinjau": left})
    print(f"{answered} putusan dibaca, {left} pasangan belum diputuskan.")


def _count(path: Path) -> None:
    from reconcile import work
    from reconcile.leaving import counts, publish

    run, key = _opened(path)
    facts = work.facts(run, key)
    with work.working(run) as connection:
        facts["bergabung"] = counts.joined_rows(connection)
        counted = counts.count(connection, run, key)
    publish.write(run, key, counted, facts, date.today())
    print(f"{len(counted.overlaps)} hitungan irisan dan {len(counted.deciles)} hitungan desil ditulis ke "
          f"{run.out.name}; {counted.withheld} kali irisan satu desa ditahan. Hanya folder itu yang boleh keluar.")


def _destroy(path: Path) -> None:
    from reconcile.destroy import RECORD, destroy

    run = read_run(path, date.today(), may_be_over=True)
    left = destroy(run, datetime.now(UTC))
    print(f"Berkas kerja putaran {run.name} dimusnahkan; bukti: {run.out.name}/{RECORD}.")
    if left:
        print(f"Berkas serah terima yang masih ada di PC ini: {', '.join(left)}.")


_COMMANDS = {"jalankan": _match, "tinjau": _review, "hitung": _count, "destroy": _destroy, "musnahkan": _destroy}


_OWN = Path(__file__).parent


def _where(error: BaseException) -> str:
    """The last place in this package: file and line, no values."""
    place, step = "reconcile", error.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(_OWN):
            place = f"{file.name}:{step.tb_lineno}"
        step = step.tb_next
    return place


if __name__ == "__main__":
    sys.exit(main())
