"""What is said of news; nothing here computes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.core import formats
from dashboard.core.actor import ROLE_WORDS, Role
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.topics.news.rules import PUBLIC, Month, News, NewsItem, NewsState

TITLES = {NewsState.NEW: "Baru", NewsState.SOON: "Segera", NewsState.WAITING: "Masih menunggu"}
STATES = {NewsState.NEW: "Baru", NewsState.SOON: "Segera", NewsState.WAITING: "Menunggu"}
ORDERS = {NewsState.NEW: "Yang terbaru dahulu", NewsState.SOON: "Menurut hari jatuh tempo",
          NewsState.WAITING: "Yang paling lama dahulu"}
RULE = ("Kabar dihitung per bulan. Baru: harinya dalam bulan itu; segera: jatuh tempo dalam tujuh hari sesudahnya; "
        "masih menunggu: sejak sebelumnya. Angka terlambat menurut kalender rilis; tugas OPD menurut RAT, keputusan "
        "rapat, dan pertanyaan yang belum dijawab.")
PUBLIC_NOTE = "Pertanyaan antar-OPD dan rincian kiriman ditampilkan setelah masuk."
_MOST_NAMES = 6


def month(one: Month) -> str:
    """'November 2026', 'November 2026 sampai tanggal 28'."""
    return formats.month(one.first) + ("" if one.is_over else f" sampai tanggal {one.until.day}")


def title(one: Month) -> str:
    """'Kabar November 2026'."""
    return f"Kabar {formats.month(one.first)}"


def reader(one: str, agencies: Mapping[str, str]) -> str:
    """'Pimpinan', 'Umum', 'Dinas Sosial'; `agencies`: names by code."""
    if one == PUBLIC:
        return "Umum"
    return ROLE_WORDS[Role(one)] if one in set(Role) else agencies.get(one, one)


def only_own(one: str, agencies: Mapping[str, str]) -> str:
    """What is told of a link to somebody else's list."""
    way = " Masuk dahulu bila kabar lain itu untuk Anda." if one == PUBLIC else ""
    return f"Tautan menyebut kabar untuk pembaca lain. Ditampilkan kabar untuk {reader(one, agencies)}.{way}"


def headline(news: News) -> str:
    """'November 2026 sampai tanggal 28: tidak ada kabar baru, 9 masih menunggu. Menurut data contoh: 3 kabar baru, …':
    what is real and what is made up are counted apart."""
    (_, real), (_, sample) = news.parted()
    of_sample = f"Menurut data contoh: {_counts(sample)}."
    if sample and not real:
        return f"{month(news.month)}. {of_sample}"
    return f"{month(news.month)}: {_counts(real)}." + (f" {of_sample}" if sample else "")


def _counts(items: Sequence[NewsItem]) -> str:
    new, soon, waiting = (sum(item.state is state for item in items) for state in NewsState)
    said = f"{formats.number(new)} kabar baru" if new else "tidak ada kabar baru"
    said += f", {formats.number(soon)} segera jatuh tempo" if soon else ""
    return said + (f", {formats.number(waiting)} masih menunggu" if waiting else ", tidak ada yang masih menunggu")


def names(found: Sequence[str]) -> str:
    """'IPM, HLS, RLS', and how many more."""
    rest = len(found) - _MOST_NAMES
    return ", ".join(found[:_MOST_NAMES]) + (f" dan {formats.number(rest)} lain" if rest > 0 else "")


def no_build(day: date) -> str:
    """Why new figures cannot be told one by one."""
    return (f"Tidak ada basis data yang tersimpan dari {formats.tanggal(day)} atau sebelumnya, jadi angka yang baru "
            "masuk tidak dapat disebut satu per satu; yang sudah waktunya terbit disebut menurut kalender rilis.")


def old_build(day: date) -> str:
    """The same of a build that is too old to be asked."""
    return (f"Basis data dari {formats.tanggal(day)} tidak lengkap atau buatan versi lama, jadi angka yang baru masuk "
            "tidak dapat disebut satu per satu.")


def day(item: NewsItem) -> str:
    """'30 April 2026', 'tanpa tanggal'."""
    return formats.tanggal(item.day) if item.day else "tanpa tanggal"


def when(item: NewsItem) -> str:
    """'30 April 2026, 212 hari lewat tenggat'; "" without a day."""
    return ", ".join(filter(None, (day(item) if item.day else "", item.told)))


def line(item: NewsItem) -> str:
    """'Dinsos: Laporan RAT: … (30 September 2026, 59 hari sejak …) [DATA CONTOH]', for lists of text."""
    text = f"{item.agency}: {item.text}" if item.agency else item.text
    told = when(item)
    return (f"{text.removesuffix('.') if told else text}{f' ({told})' if told else ''}"
            f"{f' [{SAMPLE_BADGE}]' if item.is_sample else ''}")


def letter(news: News, whom: str, data_date: date) -> str:
    """The list of one reader as plain text; `whom`: the reader in words."""
    parts = [f"Kabar {month(news.month)} untuk {whom}", f"Dasbor Kemiskinan {regency().label}", "",
             headline(news), ""]
    for state, items in news.by_state().items():
        if items:
            parts += [f"{TITLES[state]} ({formats.number(len(items))})", *(f"- {line(item)}" for item in items), ""]
    parts += [sentence for sentence in (news.lacking,) if sentence]
    parts.append(f"Keadaan per {formats.tanggal(news.month.until)}, data per {formats.tanggal(data_date)}.")
    return "\n".join(parts) + "\n"
