"""The home of the province, made of the data we ship as `regency add 35` makes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.publish.build import build


@contextmanager
def province_home(folder: Path, ways: Mapping[str, str]) -> Iterator[Path]:
    """Within it everything is built and stored in folder/home, from the data of the province in folder/data, built;
    `ways`: addresses of dashboards by code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DASHBOARD_DATA", raising=False)
        assert main(["regency", "add", "35", str(folder / "data")]) == 0
        release = folder / "data/catalogue/release.toml"
        text = release.read_text("utf-8")
        for code, address in ways.items():
            assert f'# "{code}" = "https://…"' in text
            text = text.replace(f'# "{code}" = "https://…"', f'"{code}" = "{address}"')
        release.write_text(text, "utf-8")
        patch.setenv("DASHBOARD_DATA", str(folder / "data"))
        patch.setenv("DASHBOARD_HOME", str(folder / "home"))
        build()
        yield folder / "data"
