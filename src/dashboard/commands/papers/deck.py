"""`deck`: the slides of a meeting as an editable PowerPoint file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from dashboard.commands import day
from dashboard.core.domain import QueryError
from dashboard.render.files.written import write_file


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("deck", help="tulis salindia rapat sebagai .pptx yang dapat diubah")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE", help="berkas .pptx yang ditulis")
    parser.add_argument("--kecamatan", metavar="KODE", help="kode di regions.csv; salindia tentang kecamatan itu")
    parser.add_argument("--periode", metavar="P", help="triwulan RAT, misalnya 2026-TW3; biasanya yang terbaru")
    parser.add_argument("--slides", metavar="ID,ID",
                        help="salindia dan urutannya, misalnya indikator,tren-p0,rat-opd; biasanya semua "
                             "tentang kabupaten atau kecamatan itu")
    day.add_to(parser)
    parser.set_defaults(run=_deck)


def _deck(parsed: argparse.Namespace) -> int:
    from dashboard.core.formats import number
    from dashboard.outputs.slides import choice
    from dashboard.outputs.slides.gather import deck
    from dashboard.render.pptx import deck_pptx
    from dashboard.render.pptx.parted import parted
    from dashboard.store.database import open_current

    wanted = None if parsed.slides is None else [name.strip() for name in parsed.slides.split(",") if name.strip()]
    period = None if parsed.periode is None else choice.read_period(parsed.periode)
    if wanted == []:
        raise QueryError("--slides kosong. Sebutkan paling sedikit satu salindia, atau hapus pilihan itu untuk semua.")
    today = day.asked(parsed)
    database = open_current()
    try:
        found = deck(database, kecamatan=parsed.kecamatan, period=period, wanted=wanted, today=today)
        content = deck_pptx(found)
    finally:
        database.close()
    for one in found.left_out:
        print(f"Tidak ikut: {one.id} ({one.title}). {one.reason}", file=sys.stderr)
    if not found.slides:
        raise QueryError("Tidak ada salindia yang dapat dibuat, jadi tidak ada berkas yang ditulis.")
    write_file(parsed.output, content)
    parts = sum(len(parted(slide, found)) for slide in found.slides)
    more = f" dalam {number(parts)} bagian" if parts > len(found.slides) else ""
    print(f"{number(len(found.slides))} salindia{more} ditulis ke {parsed.output} ({found.subtitle})")
    return 0
