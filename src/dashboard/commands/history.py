"""`submissions`, `withdraw`, `export`, `template`: what was handed in, and files to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import caller
from dashboard.commands.printing import print_json, progress, tell_failure
from dashboard.core.domain import BuildError, DashboardError, SubmissionError
from dashboard.registry import contracts
from dashboard.render.files.written import write_file

if TYPE_CHECKING:
    from dashboard.store.submissions.manifests import Submission

EVERYTHING = "semua"
"""Instead of a dataset: all of them in one data package."""


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    lister = commands.add_parser("submissions", help="riwayat kiriman: siapa, kapan, apa, dan apakah masih berlaku")
    lister.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    lister.set_defaults(run=_list)
    taker = commands.add_parser("withdraw", help="tarik satu kiriman; yang digantikannya berlaku lagi")
    taker.add_argument("id", metavar="ID", help="nomor kiriman, lihat `submissions`")
    caller.add_to(taker, "nama orang yang menarik")
    taker.add_argument("--reason", required=True, metavar="ALASAN", help="mengapa ditarik")
    taker.add_argument("--json", action="store_true", help="cetak hasil sebagai JSON")
    taker.set_defaults(run=_withdraw)
    for name, run, told in (
        ("template", _template, "tulis berkas XLSX kosong untuk diisi"),
        ("export", _export, "tulis baris yang berlaku ke .xlsx atau .csv yang dapat diserahkan lagi; .zip: paket data"),
    ):
        names = [*contracts(), *([EVERYTHING] if run is _export else [])]
        writer = commands.add_parser(name, help=told)
        writer.add_argument("dataset", choices=names, metavar="DATASET", help=", ".join(names))
        writer.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="berkas yang ditulis")
        if run is _export:
            writer.add_argument("--umum", action="store_true", help="hanya .zip: hitungan orang dibulatkan seperti "
                                "yang dilihat pengunjung; tanpa ini persis")
        writer.set_defaults(run=run)


def _list(parsed: argparse.Namespace) -> int:
    from dashboard.core.formats import number
    from dashboard.store.submissions.record import submissions

    found = submissions()
    if parsed.json:
        print_json([_as_json(entry) for entry in found])
        return 0
    if not found:
        print("Belum ada kiriman. Serahkan berkas dengan `python -m dashboard import`.")
    for entry in found:
        told = (f"{entry.id}  {entry.dataset:<16} {entry.status:<11} {number(entry.rows):>9} baris  "
                f"{entry.at:%Y-%m-%d %H:%M} UTC  {entry.by}  {entry.period}  {entry.file_name}")
        if entry.withdrawn_by:
            told += f"  (ditarik {entry.withdrawn_by}: {entry.reason})"
        print(told)
    return 0


def _as_json(entry: Submission) -> dict[str, object]:
    return {"submission": entry.id, "dataset": entry.dataset, "period": entry.period, "by": entry.by,
            "at": entry.at.isoformat(), "rows": entry.rows, "rejected": entry.rejected, "file_name": entry.file_name,
            "sha256": entry.sha256, "replaces": list(entry.replaces), "status": entry.status,
            "reason": entry.reason or None, "withdrawn_by": entry.withdrawn_by or None,
            "withdrawn_at": entry.withdrawn_at.isoformat() if entry.withdrawn_at else None}


def _withdraw(parsed: argparse.Namespace) -> int:
    from dashboard.publish.hand_in import take_back

    try:
        done = take_back(parsed.id, caller.asked(parsed), parsed.reason, progress(as_json=parsed.json))
    except DashboardError as error:
        if parsed.json:
            failures = list(error.failures) if isinstance(error, BuildError) else []
            print_json({"ok": False, "message": str(error), "failures": failures})
        tell_failure(error)
        return 1
    if parsed.json:
        print_json({"ok": True, "withdrawal": done.submission.id, "submission": parsed.id,
                    "dataset": done.submission.dataset})
    else:
        print(f"Kiriman {parsed.id} ditarik (catatan {done.submission.id}); yang digantikannya berlaku lagi.")
    return 0


def _template(parsed: argparse.Namespace) -> int:
    from dashboard.commands.known import current_reference
    from dashboard.intake.template import template

    write_file(parsed.output, template(contracts()[parsed.dataset], current_reference()))
    print(f"Templat {contracts()[parsed.dataset].title} ditulis ke {parsed.output}")
    return 0


def _export(parsed: argparse.Namespace) -> int:
    from dashboard.core.formats import number
    from dashboard.render.files.contract_file import contract_file
    from dashboard.store.submissions.record import rows_in_force

    if parsed.output.suffix.lower() == ".zip":
        return _package(parsed)
    if parsed.umum or parsed.dataset == EVERYTHING:
        raise SubmissionError("--umum dan semua dataset hanya untuk paket data: pilih nama berkas yang "
                              "berakhiran .zip.")
    frame = rows_in_force(parsed.dataset, caller.keeper())
    if frame.empty:
        raise SubmissionError(f"Belum ada baris {parsed.dataset} yang diserahkan, jadi tidak ada yang dapat diekspor. "
                              "Data contoh tidak diekspor karena berkasnya dapat diserahkan kembali.")
    write_file(parsed.output, contract_file(contracts()[parsed.dataset], frame, parsed.output.suffix))
    print(f"{number(len(frame))} baris {contracts()[parsed.dataset].title} ditulis ke {parsed.output}")
    return 0


def _package(parsed: argparse.Namespace) -> int:
    """A data package of what is shown now, sample marked; unlike the other files it is not to be handed in again."""
    from dashboard.outputs.packages.datasets import Shelf, dataset_zip, everything_zip
    from dashboard.statistics.rounding import rounding_for
    from dashboard.store.database import open_current
    from dashboard.store.policy import PUBLIC, audience

    shelf = Shelf(open_current(), rounding_for(PUBLIC if parsed.umum else audience(caller.keeper())))
    everything = parsed.dataset == EVERYTHING
    content = everything_zip(shelf) if everything else dataset_zip(shelf, contracts()[parsed.dataset])
    write_file(parsed.output, content)
    told = "semua dataset" if everything else contracts()[parsed.dataset].title
    print(f"Paket data {told} ditulis ke {parsed.output}")
    return 0
