"""The picture of the map: right size, drawn, and plain about strange names."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pandas as pd
from PIL import Image

from dashboard.core import settings
from dashboard.core.style import ATTENTION
from dashboard.queries import observations, reference
from dashboard.render import map_png
from dashboard.render.shading import Shading, shade
from dashboard.store.building.assets import kabkota_geometry, village_geometry
from dashboard.store.building.tables import read_boundaries
from dashboard.store.database import Database
from worlds import BLITAR

WORDS = map_png.PictureWords("Uji $1$ & <b>judul</b>", "Indeks · 2024", "Sumber: uji", "Batas wilayah: uji")


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


def share(image: np.ndarray, colour: str) -> float:
    wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    return float((np.abs(image.astype(int) - wanted).max(axis=2) <= 2).mean())


def shading_of(database: Database, name: str, codes: list[str]) -> Shading:
    rows = observations.village_values(database, name).set_index("region_code")["value"]
    return shade(reference.indicators(database)[name], 2024, "Tahun", rows, codes)


def test_villages_are_painted_in_every_class(shipped: Database) -> None:
    geometry = village_geometry(read_boundaries(settings.data()))
    codes = [region["code"] for region in geometry["regions"]]
    image = pixels(map_png.village_picture(geometry, shading_of(shipped, "idm_score", codes), WORDS,
                                           selected=codes[0]))
    assert image.shape == (1080, 1920, 3)
    for colour in ATTENTION:
        assert share(image, colour) > 0.01


def test_a_kecamatan_fades_the_rest_and_counts_its_own(shipped: Database) -> None:
    geometry = village_geometry(read_boundaries(settings.data()))
    codes = [region["code"] for region in geometry["regions"]]
    shading = shading_of(shipped, "idm_score", codes)
    inside = [grade for grade, code in zip(shading.grades, codes, strict=True) if code.startswith("35.05.10")]
    assert map_png._counts(geometry, shading, "35.05.10") == [inside.count(sign) for sign in "01234+-"]
    assert pixels(map_png.village_picture(geometry, shading, WORDS, dim="35.05.10")).shape == (1080, 1920, 3)


def test_strange_names_are_drawn_as_text(shipped: Database) -> None:
    geometry = village_geometry(read_boundaries(settings.data()))
    geometry["groups"][0]["name"] = "$\\frac{1}{0}$ <img src=x onerror=alert(1)>"
    codes = [region["code"] for region in geometry["regions"]]
    assert map_png.village_picture(geometry, shading_of(shipped, "iks", codes), WORDS)


def test_kabkota_without_figures_is_hatched_not_coloured(shipped: Database) -> None:
    geometry = kabkota_geometry(read_boundaries(settings.data()))
    codes = [region["code"] for region in geometry["regions"]]
    indicator = reference.indicators(shipped)["p0"]
    nothing = pd.Series(dtype=float)
    empty = shade(indicator, 2025, "Maret", nothing, codes, indicator.kabkota_breaks, "belum tersedia")
    image = pixels(map_png.kabkota_picture(geometry, empty, WORDS, BLITAR))
    legend_only = 44 * 32 / (1080 * 1920)
    assert share(image, ATTENTION[4]) <= 2 * legend_only
    assert empty.none_count == 38


def test_the_picture_of_a_slide_has_no_words_of_its_own_and_every_class(shipped: Database) -> None:
    geometry = village_geometry(read_boundaries(settings.data()))
    codes = [region["code"] for region in geometry["regions"]]
    shading = shading_of(shipped, "idm_score", codes)
    image = pixels(map_png.slide_picture(geometry, shading))
    assert image.shape == (map_png.SLIDE_HEIGHT, map_png.WIDTH, 3)
    for colour in ATTENTION:
        assert share(image, colour) > 0.01
    near = pixels(map_png.slide_picture(geometry, shading, "35.05.10"))
    assert (near != image).any()
