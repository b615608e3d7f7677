"""What the planning chain has for one kecamatan or village, for its profile and its sheet."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.render.block import Block
from dashboard.render.slides.model import SlideColumn, SlideTable
from dashboard.topics.planning import answers
from dashboard.topics.planning.contracts import APBD
from dashboard.topics.planning.rules.chain import Chains, PlanningChain
from dashboard.topics.planning.rules.whole import Planning

TITLE = "Rencana dan anggaran"
_LEVELS = (Level.KECAMATAN, Level.DESA, Level.KELURAHAN)
_NAMED = 2
_UNSPLIT = "Pagu satu sub kegiatan tidak dibagi per lokasi, jadi rupiahnya tidak dijumlahkan di sini."


def of_area(world: World, region: Region) -> Block | None:
    """The newest year: sub kegiatan with money that name the place, how many of their chains are complete, and whether
    priority villages are among it; None where no link was handed in at all."""
    found = answers.planning(world.database, world.audience)
    if found is None or region.level not in _LEVELS:
        return None
    year, source = found.years[0], answers.source(world.database, found)
    table = SlideTable((SlideColumn("Yang tercatat", 0.38), SlideColumn("Banyaknya", 0.62)),
                       tuple(_rows(found, found.chains[year], region)))
    return Block(TITLE, f"{year}. {_UNSPLIT}", source, table, is_sample=found.is_sample)


def _rows(found: Planning, chains: Chains, region: Region) -> list[tuple[str, str]]:
    is_village = region.level is not Level.KECAMATAN
    here = _naming(chains, lambda place: place == region.code if is_village else place.startswith(region.code))
    rows = [("Sub kegiatan beranggaran yang menyebut tempat ini", _counted(here))]
    if is_village:
        around = _naming(chains, lambda place: place == region.parent)
        rows.append(("Yang menyebut kecamatannya", _counted(around)))
    if here:
        rows.append(("Rantainya lengkap dari sasaran sampai rupiah",
                     f"{formats.number(sum(chain.is_complete for chain in here))} dari {formats.number(len(here))}"))
    return rows + _priority(found, chains.year, region)


def _naming(chains: Chains, is_here: Callable[[str], bool]) -> list[PlanningChain]:
    """Chains with money that name such a place, the most money first."""
    named = [chain for chain in chains.rows if chain.holds(APBD) and any(map(is_here, chain.places))]
    return sorted(named, key=lambda chain: (-(chain.rupiah or 0), chain.agency, chain.code or ""))


def _counted(chains: list[PlanningChain]) -> str:
    """'5: Bantuan …, Pembangunan …, dan 3 lainnya'."""
    if not chains:
        return "tidak ada"
    rest = f", dan {formats.number(len(chains) - _NAMED)} lainnya" if len(chains) > _NAMED else ""
    return f"{formats.number(len(chains))}: {'; '.join(chain.name for chain in chains[:_NAMED])}{rest}"


def _priority(found: Planning, year: int, region: Region) -> list[tuple[str, str]]:
    """Whether a village is a priority; of a kecamatan how many are, and how many of them no money names."""
    villages = found.villages(year)
    if not villages:
        return []
    if region.level is not Level.KECAMATAN:
        is_first = any(one.village == region.code for one in villages)
        return [("Desa prioritas (RPKD, atau dari DTSEN/IDM)", "ya" if is_first else "tidak")]
    inside = [one for one in villages if one.village.startswith(region.code)]
    bare = sum(not one.itself for one in inside)
    return [("Desa prioritas di sini", f"{formats.number(len(inside))}, {formats.number(bare)} di antaranya tidak "
             "disebut satu pun sub kegiatan beranggaran" if inside else "tidak ada")]
