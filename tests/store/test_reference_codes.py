"""The codes a reader knows are those of the build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dashboard.store.database import open_current
from dashboard.store.reference_codes import reference_codes
from handing_in import AGENCIES, JATEN, PROGRAMS, publish, store


def test_it_knows_what_the_build_knows(tiny_data: Callable[..., Path]) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("agency_aliases", [{"alias": "Dinsos Kab. Blitar", "agency": "dinsos"}])
    store("programs", PROGRAMS)
    store("program_aliases", [{"alias": "Bedah rumah", "program": "rtlh"}])
    publish("place_aliases", [{"alias": "Jatn (Wonodadi)", "region": JATEN}])
    known = reference_codes(open_current())
    assert known.agencies == {"dinsos": "Dinas Sosial", "perkim": "Dinas Perkim"}
    assert known.agency_aliases["Dinsos Kab. Blitar"] == known.agency_aliases["Dinsos"] == "dinsos"
    assert known.programs == {"rtlh": ("Rumah tidak layak huni", "unit")}
    assert known.program_aliases == {"Bedah rumah": "rtlh"} and known.place_aliases == {"Jatn (Wonodadi)": JATEN}
    assert known.villages[JATEN] == ("3505210011", "Jaten", "35.05.01", "Wonodadi") and len(known.villages) == 5
    assert known.regions["35.72"] == "3572" and known.indicators["p0"] == ("persen", 0.0, 100.0)
