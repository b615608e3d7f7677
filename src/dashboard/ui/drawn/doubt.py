"""The way from every source that is told to the page on which one says that its figure is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from htpy import Element

from dashboard.intake.contract import Contract, Kind
from dashboard.queries import reference
from dashboard.registry import contracts
from dashboard.render.table import link
from dashboard.ui.choices import controls, parameters
from dashboard.ui.shell import access

PAGE, WORDS = "periksa", "Angka ini salah?"
_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.RUPIAH)
_COVERAGE = "coverage"
_CARRIED = ("data", "kec", "desa", "ind", "tahun", "waktu")


def columns(contract: Contract) -> list[str]:
    """Headings of the figures of a dataset; its key tells which row, and is none."""
    return [column.heading for column in contract.columns
            if column.kind in _NUMBERS and column.name not in contract.key]


def of_figure(indicator: str, region: str, year: int, period: str) -> str:
    """The address of the page about one figure of an indicator."""
    return access.address_of(PAGE, {controls.INDICATOR.name: indicator, "wilayah": region,
                                    controls.YEAR.name: str(year), "periode": period})


def here(about: Mapping[str, str] | None = None) -> str:
    """The same with what is chosen on the page being drawn: indicator, place and time, or the dataset whose figures it
    shows. `about`: what the page knows better."""
    chosen = parameters.written() | dict(about or {})
    values: dict[str, str] = {name: chosen[name] for name in _CARRIED if name in chosen}
    if data := values.get("data") or _dataset(parameters.page(), values.get("ind")):
        values["data"] = data
        values.pop("ind", None)
        if "tw" in chosen and "tahun" in values:
            values["waktu"] = f"{values['tahun']}-TW{chosen['tw']}"
        elif "bulan" in chosen:
            values["waktu"] = chosen["bulan"]
    return access.address_of(PAGE, values)


def _dataset(page: str, indicator: str | None) -> str:
    """The first dataset with figures that is shown on this page; "" for one about indicators. A layer of the map that
    is no indicator is drawn from coverage."""
    if indicator and indicator not in reference.indicators(controls.build()):
        return _COVERAGE
    return next((one.id for one in contracts().values() if one.shown_on == page and not one.facts and columns(one)), "")


def way(about: Mapping[str, str] | None = None) -> Element:
    """The link to it, as it stands behind a source."""
    return link(WORDS, here(about))
