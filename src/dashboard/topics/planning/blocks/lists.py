"""What is broken in the planning chain, as frames: the same rows on the page and in its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from dashboard.core.domain import Region
from dashboard.intake.common import STRATEGIES
from dashboard.topics.planning.contracts import RAT, RPJMD, RPKD
from dashboard.topics.planning.rules.chain import JOINTS, Chains, PlanningChain, VillageMoney
from dashboard.topics.planning.words import chain as words

Name = Callable[[str], str]
"""Words for the code of an agency."""
MONEY = "Anggaran APBD (Rp)"
NO_STRATEGY = "tanpa strategi"


def strategy(code: str | None) -> str:
    """Its name; words where a line of the budget has none."""
    return STRATEGIES.get(code or "", NO_STRATEGY)


def targets_without_sub_activity(found: Chains, names: Name) -> pd.DataFrame:
    """Targets and priorities that nothing serves."""
    return pd.DataFrame([
        {"Uraian": chain.name, "Dokumen": RPKD if chain.priorities else RPJMD, "OPD": names(chain.agency),
         "Strategi": strategy(chain.strategy), "Sasaran RPJMD": "; ".join(chain.targets)}
        for chain in found.targets_without_sub_activity],
                        columns=["Uraian", "Dokumen", "OPD", "Strategi", "Sasaran RPJMD"])


def sub_activities_without_target(found: Chains, names: Name) -> pd.DataFrame:
    """Sub kegiatan of the RAT that lead to no target."""
    return _sub_activities(found.sub_activities_without_target, names, "Sebab", words.why_no_target)


def money_without_place(found: Chains, names: Name) -> pd.DataFrame:
    """Sub kegiatan with money and no place."""
    return _sub_activities(found.money_without_place, names, "Dalam RAT",
                           lambda chain: "ada" if chain.holds(RAT) else "tidak ada")


def _sub_activities(rows: Iterable[PlanningChain], names: Name, head: str,
                    told: Callable[[PlanningChain], str]) -> pd.DataFrame:
    return pd.DataFrame([
        {"Sub kegiatan": chain.name, "Kode": chain.code, "OPD": names(chain.agency), head: told(chain),
         MONEY: chain.rupiah} for chain in rows], columns=["Sub kegiatan", "Kode", "OPD", head, MONEY])


def bare_villages(found: Sequence[VillageMoney], regions: Callable[[str], Region]) -> pd.DataFrame:
    """Priority villages that no sub kegiatan with money names."""
    return pd.DataFrame([
        {"Desa/kelurahan": regions(one.village).name, "Kode": one.village,
         "Kecamatan": regions(one.village[:8]).name, "Sub kegiatan lewat kecamatan": one.kecamatan}
        for one in found if not one.itself],
        columns=["Desa/kelurahan", "Kode", "Kecamatan", "Sub kegiatan lewat kecamatan"])


def matrix(parts: dict[str | None, Chains], head: str, names: Callable[[str | None], str]) -> pd.DataFrame:
    """Chains of each group, how many are complete, how many break first at each joint, and their money."""
    rows = [{head: names(key), "Rantai": len(part.rows), "Lengkap": part.complete,
             **{joint(pair): count for pair, count in zip(JOINTS, part.breaks, strict=True)},
             MONEY: sum(chain.rupiah or 0 for chain in part.rows)} for key, part in parts.items()]
    return pd.DataFrame(rows, columns=[head, "Rantai", "Lengkap", *map(joint, JOINTS), MONEY])


def joint(pair: tuple[str, str]) -> str:
    """'RPKD–RAT'."""
    return "–".join(pair)
