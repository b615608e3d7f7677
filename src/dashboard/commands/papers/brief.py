"""`brief` and `sheets`: papers for the regent, the kecamatan and the villages as PDF."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands import day
from dashboard.commands.printing import progress
from dashboard.render.files.written import WriteError, write_file

_TELL_EVERY = 25


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    brief = commands.add_parser("brief", help="tulis ringkasan untuk kepala daerah, dua halaman PDF")
    brief.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.pdf", help="berkas yang ditulis")
    day.add_to(brief)
    brief.set_defaults(run=_brief)
    sheets = commands.add_parser("sheets", help="tulis lembar PDF tiap kecamatan dan desa/kelurahan")
    sheets.add_argument("-o", "--output", required=True, type=Path, metavar="FOLDER|FILE.zip",
                        help="folder untuk semua PDF, atau satu berkas ZIP")
    sheets.add_argument("--kecamatan", metavar="KODE", help="hanya kecamatan ini dan desanya; kodenya di regions.csv")
    day.add_to(sheets)
    sheets.set_defaults(run=_sheets)


def _brief(parsed: argparse.Namespace) -> int:
    if parsed.output.suffix.lower() != ".pdf":
        raise WriteError(f"Ringkasan ditulis sebagai PDF; beri nama berkas yang berakhir .pdf, bukan {parsed.output}.")
    today = day.asked(parsed)
    from dashboard.outputs.brief import summary
    from dashboard.outputs.brief.facts import PaperFacts
    from dashboard.store.database import open_current

    tell = progress(as_json=False)
    tell("Membaca basis data")
    facts = PaperFacts(open_current(), today=today)
    tell("Menyusun dua halaman")
    write_file(parsed.output, summary.brief(facts))
    print(f"{summary.title()} ditulis ke {parsed.output}")
    return 0


def _sheets(parsed: argparse.Namespace) -> int:
    if parsed.output.suffix.lower() == ".pdf":
        raise WriteError(f"Lembar wilayah ditulis ke satu folder atau satu berkas .zip, bukan ke {parsed.output}.")
    today = day.asked(parsed)
    from dashboard.core.formats import number
    from dashboard.outputs.brief.facts import PaperFacts
    from dashboard.outputs.brief.sheets import write
    from dashboard.store.database import open_current

    tell = progress(as_json=False)
    tell("Membaca basis data")
    facts = PaperFacts(open_current(), today=today)

    def told(made: int, total: int) -> None:
        if made % _TELL_EVERY == 0 and made < total:
            tell(f"Lembar {number(made)} dari {number(total)}")

    count = write(facts, parsed.output, parsed.kecamatan, told)
    print(f"{number(count)} lembar wilayah ditulis ke {parsed.output}")
    return 0
