"""The codes that a reader of handed-in files checks against, taken from a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake.reference_codes import IndicatorRef, ProgramRef, ReferenceCodes, VillageRef
from dashboard.store.database import Database
from dashboard.store.memo import memoised

if TYPE_CHECKING:
    import pandas as pd


@memoised()
def reference_codes(database: Database) -> ReferenceCodes:
    """Every OPD, program, village, region and indicator of this build, with their spellings."""
    agencies = database.query("SELECT code, name, short_name FROM agencies")
    aliases = database.query("SELECT alias, agency FROM agency_aliases")
    program_aliases = database.query("SELECT alias, program FROM program_aliases")
    place_aliases = database.query("SELECT alias, region_code FROM place_aliases")
    programs = database.query("SELECT code, name, unit FROM programs")
    villages = database.query(
        "SELECT code, coalesce(bps_code, '') AS bps_code, name, kecamatan_code, kecamatan FROM regions "
        "WHERE level IN ('desa', 'kelurahan') AND starts_with(code, (SELECT code FROM home) || '.')")
    regions = database.query("SELECT code, coalesce(bps_code, '') AS bps_code FROM regions")
    indicators = database.query("SELECT id, unit, minimum, maximum FROM indicators")
    return ReferenceCodes(
        agencies=_mapping(agencies, "code", "name"),
        agency_aliases=_mapping(agencies, "short_name", "code") | _mapping(aliases, "alias", "agency"),
        programs={row["code"]: ProgramRef(row["name"], row["unit"]) for row in programs.to_dict("records")},
        program_aliases=_mapping(program_aliases, "alias", "program"),
        place_aliases=_mapping(place_aliases, "alias", "region_code"),
        villages={row["code"]: VillageRef(row["bps_code"], row["name"], row["kecamatan_code"], row["kecamatan"])
                  for row in villages.to_dict("records")},
        regions=_mapping(regions, "code", "bps_code"),
        indicators={row["id"]: IndicatorRef(row["unit"], float(row["minimum"]), float(row["maximum"]))
                    for row in indicators.to_dict("records")},
    )


def _mapping(frame: pd.DataFrame, key: str, value: str) -> dict[str, str]:
    return dict(zip(frame[key], frame[value], strict=True))
