"""What a link to the page carries: the figure (indicator, region, year, period), or the dataset with place and time."""

from __future__ import annotations

from dashboard.core.domain import MONTH_OF_PERIOD
from dashboard.queries import reference
from dashboard.topics.differences.contracts import INDICATORS
from dashboard.topics.figures.parts.datasets import datasets
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

_ENDS = ("", *(f"-TW{quarter}" for quarter in range(1, 5)), *(f"-{month:02}" for month in range(1, 13)))
_TIMES = {f"{year}{end}": f"{year}{end}" for year in range(2000, 2051) for end in _ENDS}
DATA = Parameter[str]("data", lambda build: datasets(), INDICATORS, "data",
                      "Ditampilkan angka indikator.", carried="never")
REGION = Parameter[str | None]("wilayah", reference.regions, None, "wilayah",
                               "Ditampilkan wilayah yang dipilih di atas.", carried="never")
PERIOD = Parameter[str | None]("periode", {name: name for name in MONTH_OF_PERIOD}, None, "periode",
                               "Ditampilkan periode bawaan.", carried="never")
TIME = Parameter[str | None]("waktu", _TIMES, None, "waktu", "Isi waktunya pada formulir.", carried="never")
PARAMETERS = (*controls.PLACE, controls.INDICATOR, controls.YEAR, DATA, REGION, PERIOD, TIME)
