"""Somebody who follows links through a small world without a build, and the address as Streamlit gives and takes it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

from dashboard.core.domain import Level, Region
from dashboard.ui.choices import controls
from dashboard.ui.shell import access
from dashboard.ui.shell.access import all_pages

REGIONS = {region.code: region for region in [
    Region("35", "", "Jawa Timur", "Jawa Timur", Level.PROVINSI, "00"),
    *(Region(f"35.{number:02}", "", f"Wilayah {number}", f"Kabupaten Wilayah {number}", Level.KABUPATEN, "35")
      for number in range(1, 9)),
    Region("35.05.01", "", "Wonodadi", "Wonodadi", Level.KECAMATAN, "35.05"),
    Region("35.05.02", "", "Udanawu", "Udanawu", Level.KECAMATAN, "35.05"),
    Region("35.05.01.2001", "", "Jaten", "Jaten", Level.DESA, "35.05.01"),
]}
DECLARED = {spec.folder: access.declared(spec.url) for spec in all_pages()}


class Address(dict[str, Any]):
    """What the browser shows, as Streamlit gives and takes it."""

    def to_dict(self) -> dict[str, Any]:
        return dict(self)

    def from_dict(self, params: Mapping[str, Any]) -> None:
        self.clear()
        self.update({name: value[-1] if isinstance(value, list) else value for name, value in params.items()})

    def get_all(self, name: str) -> list[Any]:
        return [self[name]]


class Reader:
    """Somebody who follows links; `told` is what the page says about the last one."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.st = SimpleNamespace(session_state={}, query_params=Address(), empty=self._slot, warning=self._warn)

    def _slot(self) -> Any:
        return SimpleNamespace(container=nullcontext)

    def _warn(self, sentence: str, icon: str) -> None:
        self.told.append(sentence)

    def come(self, folder: str, /, **params: str) -> Reader:
        """Open the page anew with this address."""
        self.st.session_state.pop("link_page", None)
        self.st.query_params.from_dict(params)
        return self.again(folder)

    def again(self, folder: str) -> Reader:
        """The next run."""
        self.told.clear()
        controls.begin("build", folder, DECLARED[folder])
        return self

    @property
    def address(self) -> dict[str, Any]:
        return self.st.query_params.to_dict()
