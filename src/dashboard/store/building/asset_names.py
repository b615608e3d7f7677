"""Names of what a build laid out for the browser. Apart from assets.py, whose geometry takes long to import."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Assets:
    """Names of the files in DASHBOARD_HOME/static; `scripts` and `styles` of the map in loading order.

    `values`, `coverage_values`: states of the village map (assets.ValueFiles). `served`: what charts and slides fetch,
    by the name in browser_files. Empty in builds made before there was any.
    """

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    desa: str
    kabkota: str
    values: str = ""
    coverage_values: str = ""
    served: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every laid-out file that this build needs."""
        states = (name for name in (self.values, self.coverage_values) if name)
        return (*self.scripts, *self.styles, self.desa, self.kabkota, *states, *self.served.values())

    @classmethod
    def from_json(cls, text: str) -> Assets:
        """The names as the build stored them in build_info."""
        raw = json.loads(text)
        return cls(tuple(raw["scripts"]), tuple(raw["styles"]), raw["desa"], raw["kabkota"],
                   raw.get("values", ""), raw.get("coverage_values", ""), raw.get("served", {}))
