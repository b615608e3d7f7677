"""The own value in the fiscal incentive: by hand, by a slow count, what one row does, which rule holds, documents."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.store.building.tables import read_table
from dashboard.topics.planning.contracts import DIRECT, INDIRECT, SPENDING_KINDS, SUPPORT
from dashboard.topics.planning.rules.incentive import IncentiveRule, Spending, checklist, rule_of, spending
from dashboard.topics.planning.words import incentive as words

DATA = Path(__file__).resolve().parents[2] / "data"
RULE = IncentiveRule("PMK 97/2023", 2023, "PMK 97/2023 Pasal 3", {DIRECT: 50.0, INDIRECT: 30.0, SUPPORT: 20.0}, {},
                     True, ())


def line(code: str, kind: str, pagu: float, realised: float | None, travel: str = "tidak") -> dict[str, Any]:
    return {"year": 2026, "agency": "dinsos", "sub_code": code, "name": code, "kind": kind, "travel": travel,
            "pagu": pagu, "realised": realised, "is_sample": False}


def known(*rows: dict[str, Any], total: float | None = 1000.0, rule: IncentiveRule = RULE) -> Spending:
    regional = pd.DataFrame([{"year": 2026, "realised": total, "as_of": "2026-09-30"}] if total else [],
                            columns=["year", "realised", "as_of"])
    return spending(2026, pd.DataFrame(list(rows)), regional, rule)


def test_the_value_by_hand_and_what_one_row_does() -> None:
    found = known(line("a", DIRECT, 150, 100), line("b", INDIRECT, 50, 50), line("c", SUPPORT, 20, 10),
                  line("d", SUPPORT, 40, 40, "ya"), line("e", DIRECT, 30, None))
    value = found.value
    assert [value.share(kind) for kind in SPENDING_KINDS] == [10.0, 5.0, 1.0]
    assert value.own == pytest.approx(5.0 + 1.5 + 0.2) and value.excluded[SUPPORT] == 40
    assert [one.code for one in found.silent] == ["e"] and value.pagu[DIRECT] == 180
    a, _, c, travel, e = found.lines
    assert found.if_realised(a).own == pytest.approx((50 * 150 + 30 * 50 + 20 * 10) / 1050), "all spending grows too"
    assert found.if_moved(a, SUPPORT).own == pytest.approx((30 * 50 + 20 * 110) / 1000)
    assert found.if_moved(travel, DIRECT).own == value.own and not found.counts(travel)
    assert [one.code for one, _ in found.worth()] == ["a", "e", "c"] and e.left == 30 and c.left == 10
    assert words.formula(value) == "50% × 10,000 + 30% × 5,000 + 20% × 1,000 = 6,700"
    assert words.change(value, found.if_moved(a, SUPPORT)) == "6,700 menjadi 3,700 (−3,000)"


def test_without_all_spending_there_is_no_value_and_nothing_is_made_up() -> None:
    found = known(line("a", DIRECT, 150, 100), total=None)
    assert found.value.own is None and found.worth() == [] and found.if_realised(found.lines[0]).own is None
    assert "belum dapat dihitung" in words.headline(found, ()) and "Nilai = Σ" in words.formula(found.value)


def test_values_are_those_of_the_slow_count() -> None:
    luck = random.Random(11)  # noqa: S311 - no secret
    for _ in range(100):
        rows = [line(str(number), luck.choice(SPENDING_KINDS), luck.randint(10, 90),
                     luck.choice([None, luck.randint(0, 90)]), luck.choice(["ya", "tidak"]))
                for number in range(luck.randint(1, 9))]
        excludes = luck.random() < 0.5
        rule = IncentiveRule("x", 2023, "x", RULE.weights, {}, excludes, ())
        found = known(*rows, rule=rule)
        slow = 0.0
        for row in rows:
            if row["realised"] is not None and not (excludes and row["travel"] == "ya"):
                slow += RULE.weights[row["kind"]] / 100 * row["realised"] / 1000.0 * 100
        assert found.value.own == pytest.approx(slow)
        gains = [gain for _, gain in found.worth()]
        assert gains == sorted(gains, reverse=True)


def test_the_rule_is_the_newest_whose_weights_are_known() -> None:
    """The shipped table: 97/2023 holds until somebody fills in the weights of 91/2024."""
    rules = read_table(DATA, "incentive_rule")
    assert (rules["source"].str.len() > 0).all()
    rule = rule_of(rules, 2026)
    assert rule is not None and (rule.regulation, rule.year, rule.newer) == ("PMK 97/2023", 2023, ("PMK 91/2024",))
    assert rule.weights == RULE.weights and rule.excludes_travel and sum(rule.compliance.values()) == 100
    assert rule_of(rules, 2022) is None and rule_of(rules, 2023).newer == ()  # type: ignore[union-attr]
    filled = rules.assign(value=rules["value"].where(rules["regulation"] != "PMK 91/2024", 33.0))
    newer = rule_of(filled, 2026)
    assert newer is not None and newer.regulation == "PMK 91/2024" and not newer.excludes_travel
    assert "PMK 91/2024 berlaku sesudahnya" in words.rule(rule) and "tahun 2023" in words.rule(rule)


def test_documents_tell_when_they_are_due() -> None:
    rows = pd.DataFrame([{"year": 2026, "name": name, "due": due, "sent": sent, "evidence": None}
                         for name, due, sent in (
                             ("a", "2026-04-30", "2026-04-30"), ("b", "2026-04-30", "2026-05-04"),
                             ("c", "2026-11-25", None), ("d", "2026-11-28", None), ("e", "2026-12-11", None),
                             ("f", None, None), ("g", None, "2026-01-02"))])
    found = checklist(rows, 2026, date(2026, 11, 28))
    assert [words.state(one) for one in found] == [
        "terkirim", "terlambat 4 hari", "belum dikirim, lewat 3 hari", "belum dikirim, hari ini",
        "belum dikirim, 13 hari lagi", "belum dikirim; tenggat belum tersedia", "terkirim"]
    assert words.lower(found) == "4 dari 7 dokumen belum dikirim" and words.lower(found[:2]) == (
        "semua 2 dokumen sudah dikirim")
