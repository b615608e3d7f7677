"""Step 2: what NIK and KK leave open, by name, birth date and village; what is not certain goes to a person's eyes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from reconcile import sql
from reconcile.config import RunConfig
from reconcile.matching import model
from reconcile.matching.clusters import Groups
from reconcile.matching.estimate import Array, Pairs, Whole, probabilities, threshold
from reconcile.matching.exact import put_together

_MOST_ALIKE = 100
"""Rows that share a blocking key; where there are more, it tells nothing."""
_NAME_EXACT, _BIRTH_EXACT = 4, 3
_LEAST_REVIEWED = 0.2


@dataclass(frozen=True)
class Linked:
    """`by_number`: rows joined to an earlier one by NIK or KK; `by_model`: persons joined by step 2; `expected_right`
    of these, `expected_missed` beside them; `limit`: the threshold; `reach`: share of same persons that the blocking
    brings together; `labelled`: pairs that taught the model; `review`: pairs for a person's eyes."""

    by_number: int
    by_model: int
    expected_right: float
    expected_missed: float
    limit: float
    reach: float
    labelled: int
    review: int

    @property
    def precision(self) -> float:
        """Estimated; links by NIK whose name or birth date agrees are taken as right."""
        return (self.by_number + self.expected_right) / max(self.by_number + self.by_model, 1)

    @property
    def recall(self) -> float:
        """Estimated."""
        missed = self.expected_missed + (self.expected_right + self.expected_missed) * (1 / self.reach - 1)
        return (self.by_number + self.expected_right) / max(self.by_number + self.expected_right + missed, 1)


def link(connection: DuckDBPyConnection, run: RunConfig) -> Linked:
    """Join persons in `tautan`; fill table `tinjauan`: nomor, kiri, kanan (persons), peluang, putusan (NULL)."""
    by_number = _one(connection, "SELECT count(*) - count(DISTINCT orang) FROM tautan")
    reference = run.reference if run.reference is not None else 0
    connection.execute(sql.text("people"), {"acuan": reference, "banyak": _MOST_ALIKE})
    connection.execute(sql.text("labelled"), {"banyak": model.MOST_LABELLED})
    labelled, reached = connection.execute(sql.text("blocking_reach")).fetchone() or (0, 0)
    people, open_ = connection.execute("SELECT count(*), count(*) FILTER (sisa) FROM pihak").fetchone() or (0, 0)
    pairs, prior = _pairs(connection, labelled, open_)
    told = probabilities(pairs, prior, max(float(open_) * people, 1.0))
    limit = threshold(told[pairs.name > 0], run.precision)
    groups, joined, refused = _join(pairs, told, limit)
    put_together(connection, groups)
    left = (told >= _LEAST_REVIEWED) & ~joined
    review = np.flatnonzero(left & (pairs.name > 0) | refused)
    review = review[np.argsort(-told[review], kind="stable")][:run.review]
    _write_review(connection, pairs, told, review)
    return Linked(by_number, len(set(groups.members())) - len({groups.head(one) for one in groups.members()}),
                  _merged_right(told, joined, groups), float(told[~joined & ~refused].sum()), limit,
                  max(reached, 1) / max(labelled, 1) if labelled else 1.0, labelled, len(review))


def _merged_right(told: Array, joined: np.ndarray[tuple[int], np.dtype[np.bool_]], groups: Groups) -> float:
    many = len(set(groups.members())) - len({groups.head(one) for one in groups.members()})
    return float(told[joined].mean()) * many if many else 0.0


def _pairs(connection: DuckDBPyConnection, labelled: int, open_: int) -> tuple[Pairs, float]:
    """Candidates as splink weighs them; none where nothing is open or only one person is."""
    if _one(connection, "SELECT count(*) FROM pihak") < 2 or not open_:
        nothing: Whole = np.zeros(0, np.int64)
        return Pairs(nothing, nothing, np.zeros(0), *([nothing] * 7)), 1.0
    name, prior = model.score(connection, labelled)
    found = connection.execute(
        f'SELECT unique_id_l, unique_id_r, match_weight, gamma_nama, gamma_tgl, semua_l, semua_r, ber_nik_l, ber_nik_r,'  # noqa: S608 - a name that splink made
        f' least(mutu_l, mutu_r) AS nik FROM "{name}"'
        ' ORDER BY unique_id_l, unique_id_r').fetchnumpy()
    whole = {column: np.asarray(values).astype(np.int64) for column, values in found.items()
             if column != "match_weight"}
    return Pairs(whole["unique_id_l"], whole["unique_id_r"], np.asarray(found["match_weight"], np.float64),
                 whole["gamma_nama"], whole["gamma_tgl"], whole["semua_l"], whole["semua_r"], whole["ber_nik_l"],
                 whole["ber_nik_r"], whole["nik"]), prior


def _join(pairs: Pairs, told: Array, limit: float
          ) -> tuple[Groups, np.ndarray[tuple[int], np.dtype[np.bool_]], np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Surest first. Two that are in one list already are one person only when written alike, and never when both have
    a NIK of their own there. Gives the groups, which pairs are inside them, and which were refused."""
    groups = Groups()
    lists: dict[int, int] = {}
    niks: dict[int, int] = {}
    joined, refused = np.zeros(len(told), bool), np.zeros(len(told), bool)
    sure = np.flatnonzero((told >= limit) & (pairs.name > 0))
    for place in sure[np.argsort(-told[sure], kind="stable")]:
        one, other = groups.head(int(pairs.left[place])), groups.head(int(pairs.right[place]))
        lists.setdefault(one, int(pairs.lists_left[place]))
        lists.setdefault(other, int(pairs.lists_right[place]))
        niks.setdefault(one, int(pairs.nik_left[place]))
        niks.setdefault(other, int(pairs.nik_right[place]))
        if one == other:
            joined[place] = True
            continue
        alike = pairs.name[place] == _NAME_EXACT and pairs.birth[place] == _BIRTH_EXACT
        if (lists[one] & lists[other] and not alike) or niks[one] & niks[other]:
            refused[place] = True
            continue
        head = groups.join(one, other)
        lists[head], niks[head] = lists[one] | lists[other], niks[one] | niks[other]
        joined[place] = True
    return groups, joined, refused


def _write_review(connection: DuckDBPyConnection, pairs: Pairs, told: Array, review: Whole) -> None:
    connection.execute("CREATE OR REPLACE TABLE tinjauan (nomor INTEGER, kiri BIGINT, kanan BIGINT, peluang DOUBLE,"
                       " putusan VARCHAR)")
    connection.register("_masuk", pa.table({
        "nomor": np.arange(1, len(review) + 1), "kiri": pairs.left[review], "kanan": pairs.right[review],
        "peluang": told[review], "putusan": pa.nulls(len(review), pa.string())}))
    connection.execute("INSERT INTO tinjauan SELECT * FROM _masuk")
    connection.unregister("_masuk")


def _one(connection: DuckDBPyConnection, question: str) -> int:
    row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0
