"""`news`: what is new for whom, as text or JSON."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands import day
from dashboard.commands.printing import print_json

if TYPE_CHECKING:
    from dashboard.topics.news.rules import News


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("news", help="kabar: apa yang baru, segera, dan masih menunggu, dan untuk siapa")
    parser.add_argument("--month", metavar="YYYY-MM", help="bulan, misalnya 2026-11; biasanya bulan ini")
    parser.add_argument("--untuk", metavar="PEMBACA", default="pimpinan",
                        help="umum, pimpinan, perencana, sekretariat, atau kode OPD; biasanya pimpinan")
    parser.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    day.add_to(parser)
    parser.set_defaults(run=_news)


def _news(parsed: argparse.Namespace) -> int:
    from dashboard.core.domain import QueryError
    from dashboard.queries import reference
    from dashboard.store.database import open_current
    from dashboard.topics.news import answers, words
    from dashboard.topics.news.rules import EVERYBODY, month_of, read_month
    from dashboard.topics.rat.answers import agency_names

    today = day.asked(parsed)
    month = month_of(today, today) if parsed.month is None else read_month(parsed.month, today)
    database = open_current()
    names = agency_names(database, short=True)
    known = [*sorted(EVERYBODY), *names]
    if parsed.untuk not in known:
        raise QueryError(f"Pembaca “{parsed.untuk}” tidak dikenal. Yang ada: {', '.join(known)}.")
    found = answers.news(database, month).of(parsed.untuk)
    if parsed.json:
        print_json(_as_json(found, parsed.untuk, database.build_id))
    else:
        print(words.letter(found, words.reader(parsed.untuk, names), reference.build_info(database).data_date), end="")
    return 0


def _as_json(news: News, reader: str, build: str) -> dict[str, object]:
    return {"build": build, "month": news.month.code, "until": news.month.until.isoformat(), "reader": reader,
            "not_compared": news.lacking or None,
            "items": [{"state": item.state, "kind": item.kind, "text": item.text, "agency": item.agency or None,
                       "day": item.day.isoformat() if item.day else None, "told": item.told or None,
                       "page": item.page, "parameters": dict(item.parameters), "sample": item.is_sample}
                      for items in news.by_state().values() for item in items]}
