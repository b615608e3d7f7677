"""What came in and was taken back in a month: counts by dataset for everybody, by agency with what was refused for
those who work with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.registry import contracts
from dashboard.store.building.build_times import day_of
from dashboard.topics.news import queries
from dashboard.topics.news.rules import EVERYBODY, WORKING, Month, NewsItem, NewsKind, NewsState
from dashboard.topics.rat import answers as rat_answers

_COUNTS = ("handed_in", "withdrawn", "rejected")


def submission_news(world: World, month: Month) -> Iterator[NewsItem]:
    """By rule 4."""
    rows = queries.submission_counts(world.database, month.first, month.until)
    for dataset, own in rows.groupby("dataset"):
        whole = {**{name: own[name].sum() for name in _COUNTS}, "newest": own["newest"].max()}
        yield _item(_title(dataset), whole, EVERYBODY - WORKING, world, with_refused=False)
        for row in own.to_dict("records"):
            yield _item(_title(dataset), row, WORKING | ({row["agency"]} - {""}), world, with_refused=True)


def _title(dataset: object) -> str:
    return contracts()[str(dataset)].title if dataset in contracts() else str(dataset)


def _item(title: str, row: Mapping[Any, Any], whom: frozenset[str], world: World, *, with_refused: bool) -> NewsItem:
    names = rat_answers.agency_names(world.database, short=True)
    told = [f"{formats.number(row[name])} kiriman {word}"
            for name, word in (("handed_in", "baru"), ("withdrawn", "ditarik")) if row[name]]
    if with_refused and row["rejected"]:
        told.append(f"{formats.number(row['rejected'])} baris ditolak")
    agency = str(row.get("agency") or "")
    page, there = ("kelola", {"bagian": "Riwayat"}) if with_refused else ("unduh", {})
    return NewsItem(NewsState.NEW, NewsKind.SUBMISSION, f"{title}: {', '.join(told)}.",
                    day_of(pd.Timestamp(row["newest"])), "", whom, page, there, names.get(agency, agency))
