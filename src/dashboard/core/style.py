"""The one home of colour, type and marks. .streamlit/config.toml repeats these; a test keeps the two equal.

The class that stands out most against the paper (dark on white, bright on dark paper) always means "needs more
attention", whatever the indicator's direction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.core.domain import Direction, Verdict
from dashboard.core.regency import regency

FONT = "Source Sans, sans-serif"
"""Streamlit's own sans, served by Streamlit itself ("Source Sans" is the family name in its stylesheet)."""

SIZE_TITLE, SIZE_HEADLINE, SIZE_SECTION, SIZE_BODY, SIZE_NOTE = 30, 22, 18, 15, 12.5
"""Pixels on a page; in the hall (slides, 1920 wide) nothing stands under SIZE_HALL."""
SIZE_HALL = 24
SPACE = 4
RADIUS = 12
"""Corner of a card in pixels; spacing is a multiple of SPACE."""


ATTENTION = ("#F3EEE6", "#E5C9A6", "#D29A66", "#B1622E", "#7A3B14")
"""Class 0..4 of statistics.classes on white paper; 4 (dark) needs most attention."""
_ATTENTION_DARK = ("#3D2E24", "#6B452B", "#9C5F2B", "#DB8530", "#FFB454")
"""The same on dark paper, where what is bright is seen first."""

MAGNITUDE = ("#EEF1F4", "#C8D2DA", "#98A8B6", "#647888", "#33475A")
"""Class 0..4 of an indicator without direction: slate, so that more people does not look like bad news."""
_MAGNITUDE_DARK = ("#25394B", "#40596F", "#60798F", "#98AFC2", "#DCE7F0")


@dataclass(frozen=True)
class Theme:
    """Colours of one theme, as #RRGGBB. `better`/`worse` are the text colours of good and bad changes; `attention` and
    `magnitude` have class 0..4, the last farthest from the paper."""

    name: str
    paper: str
    panel: str
    ink: str
    muted: str
    hairline: str
    blitar: str
    jatim: str
    indonesia: str
    better: str
    worse: str
    no_data: str
    no_data_hatch: str
    others: tuple[str, ...]
    attention: tuple[str, ...]
    magnitude: tuple[str, ...]

    def region(self, code: str, order: int = 0) -> str:
        """Colour of a region: the fixed three, else the `order`-th colour for chosen comparisons."""
        own = regency()
        fixed = {own.nation.code: self.indonesia, own.province.code: self.jatim, own.code: self.blitar}
        return fixed.get(code) or self.others[order % len(self.others)]

    def verdict(self, verdict: Verdict) -> str:
        """Text colour that goes with the word of a change; never the only sign of it."""
        return {Verdict.BETTER: self.better, Verdict.WORSE: self.worse}.get(verdict, self.muted)

    @property
    def series(self) -> tuple[str, ...]:
        """Chart colours in their fixed order: Blitar, Jawa Timur, Indonesia, then the comparisons."""
        return (self.blitar, self.jatim, self.indonesia, *self.others)


LIGHT = Theme(
    name="light",
    paper="#FFFFFF",
    panel="#F5F7F8",
    ink="#17212B",
    muted="#5B6875",
    hairline="#D9DFE4",
    blitar="#0B5A78",
    jatim="#5F6E7B",
    indonesia="#8A6420",
    better="#1F6FA8",
    worse="#B4501C",
    no_data="#E3E7EA",
    no_data_hatch="#9AA7B2",
    others=("#7A4B8C", "#4A7234", "#A8406A", "#3B57A6", "#93502F"),
    attention=ATTENTION,
    magnitude=MAGNITUDE,
)
DARK = Theme(
    name="dark",
    paper="#11181F",
    panel="#18222B",
    ink="#E8EDF1",
    muted="#9AA7B2",
    hairline="#33404B",
    blitar="#5BB7DB",
    jatim="#A3B0BB",
    indonesia="#D9B36A",
    better="#79B8E8",
    worse="#F0905F",
    no_data="#2B3640",
    no_data_hatch="#6B7884",
    others=("#C79BD8", "#9CC480", "#E58FB1", "#93A8EA", "#D89A78"),
    attention=_ATTENTION_DARK,
    magnitude=_MAGNITUDE_DARK,
)
THEMES = {"light": LIGHT, "dark": DARK}


def theme(name: str | None) -> Theme:
    """The theme by its name; light when Streamlit cannot say which one the reader has."""
    return THEMES.get(name or "light", LIGHT)


NO_DATA = LIGHT.no_data
NO_DATA_HATCH = LIGHT.no_data_hatch
NO_DATA_WORDS = "belum tersedia"
NOT_ASSESSED_WORDS = "tidak dinilai"


def ramp_name(direction: Direction) -> str:
    """Which of the two ramps an indicator with this direction has: a field of Theme."""
    return "magnitude" if direction is Direction.NONE else "attention"


def ramp(direction: Direction, theme: Theme = LIGHT) -> tuple[str, ...]:
    """Five colours for class 0..4 of an indicator with this direction; on paper, unless a theme is given."""
    return theme.magnitude if direction is Direction.NONE else theme.attention


def screen_ramp(name: str) -> tuple[str, ...]:
    """The five colours of a ramp (by its name) as variables of `ramp_variables`: what is written with them follows the
    theme, is kept for both, and is light on paper."""
    return tuple(f"var(--{name}-{grade})" for grade in range(5))


def ramp_variables(theme: Theme) -> dict[str, str]:
    """By variable of CSS (without "--") the colour of each class on this theme's paper, and the ink on it."""
    fills = {f"{name}-{grade}": fill for name in ("attention", "magnitude")
             for grade, fill in enumerate(getattr(theme, name))}
    return {**fills, **{f"{name}-ink": text_on(fill) for name, fill in fills.items()}}


@dataclass(frozen=True)
class Status:
    """One class of achievement: fill, shape and word always travel together."""

    key: str
    word: str
    shape: str
    colour: str


STATUS = (
    Status("sangat_tinggi", "Sangat tinggi", "▲", "#1F6FA8"),
    Status("tinggi", "Tinggi", "●", "#7FB4D6"),
    Status("sedang", "Sedang", "◆", "#CFC7B8"),
    Status("rendah", "Rendah", "▼", "#E0A04B"),
    Status("sangat_rendah", "Sangat rendah", "■", "#B4501C"),
)
"""Best first. A three-class scale takes the first, third and last."""
_STATUS_DARK = (DARK.better, "#3F7098", "#CFC7B8", "#C98A2E", DARK.worse)
"""On dark paper the ends are brighter, so their neighbours step back; else two of them look the same."""


def status_colour(status: Status, theme: Theme) -> str:
    """Fill of a status on this theme's paper."""
    return _STATUS_DARK[STATUS.index(status)] if theme.name == "dark" else status.colour


ARROW_UP, ARROW_DOWN, ARROW_SAME = "↗", "↘", "→"
VERDICT_WORDS = {
    Verdict.BETTER: "membaik",
    Verdict.WORSE: "memburuk",
    Verdict.SAME: "tidak berubah",
    Verdict.UNSURE: "belum dapat dipastikan berbeda",
    Verdict.NEUTRAL: "",
}


def arrow(delta: float, verdict: Verdict) -> str:
    """Direction of the number (not of the news); an unchanged one points sideways."""
    if verdict is Verdict.SAME or delta == 0:
        return ARROW_SAME
    return ARROW_UP if delta > 0 else ARROW_DOWN


def luminance(colour: str) -> float:
    """Relative luminance 0..1 of #RRGGBB (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1..21 between two #RRGGBB colours (WCAG 2.2)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def palette() -> dict[str, Any]:
    """Both themes with their ramps, as the scripts of the map read them."""
    names = ("paper", "panel", "ink", "muted", "hairline", "blitar", "no_data", "no_data_hatch", "attention",
             "magnitude")
    return {theme: {name: getattr(one, name) for name in names} for theme, one in THEMES.items()}


def text_on(fill: str) -> str:
    """The ink, dark or white, that reads better on this fill."""
    return LIGHT.ink if contrast(LIGHT.ink, fill) >= contrast("#FFFFFF", fill) else "#FFFFFF"
