"""Sources with what cites them, and figures chosen by indicator and region."""

from __future__ import annotations

from dashboard.core import settings
from dashboard.queries import observations, reference
from dashboard.store.building.tables import read_tables
from dashboard.store.database import Database


def test_sources_count_figures_targets_and_programme_facts(shipped: Database) -> None:
    tables = read_tables(settings.data())
    found = reference.sources(shipped).set_index("source_id")
    for column, name in (("rows", "observation"), ("target_rows", "target"), ("program_rows", "program_fact")):
        slow = tables[name]["source_id"].value_counts().to_dict()
        assert found[column][found[column] > 0].to_dict() == slow, column
    assert len(found) == len(tables["source"])


def test_all_observations_may_be_narrowed(shipped: Database) -> None:
    everything = observations.all_observations(shipped)
    some = observations.all_observations(shipped, ["p0", "gini"], ["35.05", "35"])
    slow = everything[everything["indicator"].isin(["p0", "gini"]) & everything["region_code"].isin(["35.05", "35"])]
    assert some.astype(object).fillna("").to_dict("records") == slow.astype(object).fillna("").to_dict("records")
    assert observations.all_observations(shipped, [], None).empty
    assert observations.all_observations(shipped, None, []).empty
    assert not everything["source"].isna().any()
