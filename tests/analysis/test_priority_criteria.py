"""What can be weighed and why not; decided weights; what the RAT and partners do; two villages beside each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.core.domain import Direction, Indicator
from dashboard.topics.priority.checks import weights
from dashboard.topics.priority.contracts import MINMAX, ZSCORE
from dashboard.topics.priority.rules.beside import beside
from dashboard.topics.priority.rules.criteria import INDICATOR, SAMPLE, USUAL, Criteria, Criterion, of_indicators
from dashboard.topics.priority.rules.decided import by_group, decided, help_in
from dashboard.topics.priority.rules.ranking import Matrix, prioritise
from dashboard.topics.priority.rules.stability import ALWAYS, NEVER, ORDER, admissible

VILLAGES = tuple(f"35.05.01.20{place:02}" for place in range(1, 21))
NAN = float("nan")


def indicator(name: str, **changes: Any) -> Indicator:
    known: dict[str, Any] = {
        "id": name, "name": name, "short_name": name, "definition": "", "unit": "indeks", "decimals": 2,
        "direction": Direction.HIGHER, "dimension": "Desa", "scale": "rate", "concept": name, "series": "",
        "comparability": "", "period_rule": "Tahun", "delta_unit": "poin", "minimum": 0, "maximum": 1,
        "publisher": "BPS"}
    return Indicator(**(known | changes))


def figures(name: str, values: list[float], year: int = 2024, *, sample: bool = False) -> pd.DataFrame:
    return pd.DataFrame([{"indicator": name, "region_code": code, "year": year, "value": value, "source": "Buku",
                          "source_url": None, "is_sample": sample}
                         for code, value in zip(VILLAGES, values, strict=False)])


def test_only_what_tells_weak_from_strong_can_be_weighed() -> None:
    whole = [place / 20 for place in range(20)]
    known = [indicator("indeks"), indicator("bagian", part_of=("indeks",)),
             indicator("netral", direction=Direction.NONE), indicator("jumlah", scale="count"),
             indicator("golongan", categories={1: "a", 2: "b"}),
             indicator("jarang"), indicator("contoh"), indicator("tanpa_angka")]
    rows = pd.concat([figures(one.id, whole) for one in known[:5]]
                     + [figures("jarang", [0.5]), figures("contoh", whole, sample=True),
                        figures("bagian", [0.9], year=2020)])
    made = of_indicators({one.id: one for one in known}, rows, VILLAGES)
    criteria = Criteria(tuple(made), VILLAGES)
    assert list(criteria.usable) == ["indeks", "bagian"] and "tanpa_angka" not in {one.id for one in made}
    assert criteria.usual == {"indeks": 0, "bagian": USUAL} and criteria.usable["bagian"].when == "2024"
    reasons = {one.id: one.refused for one in criteria.refused}
    assert reasons["contoh"] == SAMPLE and "1 dari 20" in reasons["jarang"] and "arah" in reasons["netral"]
    assert "besarnya" in reasons["jumlah"] and "golongan" in reasons["golongan"]
    assert criteria.matrix.values.shape == (20, 2) and criteria.matrix.higher_is_better.all()


def set_rows(name: str, day: str, chosen: dict[str, int], **more: Any) -> list[dict[str, Any]]:
    return [{"name": name, "decided_on": pd.Timestamp(day), "decision": "BA 1", "criterion": code, "importance": level,
             "method": None, **more} for code, level in chosen.items()]


def test_the_newest_decision_comes_first_and_lost_criteria_are_told() -> None:
    one = Criterion("iks", "Ketahanan sosial", "indeks", 4, Direction.HIGHER, INDICATOR)
    other = Criterion("dtsen", "Desil", "persen", 1, Direction.LOWER, INDICATOR, refused=SAMPLE)
    found = decided(pd.DataFrame([*set_rows("A", "2026-11-24", {"iks": 5, "dtsen": 2, "hilang": 1}),
                                  *set_rows("B", "2027-03-01", {"iks": 1}, method=ZSCORE)]))
    assert [one.name for one in found] == ["B", "A"] and found[0].method == ZSCORE and found[1].method == MINMAX
    assert found[1].day == date(2026, 11, 24) and found[1].code == "2026-11-24 A"
    criteria = Criteria((one, other), VILLAGES)
    assert found[1].levels(criteria) == {"iks": 5} and found[1].lost(criteria) == ["Desil", "hilang"]
    assert decided(pd.DataFrame(columns=["name", "decided_on", "decision", "criterion", "importance", "method"])) == []


@pytest.mark.parametrize(("changes", "told"), [
    ({"criterion": "IKS "}, ""), ({"criterion": "Ketahanan sosial!"}, "huruf kecil"),
    ({"name": "x" * 61}, "60 huruf"), ({"decision": "BA 2"}, "dasar keputusan"), ({"method": ZSCORE}, "normalisasi")])
def test_a_set_has_one_basis_and_codes(changes: dict[str, Any], told: str) -> None:
    first, second = set_rows("A", "2026-11-24", {"iks": 3, "ike": 2}, method=MINMAX)
    rows = _Rows(pd.DataFrame([first | {name: changes[name] for name in ("name",) if name in changes},
                               second | changes]))
    weights(rows)  # type: ignore[arg-type]
    assert (told in " ".join(rows.told)) if told else not rows.told


class _Rows:
    """intake.validate.Rows as far as the check needs it; findings are their texts."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame, self.findings, self.told = frame, self, list[str]()

    def where(self, mask: pd.Series) -> list[int]:
        return list(np.flatnonzero(mask.to_numpy()))

    def errors(self, places: list[int], column: str, text: str) -> None:
        self.told += [text] * bool(places)


def test_the_rat_and_partners_count_where_they_name_the_village() -> None:
    first, second, third = VILLAGES[:3]
    located = pd.DataFrame([
        {"year": 2026, "agency": "a", "sub_code": "1", "allocation": 90.0, "places": [first, second, "35.05.01"],
         "is_sample": False},
        {"year": 2026, "agency": "a", "sub_code": "1", "allocation": 10.0, "places": [first], "is_sample": False},
        {"year": 2026, "agency": "b", "sub_code": "1", "allocation": 5.0, "places": [], "is_sample": False}])
    helped = pd.DataFrame({"region_code": [second, second, third], "partner": ["m", "m", "n"],
                           "is_sample": [True, False, False]})
    done = help_in(located, helped)
    assert done.year == 2026 and done.is_sample
    assert done.of([first]).iloc[0].to_dict() == {"sub_activities": 1, "rupiah": 40, "partners": 0}
    assert done.of([second]).iloc[0].to_dict() == {"sub_activities": 1, "rupiah": 30, "partners": 1}
    matrix = Matrix(VILLAGES[:4], ("a",), np.array([[0.1], [0.2], [0.8], [0.9]]), np.array([True]))
    found = prioritise(matrix, {"a": 3}, MINMAX, first=2)
    assert found is not None
    groups = by_group(found, done, (ALWAYS, NEVER))
    assert groups.loc[ALWAYS].to_dict() == {"villages": 2, "named": 2, "rupiah": 70, "helped": 1, "bare": 0}
    assert groups.loc[NEVER].to_dict() == {"villages": 2, "named": 0, "rupiah": 0, "helped": 1, "bare": 1}
    assert help_in(located.head(0), helped.head(0)).year is None


def test_two_villages_beside_each_other() -> None:
    """What the criteria add comes to the scores, and the share of weights is counted one by one."""
    rows = np.array([[0.2, 0.9, 0.4], [0.6, 0.3, NAN], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [0.3, 1.0, 0.5]])
    found = prioritise(Matrix(VILLAGES[:5], ("a", "b", "c"), rows, np.array([True] * 3)), {"a": 5, "b": 3, "c": 1},
                       MINMAX, first=2)
    assert found is not None
    one, other, worst = VILLAGES[:3]
    two = beside(found, one, other)
    assert two.parts["one"].sum() == pytest.approx(found.villages.loc[one, "score"])
    assert two.parts["other"].sum() == pytest.approx(found.villages.loc[other, "score"])
    assert np.isnan(two.parts.loc["c", "apart"]) and two.most == "b" and two.is_worse is None
    ahead = np.mean([w @ [0.8, 0.1, 0.6] > (w[:2] @ [0.4, 0.7]) / w[:2].sum() for w in
                     admissible(np.array([5.0, 3.0, 1.0]), ORDER)])
    assert two.ahead == pytest.approx(ahead) and 0 < ahead < 1 and two.level == 0
    sure = beside(found, VILLAGES[4], worst)
    assert sure.ahead == 0 and sure.is_worse == worst
