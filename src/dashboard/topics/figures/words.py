"""Sentences about one figure, and the text that a visitor sends about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pandas as pd

from dashboard.core import formats
from dashboard.core.regency import regency


@dataclass(frozen=True)
class Subject:
    """A figure as a report names it: dataset, what it is, where, when; `shown` and `source` as they stand on the
    dashboard, "" where only the reader knows which figure is meant. `indicator`: "" for handed-in data."""

    data: str
    indicator: str
    name: str
    region: str
    place: str
    year: int
    period: str
    when: str
    shown: str = ""
    source: str = ""

    @property
    def told(self) -> str:
        """'Persentase penduduk miskin, Kabupaten Blitar, Maret 2025'."""
        return ", ".join((self.name, self.place, self.when))


def headline(subject: Subject) -> str:
    """'Persentase penduduk miskin Kabupaten Blitar, Maret 2025: 7,57 persen.'"""
    return f"{subject.name} {subject.place}, {subject.when}: {subject.shown}."


def handed_in_headline(subject: Subject) -> str:
    """What the page is about when the figure is one of handed-in data."""
    return f"Laporkan angka yang salah pada data {formats.lower_first(subject.name)}, {subject.place}."


def letter(subject: Subject, built: str, address: str) -> str:
    """What a visitor copies and sends: which figure, what stands there, what is to be filled in, and the address."""
    which = subject.told if subject.indicator else f"{subject.told}, angka: …"
    return "\n".join(filter(None, (
        f"Angka pada Dasbor Kemiskinan {regency().label} ini menurut saya salah: {which}.",
        f"Yang tampil: {subject.shown or '…'}.", f"Sumber yang tertulis: {subject.source}." if subject.source else "",
        "Menurut saya yang benar: …", "Sumbernya: …", "Alasannya: …", f"Dasbor {built}.", address)))


def mail(address: str, subject: Subject, text: str) -> str:
    """A mailto: address that opens the letter in the reader's own mail program."""
    return f"mailto:{quote(address, safe='@')}?" + urlencode(
        {"subject": f"Angka salah: {subject.told}", "body": text}, quote_via=quote)


def lost(rows: pd.DataFrame) -> str:
    """Which notes are about no figure; "" when none is. `rows`: indicator, region, year, period_name."""
    named: Sequence[str] = [f"{row['indicator']} {row['region']} {formats.period(int(row['year']), row['period_name'])}"
                            for row in rows.to_dict("records")]
    return f"Catatan tentang angka yang tidak ada atau tidak lagi ada: {', '.join(named)}." if named else ""
