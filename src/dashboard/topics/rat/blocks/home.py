"""The action plan on the first page: who did not report, and where money was spent without output."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.render.home import Home, HomeLine, Tile
from dashboard.statistics.scales import NO_REPORT
from dashboard.topics.rat import answers
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import area
from dashboard.topics.rat.words import sentences as words

PLACE = 20
_URGENT = ("money_not_output", "no_report")


def home(world: World) -> Home:
    """At the newest quarter; nothing without a RAT."""
    found = world.assessment
    if found is None:
        return Home(PLACE)
    own = {kind: found.exceptions[found.exceptions["exception"] == kind] for kind in _URGENT}
    names = answers.agency_names(world.database, short=True)
    kind = next((kind for kind in _URGENT if len(own[kind])), None)
    lines = () if kind is None else (HomeLine(f"{EXCEPTION_WORDS[kind]}: {area.who(own[kind], names, 3)}.",
                                              "rat", {"bagian": "Perlu perhatian"}, found.rat.is_sample,
                                              f"RAT {formats.number(own[kind]['agency'].nunique())} OPD"),)
    return Home(PLACE, _tile(found), lines)


def _tile(found: Assessment) -> Tile:
    silent = found.agencies[found.agencies["status"] == NO_REPORT]
    when = words.long_quarter(found.choice.quarter, found.choice.year)
    missing, money = found.compliance.missing, formats.rupiah(float(silent["allocation"].sum()))
    if len(silent):
        value = f"{formats.number(len(silent))} OPD belum lapor"
    else:
        value = f"{formats.number(len(missing))} OPD belum serahkan RAT" if missing else "semua OPD lapor"
    spent = found.whole["absorption_year"] if found.whole is not None else None
    said = " ".join(filter(None, (
        f"Pagu yang belum dilaporkan {money}." if len(silent) else "", words.compliance_line(found),
        f"Realisasi anggaran {words.percent(spent)} dari pagu setahun.")))
    return Tile(f"RAT {when}", value, said, "rat", {},
                Verdict.WORSE if len(silent) or missing else Verdict.NEUTRAL, found.rat.is_sample)
