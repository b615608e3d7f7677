"""Families of one register are the same figure wherever they are counted: two roundings of one count narrow it."""

from __future__ import annotations

from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.topics.partners import queries as of_partners
from dashboard.topics.partners.rules import need as of_help
from dashboard.topics.programs import queries as of_programs
from dashboard.topics.programs.rules.need import NEED_DECILE, families
from dashboard.topics.registers import queries as of_registers
from dashboard.topics.registers.contracts import DECILES
from dashboard.topics.registers.rules.series import RegisterSeries, held
from dashboard.topics.services import queries as of_services
from dashboard.topics.services.rules.per_families import REGISTERED

VISITOR = Rounding(bytes(range(32)))


def test_register_programmes_and_partners_show_the_same_families(shipped: Database) -> None:
    rows = of_registers.register_rows(shipped)
    own = RegisterSeries("DTSEN", "nasional", "domisili")
    shown = held(rows, own, "KK", NEED_DECILE, VISITOR)[-1]
    counts = of_programs.usual_register_counts(shipped)
    counts = counts[(counts["register"] == "DTSEN") & (counts["unit"] == "KK")]
    counts = counts[counts["record"].str.contains(f"|{shown.period}|", regex=False)]
    beside_money = families(counts, VISITOR)
    assert beside_money.total == shown.low.total
    assert beside_money.kecamatan.equals(shown.low.kecamatan)
    helped = of_help.by_register(of_partners.needy_families(shipped, NEED_DECILE), VISITOR)
    assert helped is not None and helped.when == shown.period
    assert helped.need.equals(shown.low.villages) and len(helped.need) > 200
    true = own.of(rows)
    true = true[(true["unit"] == "KK") & (true["period"] == shown.period) & (true["decile"] <= NEED_DECILE)]
    assert not helped.need.equals(true.groupby("region_code")["count"].sum()), "a visitor sees rounded counts"


def test_all_families_are_drawn_by_the_rows_of_the_register(shipped: Database) -> None:
    """What requests are divided by is made of the same rows, so the same draw."""
    people = of_services.families(shipped)
    people = people[(people["place"] == REGISTERED) & (people["period"] == people["period"].max())]
    rows = of_registers.register_rows(shipped)
    assert set(people["record"]) <= set(rows["record"]) and people["decile"].nunique() == DECILES
