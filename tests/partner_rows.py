"""Partners, pledges and activities for tests: rows as they are handed in, and as queries give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from handing_in import JATEN

COLUMNS = ("code", "partner", "partner_name", "helix", "kind", "what", "sector", "program", "program_name", "agency",
           "region_code", "kecamatan_code", "pledged_on", "period", "year", "unit", "pledged_quantity",
           "delivered_quantity", "pledged_rupiah", "delivered_rupiah", "status", "reported_on", "evidence",
           "is_sample", "submission_id")


def partner(code: str = "m-1", **more: Any) -> dict[str, Any]:
    """One row of partners."""
    return {"code": code, "name": f"PT Contoh {code}", "helix": "usaha", "kind": "perusahaan", "since": 2024,
            "until": None, **more}


def pledge(code: str = "j-1", **more: Any) -> dict[str, Any]:
    """One row of partner_pledges: ten million rupiah, six delivered."""
    return {"code": code, "partner": "m-1", "what": "Perbaikan rumah", "sector": "perumahan", "program": None,
            "village": JATEN, "pledged_on": "2026-02-01", "period": "2026", "unit": None, "pledged_quantity": None,
            "delivered_quantity": None, "pledged_rupiah": 10_000_000, "delivered_rupiah": 6_000_000,
            "status": "berjalan", "reported_on": "2026-06-01", "evidence": None, **more}


def activity(code: str = "g-1", **more: Any) -> dict[str, Any]:
    """One row of community_activities."""
    return {"code": code, "date": "2026-03-08", "village": JATEN, "kind": "kerja bakti", "participants": 47,
            "hours": 3.0, **more}


def asked_partners(*rows: dict[str, Any]) -> pd.DataFrame:
    """As topics.partners.queries.partners gives them."""
    return pd.DataFrame([{"is_sample": False, **row} for row in rows])


def asked(*rows: dict[str, Any]) -> pd.DataFrame:
    """As topics.partners.queries.pledges gives them."""
    frame = pd.DataFrame([_asked(row) for row in rows], columns=list(COLUMNS))
    for name in ("pledged_quantity", "delivered_quantity", "pledged_rupiah", "delivered_rupiah"):
        frame[name] = frame[name].astype(float)
    return frame


def _asked(row: dict[str, Any]) -> dict[str, Any]:
    village = row.get("village", JATEN)
    return {"partner_name": f"PT Contoh {row['partner']}", "helix": "usaha", "kind": "perusahaan",
            "program_name": row["program"], "agency": None, "region_code": village, "kecamatan_code": village[:8],
            "year": int(str(row["period"])[:4]), "is_sample": False, "submission_id": "s", **row}


def asked_activities(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """As topics.partners.queries.activities gives them."""
    return pd.DataFrame([{"year": int(row["date"][:4]), "region_code": row["village"],
                          "kecamatan_code": row["village"][:8], "is_sample": False, "submission_id": "s", **row}
                         for row in rows])
