"""What partners and residents did in one kecamatan or village, for its profile and its sheet."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Level, Region
from dashboard.render.block import Block
from dashboard.render.slides.model import SlideColumn, SlideTable
from dashboard.topics.partners import answers, words
from dashboard.topics.partners.rules.collaboration import Collaboration
from dashboard.topics.partners.rules.pledges import amount, by_unit, not_cancelled

TITLE = "Gotong royong & mitra"
_NAMED = 3


def of_area(world: World, region: Region) -> Block | None:
    """The newest year with a pledge or an activity; None where nothing was handed in at all."""
    found = answers.collaboration(world.database, world.audience)
    if found is None:
        return None
    kecamatan, village = (region.code, None) if region.level is Level.KECAMATAN else (None, region.code)
    year = found.years[0]
    rows = [*_partners(found, year, kecamatan, village), *_residents(found, year, kecamatan, village)]
    if not rows:
        none = f"Belum ada janji mitra maupun kegiatan gotong royong yang tercatat di sini untuk {year}."
        return Block(TITLE, f"{year}.", answers.source(world.database, found), empty=none, is_sample=found.is_sample)
    table = SlideTable((SlideColumn("Yang tercatat", 0.3), SlideColumn("Banyaknya", 0.7)), tuple(rows))
    return Block(TITLE, f"{year}. Tiap satuan dihitung sendiri; hitungan dibulatkan acak ke kelipatan 5.",
                 answers.source(world.database, found), table, is_sample=found.is_sample)


def _partners(found: Collaboration, year: int, kecamatan: str | None, village: str | None) -> list[tuple[str, str]]:
    """Few lines: the sheet of a village has one page."""
    rows = not_cancelled(found.lines(year, kecamatan, village))
    if rows.empty:
        return []
    listed = sorted(rows["partner_name"].unique())
    rest = f", dan {len(listed) - _NAMED} lainnya" if len(listed) > _NAMED else ""
    told = [("Mitra yang berjanji", f"{formats.number(len(listed))}: {', '.join(listed[:_NAMED])}{rest}")]
    money = amount(rows, "rupiah")
    parts = [words.came(money)] if money.lines else []
    parts += [f"{words.delivered(goods)} dari {words.goods(goods.pledged)} {goods.unit}"
              for goods in by_unit(rows, found.rounding) if not formats.is_missing(goods.pledged)]
    return told + ([("Disalurkan dari yang dijanjikan", "; ".join(parts))] if parts else [])


def _residents(found: Collaboration, year: int, kecamatan: str | None, village: str | None) -> list[tuple[str, str]]:
    taken = found.participation(year)
    area = taken.area(kecamatan, village) if taken else None
    if area is None:
        return []
    return [("Gotong royong warga", f"{formats.number(area['activities'])} kegiatan, "
             f"{formats.number(area['participants'])} peserta")]
