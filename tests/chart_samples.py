"""Small frames and the figures drawn from them, for the tests of pictures."""

import pandas as pd

from dashboard.core.domain import INDONESIA, Direction, Indicator
from dashboard.core.style import LIGHT
from dashboard.render import charts
from dashboard.statistics.over_time.segments import with_segments
from worlds import BLITAR, JAWA_TIMUR

P0 = Indicator(
    id="p0",
    name="Persentase penduduk miskin",
    short_name="P0",
    definition="",
    unit="persen",
    decimals=2,
    direction=Direction.LOWER,
    dimension="kemiskinan",
    scale="rate",
    concept="p0",
    series="",
    comparability="",
    period_rule="Maret",
    delta_unit="poin persen",
    minimum=0,
    maximum=100,
    publisher="BPS",
)

NAMES = {
    BLITAR: "Kabupaten Blitar",
    JAWA_TIMUR: "Jawa Timur",
    INDONESIA: "Indonesia",
    "35.72": "Kota Blitar",
    "35.06": "Kabupaten Kediri",
}

NO_BREAKS = pd.DataFrame(columns=["indicator", "region_code", "year_before", "year_after", "reason"])

ONE_BREAK = pd.DataFrame(
    [
        {
            "indicator": "p0",
            "region_code": None,
            "year_before": 2019,
            "year_after": 2020,
            "reason": "sensus baru",
        }
    ]
)

NO_TARGETS = pd.DataFrame(
    columns=["document", "indicator", "region_code", "year", "target", "target_low", "target_high"]
)

FIGURES = [
    (BLITAR, 2015, 9.97),
    (BLITAR, 2017, 9.80),
    (BLITAR, 2018, 9.72),
    (BLITAR, 2019, 8.94),
    (BLITAR, 2020, 9.33),
    (BLITAR, 2021, 9.65),
    (JAWA_TIMUR, 2018, 10.98),
    (JAWA_TIMUR, 2019, 10.37),
    (JAWA_TIMUR, 2020, 11.09),
    (JAWA_TIMUR, 2021, 11.40),
    (INDONESIA, 2018, 9.82),
    (INDONESIA, 2019, 9.41),
    (INDONESIA, 2020, 9.78),
]


def observations(rows=FIGURES, indicator="p0", period="Maret", breaks=NO_BREAKS, **columns):
    frame = pd.DataFrame(
        [
            {
                "region_code": code,
                "region_name": NAMES[code],
                "indicator": indicator,
                "year": year,
                "period": period,
                "value": value,
                "is_derived": False,
                "source": "BPS <Jatim>",
                "is_sample": False,
            }
            | columns
            for code, year, value in rows
        ]
    )
    return with_segments(frame, breaks)


def draw(frame=None, breaks=NO_BREAKS, targets=NO_TARGETS, indicator=P0, theme=LIGHT, **options):
    frame = observations(breaks=breaks) if frame is None else frame
    return charts.trend(frame, breaks, targets, indicator, "Kemiskinan turun", theme, **options)


def lines(figure, region):
    return [
        trace for trace in figure.data if trace.meta["region"] == region and trace.meta["series"] != "target"
    ]


def words(figure, prefix):
    return [a.text for a in figure.layout.annotations if (a.name or "").startswith(prefix)]


def targets(*rows):
    return pd.DataFrame(
        [
            {
                "document": "RPJMD",
                "indicator": "p0",
                "region_code": BLITAR,
                "target": None,
                "target_low": None,
                "target_high": None,
            }
            | row
            for row in rows
        ]
    )


def ranking(values=None, **columns):
    rows = [
        (BLITAR, "kabupaten", 7.5),
        ("35.72", "kota", 6.6),
        ("35.06", "kabupaten", 9.8),
        (JAWA_TIMUR, "provinsi", 9.5),
        (INDONESIA, "nasional", 8.47),
    ]
    frame = pd.DataFrame(
        [
            {
                "region_code": code,
                "label": NAMES[code],
                "level": level,
                "value": value,
                "year": 2025,
                "period": "Maret",
                "source": "BPS",
                "is_derived": False,
            }
            for code, level, value in rows
        ]
    )
    return frame.assign(**columns) if values is None else frame.assign(value=values)


def bars(frame, indicator=P0, theme=LIGHT):
    return charts.ranked_bars(frame, [BLITAR], indicator, "Urutan kedua", theme, neighbours=["35.06"])
