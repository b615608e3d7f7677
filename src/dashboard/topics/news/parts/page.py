"""Parts of the page Kabar: the choices, the finding, and three lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from htpy import Node

from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.table import badges, below, link
from dashboard.render.words import figure_marks
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.topics.news import answers, words
from dashboard.topics.news.parts.link import MONTH, MONTHS, READER
from dashboard.topics.news.rules import PUBLIC, News, NewsItem, NewsState, last_months, read_month, readers_for
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import long_table
from dashboard.ui.shell import access

_FIRST = {NewsState.NEW: 12, NewsState.SOON: 6, NewsState.WAITING: 8}
_NOTHING = "Tidak ada kabar untuk pembaca ini."


def sources() -> list[tuple[str, None]]:
    """What news is made of; a province has neither RAT nor meetings."""
    offices = "" if regency().is_province else "RAT, catatan rapat TKPK, "
    return [(f"Kalender rilis, {offices}dan kiriman lewat Kelola Data".replace("rilis, dan", "rilis dan"), None)]


def opened(build: Database) -> None:
    """The whole page above its sources."""
    components.page_header("Kabar", f"{regency().label}")
    controls.elsewhere()
    finding = st.container()
    names = rat_answers.agency_names(build)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        months = {one.code: words.month(one) for one in last_months(build_times.today(), MONTHS)}
        month = controls.select(MONTH, "Bulan", list(months), months.__getitem__, width=300)
        reader = _reader(names)
        news = answers.news(build, read_month(month, build_times.today())).of(reader)
        whom = words.reader(reader, names)
        downloads.button("Unduh sebagai teks", f"kabar-{news.month.code}-{reader}.txt", "text/plain",
                         partial(_text, build, news, whom))
    with finding:
        components.headline(words.headline(news))
    _lists(news, whom)


def _reader(names: Mapping[str, str]) -> str:
    """Only who works for all chooses for whom; a visitor sees what is public, whatever a link names."""
    known = readers_for(access.actor(), names)
    if len(known) == 1:
        if READER.chosen() not in (None, known[0]):
            st.warning(words.only_own(known[0], names), icon=":material/link_off:")
        return known[0]
    return controls.select(READER, "Untuk", known, lambda one: words.reader(one, names), usual=known[0],
                           width=300)


def _text(build: Database, news: News, whom: str) -> bytes:
    return words.letter(news, whom, reference.build_info(build).data_date).encode()


def _lists(news: News, whom: str) -> None:
    if whom == words.reader(PUBLIC, {}):
        components.note(words.PUBLIC_NOTE)
    if not news.items:
        components.empty(_NOTHING, "Pilih bulan lain, atau lihat Data untuk kalender rilis.")
    for state, items in news.by_state().items():
        if items:
            components.section(words.TITLES[state])
            _list(state, items)
    if news.lacking:
        components.note(news.lacking)


def _list(state: NewsState, items: Sequence[NewsItem]) -> None:
    long_table(words.ORDERS[state], {"Kabar": 60, "Tentang": 18, "Hari": 22}, [_row(item) for item in items],
               len(items), key=f"kabar_{state}", first=_FIRST[state], what="kabar")


def _row(item: NewsItem) -> list[Node]:
    there = access.address_of(item.page, item.parameters)
    return [(link(item.text, there), badges(figure_marks.badges(sample=item.is_sample))),
            [item.kind.value, below[item.agency] if item.agency else None],
            [words.day(item), below[item.told] if item.told else None]]
