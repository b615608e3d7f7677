"""Of those a programme is meant for, the share that it reaches, painted by village."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, Direction, Indicator
from dashboard.render.shading import Shading, shade
from dashboard.topics.registers.rules.overlap import AIM, REACHED, Reach, ReconciliationRun, share_of
from dashboard.topics.registers.words import overlap as words

ID = "register_terjangkau"
LIMITS = (10.0, 15.0, 20.0, 30.0)
"""Class limits, percent of the aim."""
NONE = "belum tersedia, atau sasaran kurang dari 20"


def shares(reach: Reach) -> pd.Series:
    """Percent by village; NaN where the aim is below 20 or not told."""
    return pd.Series([share_of(*one) for one in zip(reach.villages[REACHED], reach.villages[AIM], strict=True)],
                     reach.villages.index, dtype=float).rename_axis("region_code")


def shading(reach: Reach, run: ReconciliationRun, name: str, codes: Sequence[str], source: str) -> Shading:
    """The painted state; villages with too small an aim are hatched."""
    own = shares(reach)
    plain = shade(_indicator(reach, run, name), int(run.name[:4]), "Tahun", own, codes, none_word=NONE)
    texts = tuple(f"{formats.number(own[code], 1)} persen: {formats.number(reach.of(REACHED, code))} dari "
                  f"{formats.number(reach.of(AIM, code))} {reach.unit}" if text else ""
                  for code, text in zip(codes, plain.texts, strict=True))
    return replace(plain, texts=texts, period=words.run_name(run), source=source,
                   names=("sangat banyak", "banyak", "sedang", "sedikit", "sangat sedikit"),
                   ends=("banyak terjangkau", "sedikit terjangkau"))


def _indicator(reach: Reach, run: ReconciliationRun, name: str) -> Indicator:
    sample = f" · {SAMPLE_BADGE}" if run.is_sample else ""
    title = f"Terjangkau {name}{sample}"
    return Indicator(
        id=ID, name=title, short_name=title, definition=f"Bagian dari {words.deciles(reach)} {reach.register} yang "
        f"menerima {name}. {words.MEANING}", unit="persen dari sasaran aturan", decimals=1, direction=Direction.HIGHER,
        dimension="Register", scale="rate", concept=ID, series=name, comparability="", period_rule="Tahun",
        delta_unit="poin persen", minimum=0, maximum=100, publisher="Dinas Sosial", breaks=LIMITS)
