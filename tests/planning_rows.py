"""Links of the planning chain for tests: rows as they are handed in, and as queries give them."""

from __future__ import annotations

from typing import Any

import pandas as pd

CODE = "1.06.05.2.02.0004"
LINKS = ("document", "year", "reference", "agency", "strategy", "sub_code", "nomenclature", "name", "parent", "rupiah",
         "location")
CHANGES = ("year", "code_from", "nomenclature_from", "code_to", "nomenclature_to", "source", "is_sample")


def link(document: str, reference: str, agency: str = "dinsos", **more: Any) -> dict[str, Any]:
    """One row of planning_links."""
    return dict.fromkeys(LINKS) | {"document": document, "year": 2025, "reference": reference, "agency": agency} | more


def asked(*rows: dict[str, Any]) -> pd.DataFrame:
    """As topics.planning.queries.links gives them."""
    frame = pd.DataFrame(list(rows), columns=list(LINKS))
    return frame.assign(rupiah=frame["rupiah"].astype(float), is_sample=False, submission_id="s",
                        places=[[place] if isinstance(place, str) else [] for place in frame["location"]])


def planned(*keys: tuple[str, str], places: tuple[str, ...] = ()) -> pd.DataFrame:
    """As topics.planning.queries.planned gives them: sub kegiatan of 2025 by agency and code."""
    return pd.DataFrame([{"year": 2025, "agency": agency, "sub_code": code, "name": f"Sub {code}", "strategy": "1",
                          "allocation": 1e6, "places": list(places), "is_sample": False} for agency, code in keys],
                        columns=["year", "agency", "sub_code", "name", "strategy", "allocation", "places", "is_sample"])


def measured(*keys: tuple[str, str]) -> pd.DataFrame:
    """As topics.planning.queries.measured gives them."""
    return pd.DataFrame([{"year": 2025, "agency": agency, "sub_code": code, "is_sample": False}
                         for agency, code in keys], columns=["year", "agency", "sub_code", "is_sample"])


def changes(*pairs: tuple[int, str, str]) -> pd.DataFrame:
    """As topics.planning.queries.crosswalk gives them: year, old code, new code."""
    return pd.DataFrame([dict(zip(CHANGES, (year, old, "Permendagri 90/2019", new, "Kepmendagri 900.1-861/2026", "x",
                                            False), strict=True)) for year, old, new in pairs], columns=list(CHANGES))
