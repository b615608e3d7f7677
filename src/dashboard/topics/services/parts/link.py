"""What a link to Layanan carries besides the place: the month (None is the newest) and the agency (None is all)."""

from __future__ import annotations

from dashboard.store.database import Database
from dashboard.topics.rat import queries as rat_queries
from dashboard.topics.services import answers, queries
from dashboard.topics.services.words import services as words
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter


def _months(build: Database) -> dict[str, str]:
    return {month: words.month(month) for month in reversed(answers.months(build))}


def _agencies(build: Database) -> dict[str, str]:
    frame, referred = rat_queries.agencies(build), set(queries.referred_to(build)["agency"])
    return {code: name for code, name in zip(frame["code"], frame["name"], strict=True) if code in referred}


MONTH = Parameter[str | None]("bulan", _months, None, "bulan", "Ditampilkan bulan terbaru.")
AGENCY = Parameter[str | None]("opd", _agencies, None, "OPD", "Ditampilkan semua OPD.")
FLOW, ANSWERS, NEEDS, JKN = "Alur & antrean", "Waktu jawab OPD", "Keperluan", "Pantauan PBI-JKN"
PART = controls.tabbed("bagian", "bagian", (FLOW, ANSWERS, NEEDS, JKN), meant_by={AGENCY.name: ANSWERS})
PARAMETERS = (*controls.PLACE, MONTH, AGENCY, PART)
