"""`import`: read a file, say what was understood, store it and publish; or store nothing and say why."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import caller
from dashboard.commands.printing import print_json, progress, tell_failure
from dashboard.core.domain import BuildError, DashboardError
from dashboard.registry import contracts

if TYPE_CHECKING:
    from dashboard.core.actor import Actor
    from dashboard.intake.preview import Preview
    from dashboard.publish.hand_in import SubmissionOutcome

_SHOWN_MESSAGES = 40


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("import", help="serahkan berkas .xlsx atau .csv: dibaca, disimpan, diterbitkan")
    parser.add_argument("dataset", choices=list(contracts()), metavar="DATASET", help=", ".join(contracts()))
    parser.add_argument("file", type=Path, metavar="FILE", help="berkas yang diserahkan")
    caller.add_to(parser, "nama orang yang menyerahkan")
    parser.add_argument("--period", metavar="P", help="2025 atau 2025-TW3, bila berkasnya tidak menyebut tahun")
    parser.add_argument("--column", action="append", default=[], metavar="KOLOM=JUDUL",
                        help="kolom berkas yang tidak dikenal: 'Strategi=Strategi OPPKPKE', atau 'abaikan=Catatan' "
                        "untuk kolom yang tidak dibaca; boleh berkali-kali, diingat untuk penyerah dan dataset ini")
    parser.add_argument("--dry-run", action="store_true", help="periksa saja; tidak ada yang disimpan")
    parser.add_argument("--valid-rows", action="store_true", help="simpan baris yang sah walau ada baris yang ditolak")
    parser.add_argument("--json", action="store_true", help="cetak hasil sebagai JSON")
    parser.set_defaults(run=hand_in_file)


def hand_in_file(parsed: argparse.Namespace) -> int:
    from dashboard.commands.known import current_reference
    from dashboard.intake.columns import choices
    from dashboard.intake.read import read
    from dashboard.store.submissions.column_choices import remember, remembered
    from dashboard.store.submissions.record import SubmissionDraft

    preview: Preview | None = None
    done: SubmissionOutcome | None = None
    failure: DashboardError | None = None
    tell = progress(as_json=parsed.json)
    try:
        by = caller.asked(parsed)
        tell("Membaca berkas")
        original = _content(parsed.file)
        contract = contracts()[parsed.dataset]
        said = choices(parsed.column, contract)
        preview = read(contract, original or parsed.file, parsed.file.name, current_reference(tell), parsed.period,
                       remembered(by, parsed.dataset) | said)
        if not parsed.json:
            _print_preview(preview, by)
        from dashboard.publish.hand_in import hand_in, rehearse  # what builds: a file that is refused needs none of it

        draft = SubmissionDraft(parsed.dataset, original, parsed.file.name, preview, by, parsed.valid_rows,
                                parsed.period)
        if parsed.dry_run:
            rehearse(draft, tell)
        else:
            done = hand_in(draft, tell)
            remember(by, parsed.dataset, said)
    except DashboardError as error:
        failure = error
    if parsed.json:
        print_json(_as_json(parsed.dataset, preview, done, failure))
    if failure is not None:
        tell_failure(_with_option(failure))
        return 1
    if not parsed.json:
        _print_outcome(done)
    return 0


def _with_option(failure: DashboardError) -> DashboardError:
    """How to answer on the command line what the page asks in a form."""
    from dashboard.intake.columns import IGNORE_WORD
    from dashboard.intake.preview import ColumnsUnclear, FileRefused

    if not isinstance(failure, ColumnsUnclear):
        return failure
    return FileRefused(f"{failure} Di baris perintah: --column 'KOLOM={failure.questions[0].heading}', atau --column "
                       f"'{IGNORE_WORD}={failure.questions[0].heading}'.")


def _content(path: Path) -> bytes:
    """The whole file, so that what is stored is what was read; empty for one too large, which the reader refuses."""
    from dashboard.intake.files.archive import MAXIMUM_BYTES
    from dashboard.intake.preview import FileRefused

    try:
        return path.read_bytes() if path.stat().st_size <= MAXIMUM_BYTES else b""
    except OSError as error:
        raise FileRefused(f"Berkas {path} tidak dapat dibuka ({error.strerror}). Periksa nama dan izinnya.") from None


def _print_preview(preview: Preview, reader: Actor) -> None:
    from dashboard.core.formats import number, rupiah
    from dashboard.store.submissions.record import changes

    print(f"Baris dibaca {number(preview.rows_read)} = diterima {number(preview.accepted)} + "
          f"ditolak {number(preview.rejected_count)} + dilewati {number(preview.skipped)}")
    print(f"Rupiah dibaca {rupiah(preview.rupiah_read)} = diterima {rupiah(preview.rupiah_accepted)} + "
          f"ditolak {rupiah(preview.rupiah_rejected)}")
    for message in preview.messages[:_SHOWN_MESSAGES]:
        place = ", ".join(part for part in (message.sheet, f"baris {message.row}" if message.row else "",
                                            f"kolom {message.column}" if message.column else "") if part)
        print(f"  {message.severity}: {place + ': ' if place else ''}{message.message}")
    if len(preview.messages) > _SHOWN_MESSAGES:
        print(f"  … dan {len(preview.messages) - _SHOWN_MESSAGES} pesan lain (--json menampilkan semua)")
    if preview.accepted:
        print(f"Dibanding yang tersimpan: {changes(preview, reader).sentence()}")


def _print_outcome(done: SubmissionOutcome | None) -> None:
    from dashboard.core.formats import number

    if done is None:
        print("Percobaan: berkas ini dapat diserahkan; tidak ada yang disimpan.")
    elif done.repeated:
        print(f"Berkas ini sudah diserahkan oleh {done.submission.by} (kiriman {done.submission.id}); "
              "tidak disimpan dua kali.")
    else:
        print(f"Tersimpan sebagai kiriman {done.submission.id} ({number(done.submission.rows)} baris) dan "
              "sudah terbit.")
        if done.told:
            print(done.told)


def _as_json(dataset: str, preview: Preview | None, done: SubmissionOutcome | None,
             failure: DashboardError | None) -> dict[str, object]:
    from dashboard.intake.preview import Message, Severity

    messages = list(preview.messages) if preview else []
    if failure is not None:
        told = [str(failure), *(failure.sentences if isinstance(failure, BuildError) else ())]
        messages += [Message("", 0, "", Severity.ERROR, sentence) for sentence in told]
    if done is not None and done.repeated:
        messages.append(Message("", 0, "", Severity.INFO, f"Berkas ini sudah diserahkan oleh {done.submission.by} "
                                f"(kiriman {done.submission.id}); tidak disimpan dua kali."))
    return {
        "submission": done.submission.id if done else None,
        "dataset": dataset,
        "rows_read": preview.rows_read if preview else 0,
        "accepted": preview.accepted if preview else 0,
        "rejected": preview.rejected_count if preview else 0,
        "skipped": preview.skipped if preview else 0,
        "rupiah_read": preview.rupiah_read if preview else 0,
        "rupiah_accepted": preview.rupiah_accepted if preview else 0,
        "rupiah_rejected": preview.rupiah_rejected if preview else 0,
        "messages": [{"sheet": message.sheet, "row": message.row, "column": message.column,
                      "severity": str(message.severity), "message": message.message} for message in messages],
    }
