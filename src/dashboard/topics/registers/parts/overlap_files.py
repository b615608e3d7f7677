"""The overlaps as files: a programme by village, a pair of lists by village."""

from __future__ import annotations

import pandas as pd

from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.parts.overlap_page import OverlapView
from dashboard.topics.registers.rules.overlap import MEASURES, ListPair, Reach, inside
from dashboard.topics.registers.words import overlap as words
from dashboard.ui.drawn import components, downloads


def reach(shown: OverlapView, told: overlap_answers.NewestRun, found: Reach) -> None:
    """CSV and XLSX of every village of the place, of a programme."""
    name = told.name(found.program)
    downloads.table_downloads(
        shown.build, lambda: reach_frame(shown, found), _named(shown, f"irisan-{found.program}"),
        f"Irisan {name} dan {found.register}, {shown.place}", shown.sources,
        notes=_notes(shown, told, words.days(found, name), words.MEANING))


def reach_frame(shown: OverlapView, found: Reach) -> pd.DataFrame:
    """As on the page."""
    own = inside(found.villages, shown.kecamatan)
    return _marked(shown, _placed(shown, own).assign(
        Program=found.program, Register=found.register, Satuan=found.unit,
        **{words.HEADS[measure]: own[measure].to_numpy() for measure in MEASURES}))


def pair(shown: OverlapView, told: overlap_answers.NewestRun, found: ListPair) -> None:
    """CSV and XLSX of every village of the place, of a pair."""
    first, second = told.name(found.first), told.name(found.second)
    downloads.table_downloads(
        shown.build, lambda: pair_frame(shown, found), _named(shown, f"irisan-{found.code}"),
        f"Irisan {words.pair_title(found, first, second)}, {shown.place}", shown.sources,
        notes=_notes(shown, told, words.WITHHELD))


def pair_frame(shown: OverlapView, found: ListPair) -> pd.DataFrame:
    """As on the page."""
    own = inside(found.villages, shown.kecamatan)
    lists = {"Daftar pertama": found.first, "Daftar kedua": found.second, "Satuan": found.unit}
    counts = {"Keduanya": own["both"].to_numpy(), "Hanya pertama": own["only_first"].to_numpy(),
              "Hanya kedua": own["only_second"].to_numpy()}
    return _marked(shown, _placed(shown, own).assign(**lists, **counts))


def _placed(shown: OverlapView, own: pd.DataFrame) -> pd.DataFrame:
    regions = shown.regions
    return pd.DataFrame({"Kode": own.index, "Kecamatan": [regions[code].name for code in own["kecamatan"]],
                         "Desa/kelurahan": [regions[str(code)].name for code in own.index]})


def _marked(shown: OverlapView, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(Catatan=components.SAMPLE_BADGE) if shown.is_sample else frame


def _named(shown: OverlapView, what: str) -> str:
    return ("contoh-" if shown.is_sample else "") + what + (f"-{shown.kecamatan}" if shown.kecamatan else "")


def _notes(shown: OverlapView, told: overlap_answers.NewestRun, *more: str) -> list[str]:
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if shown.is_sample else []
    return [*sample, *more, words.run_told(told.run), words.ESTIMATED, words.ROUNDED]
