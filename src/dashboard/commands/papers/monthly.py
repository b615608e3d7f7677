"""`monthly`: the brief of a month into a folder, and by mail where that is asked for and configured."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import day
from dashboard.commands.printing import progress

if TYPE_CHECKING:
    from dashboard.outputs.monthly.papers import Papers
    from dashboard.outputs.monthly.settings import Mail


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("monthly", help="tulis kabar bulanan ke folder; dengan --mail juga kirim lewat surel")
    parser.add_argument("--to", required=True, type=Path, metavar="FOLDER",
                        help="folder; isinya ditaruh di dalam folder bulan itu")
    parser.add_argument("--month", metavar="YYYY-MM", help="bulan, misalnya 2026-11; biasanya bulan dari hari kemarin")
    parser.add_argument("--mail", action="store_true",
                        help="kirim juga ke DASHBOARD_SMTP_TO; yang sudah menerima bulan itu dilewati")
    parser.add_argument("--again", action="store_true",
                        help="dengan --mail: kirim lagi juga kepada yang sudah menerima")
    parser.add_argument("--dry-run", action="store_true",
                        help="jangan tulis atau kirim apa pun; katakan apa yang akan ditulis dan dikirim")
    day.add_to(parser)
    parser.set_defaults(run=_monthly)


def _monthly(parsed: argparse.Namespace) -> int:
    from dashboard.outputs.monthly.papers import papers, write
    from dashboard.outputs.monthly.settings import mail_settings
    from dashboard.store.database import open_current
    from dashboard.topics.news.rules import month_of, read_month

    today = day.asked(parsed)
    month = (month_of(today - timedelta(days=1), today) if parsed.month is None
             else read_month(parsed.month, today))
    mail = mail_settings() if parsed.mail else None  # what is wrong with it is said before anything is written
    progress(as_json=False)(f"Menyusun kabar {month.code}")
    made = papers(open_current(), month)
    folder = parsed.to / month.code
    if parsed.dry_run:
        for name, content in made.files.items():
            print(f"Akan ditulis: {folder / name} ({len(content)} bita)")
    else:
        for path, is_new in write(made, folder):
            print(f"{'Ditulis' if is_new else 'Sudah sama'}: {path}")
    if mail is not None:
        _mail(parsed, made, folder, mail)
    return 0


def _mail(parsed: argparse.Namespace, made: Papers, folder: Path, mail: Mail) -> None:
    from dashboard.outputs.monthly.letters import letter_text, letters, send

    found = letters(made, mail, folder, again=parsed.again)
    for letter in found:
        if letter.was_sent:
            print(f"Dilewati, sudah menerima bulan ini: {letter.name}")
        elif parsed.dry_run:
            print(letter_text(letter))
    if not parsed.dry_run:
        for name in send(found, mail, folder):
            print(f"Terkirim: {name}", flush=True)
