"""The RAT comes out of a build as it was handed in."""

from __future__ import annotations

import pandas as pd

from dashboard.publish.build import build
from dashboard.store.database import Database, open_current
from dashboard.topics.rat import queries as rat
from handing_in import AGENCIES, action, publish, store


def test_shipped_sample_adds_up(shipped: Database) -> None:
    actions = rat.rat_matrix(shipped)
    assert actions.loc[actions["year"] == 2024, "allocation"].sum() == 324_000_000_000
    assert len(rat.agencies(shipped)) == 25 and actions["is_sample"].all()
    keys = ["year", "agency", "sub_code", "indicator"]
    plans, reports = rat.rat_indicators(shipped), rat.rat_reports(shipped)
    assert not plans.duplicated(keys).any() and not reports.duplicated([*keys, "quarter"]).any()
    assert reports["physical"].isna().any(), "a missing report stays missing"
    assert reports.merge(plans, on=keys, how="left", indicator=True)["_merge"].eq("both").all()
    assert rat.rat_files(shipped).empty


def test_handed_in_rows_name_their_file(tiny: Database) -> None:
    store("agencies", AGENCIES)
    publish("rat_matrix", [action("dinsos"), action("perkim", realised_q1=400_000)])
    build()
    database = open_current()
    actions, files = rat.rat_matrix(database), rat.rat_files(database)
    database.close()
    assert actions["agency"].tolist() == ["dinsos", "perkim"] and not actions["is_sample"].any()
    assert pd.isna(actions["realised_q1"][0]) and list(actions["places"][0]) == ["35.05.01.2001"]
    assert files[["dataset", "year", "rows"]].values.tolist() == [["rat_matrix", 2025, 2]]
