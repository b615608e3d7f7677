"""What a meeting asks about first: the same exceptions as on Capaian RAT, a few of each kind."""

from __future__ import annotations

from dashboard.statistics.rounding import Rounding
from dashboard.statistics.scales import FIVE
from dashboard.store.database import Database
from dashboard.topics.rat import queries as rat
from dashboard.topics.rat.rules.quarter import Choice, Rat, assess
from dashboard.topics.rat.rules.rounding import rounded_plan
from dashboard.topics.rat.words.exceptions import ASKED, exception_lines
from rat_rows import action, actions, indicator, indicators, report, reports


def test_counts_are_those_of_the_page(shipped: Database) -> None:
    found = assess(Rat(rat.rat_matrix(shipped), rat.rat_indicators(shipped), rat.rat_reports(shipped)),
                   Choice(2025, 4), FIVE)
    kinds = {kind.title: kind for kind in exception_lines(found, {}, most=2)}
    counts = found.exceptions["exception"].value_counts()
    assert kinds["Realisasi anggaran tinggi, keluaran rendah"].count == counts["money_not_output"]
    assert kinds["Keluaran tinggi, realisasi anggaran rendah"].count == counts["output_not_money"]
    assert kinds["Belum lapor"].count == len(found.silent) and kinds["Belum lapor"].unit == "OPD"
    assert all(0 < len(kind.lines) <= min(2, kind.count) for kind in kinds.values())
    assert len(ASKED) == 3


def test_names_amounts_and_few_people() -> None:
    plan = Rat(actions(action(agency="a"), action(agency="b", allocation=2_000.0)),
               indicators(indicator(agency="a"), indicator(agency="b")),
               reports(report(1, 5.0, 250.0, agency="a")))
    plan.matrix.loc[0, "sub_activity"] = "Bantuan 3 KK <b>"
    by = Rounding(bytes(range(32)))
    plan = Rat(*rounded_plan(by, plan.matrix, plan.indicators, plan.reports))
    kinds = exception_lines(assess(plan, Choice(2025, 1), FIVE), {"b": "OPD B"})
    assert [line.sentence for kind in kinds for line in kind.lines] == [
        "a, Bantuan sejumlah KK <b>: keluaran 20,0 persen, realisasi anggaran 100,0 persen, keduanya terhadap rencana "
        "sampai triwulan ini.", "OPD B: belum pernah lapor, pagu Rp2.000."]


def test_nothing_remarkable_is_an_empty_list() -> None:
    plan = Rat(actions(action()), indicators(indicator()), reports(report(1, 25.0, 250.0)))
    assert exception_lines(assess(plan, Choice(2025, 1), FIVE), {}) == []
