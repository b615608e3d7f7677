"""The codes of places, a file in every package that names one."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.core.domain import Level, Region
from dashboard.outputs.packages.package import Field, Part

PLACES, CODE = "wilayah", "kode"
_FIELDS = (
    Field(CODE, "Kode", "Kode wilayah Kemendagri, teks", required=True, pattern=r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?",
          codes="Kemendagri"),
    Field("kode_bps", "Kode BPS", "Kode wilayah BPS, teks", pattern=r"\d+", codes="BPS"),
    Field("nama", "Nama", "Nama wilayah", required=True),
    Field("tingkat", "Tingkat", "Tingkat wilayah", required=True, choices=tuple(Level)),
    Field("induk", "Induk", "Kode wilayah yang memuatnya", codes="Kemendagri", leads=(PLACES, CODE)),
    Field("kecamatan", "Kecamatan", "Nama kecamatan dari desa atau kelurahan"),
)


def places(regions: Mapping[str, Region]) -> Part:
    """Every region from Indonesia to villages, with both codes."""
    rows = [(one.code, one.bps_code or None, one.name, one.level.value, one.parent,
             regions[one.parent].name if one.parent and one.level in (Level.DESA, Level.KELURAHAN) else None)
            for one in regions.values()]
    return Part(PLACES, "Wilayah, dengan kode Kemendagri dan BPS",
                pd.DataFrame(rows, columns=[one.name for one in _FIELDS]), _FIELDS, (CODE,))
