"""`chapter`: the draft chapter "Profil kemiskinan daerah" as a Word document."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands import day
from dashboard.commands.printing import progress
from dashboard.core.domain import DashboardError
from dashboard.render.files.written import write_file

FIRST = "p0"


def register(commands: Any) -> None:
    """Add this command to the parser."""
    writer = commands.add_parser("chapter", help="susun rancangan bab RPKD/LP2KD “Profil kemiskinan daerah” (DOCX)")
    writer.add_argument("-o", "--output", metavar="BERKAS", required=True, type=Path, help="berkas .docx yang ditulis")
    writer.add_argument("--indikator", metavar="ID", default=FIRST,
                        help=f"id indikator, dipisah koma, misalnya p0,tpt (bawaan {FIRST})")
    writer.add_argument("--pendukung", metavar="ID", help="indikator pendukung pada langkah keterkaitan")
    day.add_to(writer)
    writer.set_defaults(run=_chapter)


def _chapter(parsed: argparse.Namespace) -> int:
    wanted = [name.strip() for name in parsed.indikator.split(",") if name.strip()]
    if not wanted:
        raise DashboardError("Tidak ada indikator yang disebut. Isi --indikator dengan id, misalnya p0,tpt.")
    if parsed.output.suffix.lower() != ".docx":
        raise DashboardError(f"Bab ditulis sebagai DOCX; beri nama berkas yang berakhir .docx, bukan {parsed.output}.")
    if not parsed.output.resolve().parent.is_dir():
        raise DashboardError(f"Folder {parsed.output.parent} tidak ada, jadi bab tidak ditulis. Buat dahulu, atau "
                             "pilih folder lain.")
    today = day.asked(parsed)
    from dashboard.core.formats import number
    from dashboard.outputs.chapter import chapter
    from dashboard.store.database import open_current

    content = chapter(open_current(), wanted, parsed.pendukung, progress(as_json=False), today)
    write_file(parsed.output, content)
    print(f"Bab dengan {number(len(set(wanted)))} indikator ditulis ke {parsed.output}")
    return 0
