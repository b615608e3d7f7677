"""The sheet of one kecamatan (two pages) or village (one page): what its profile knows, made for paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import DashboardError, Level, Region
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.outputs.brief import area_tables, parts
from dashboard.outputs.brief.blocks import block_sections
from dashboard.outputs.brief.coverage_block import area_section, in_area
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json
from dashboard.outputs.brief.rat_block import rat_section
from dashboard.outputs.brief.typeset import Typeset, typesetter
from dashboard.queries import observations, reference
from dashboard.render.drawings import locator
from dashboard.render.words import day_words, figure_marks
from dashboard.topics.areas.answers import COMPARED, compared
from dashboard.topics.areas.blocks.area_strip import area_strip_svg
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import AreaStanding, other_figures, standings, unlisted_programs, weakest
from dashboard.topics.areas.words import area as area_words

KICKER = "Lembar wilayah"


def sheet(facts: PaperFacts, code: str, typeset: Typeset | None = None) -> bytes:
    """The sheet as PDF. Raises DashboardError for a code that is no kecamatan or village of the kabupaten."""
    return (typeset or typesetter())("sheet", content(facts, code))


def content(facts: PaperFacts, code: str) -> Json:
    """What stands on the sheet."""
    catalogue = reference.indicators(facts.database)
    region = reference.regions(facts.database).get(code)
    if region is None or region.level not in (Level.KECAMATAN, *profile.VILLAGES):
        raise DashboardError(f"Kode “{code}” bukan kecamatan, desa, atau kelurahan di {regency().label}. Pakai kode "
                             f"Kemendagri, misalnya {regency().village[:8]} atau {regency().village}.")
    is_kecamatan = region.level is Level.KECAMATAN
    figures = observations.area_values(facts.database, code)
    found = _standings(facts, region)
    others = other_figures(figures, profile.shown_elsewhere(catalogue, found), list(catalogue))
    programs = unlisted_programs(observations.program_facts(facts.database), code, figures)
    is_covered = any(not one.is_sample for _, one in in_area(facts, code))
    known = {*figures["indicator"], *(["coverage"] if is_covered else [])}
    named = parts.plain(profile.area_name(region), 90)
    return {
        **parts.paper(facts, named, list(dict.fromkeys(figures["publisher"].dropna()))),
        "kicker": KICKER, "is_kecamatan": is_kecamatan, "context": _context(facts, region),
        "headline": _headline(facts, region, found), "legend": _legend(found, region),
        "scores": [_place(one, region) for one in found], "no_scores": "" if found else _no_scores(region),
        "locator": _locator(facts, region), "facts": _facts(facts, region, figures),
        "villages": area_tables.villages(facts, code) if is_kecamatan else None,
        "neighbours": area_tables.neighbours(facts, region),
        "others": area_tables.others(facts, others, programs),
        "programs": area_section(facts, code), "rat": rat_section(facts, region),
        "blocks": block_sections(facts, region),
        "gaps": [_gap(row) for row in profile.gaps(facts.known_gaps, known, region.level)],
        "sources": _sources(figures),
    }


def _sources(figures: pd.DataFrame) -> str:
    named = "; ".join(dict.fromkeys(figures["source"].dropna()))
    return parts.sentence(parts.plain(named, 500)) if named else ""


def _standings(facts: PaperFacts, region: Region) -> list[AreaStanding]:
    catalogue = reference.indicators(facts.database)
    if region.level not in COMPARED:
        return []
    return standings(compared(facts.database, region.level), region.code, profile.scores(catalogue, region.level))


def _context(facts: PaperFacts, region: Region) -> str:
    parent = reference.regions(facts.database)[region.parent or regency().code]
    above = reference.regions(facts.database)[regency().code].label
    inside = f"{profile.area_name(parent)}, {above}" if parent.code != regency().code else above
    return f"{parts.plain(inside, 120)} · {day_words.days(reference.build_info(facts.database), facts.today)}"


def _headline(facts: PaperFacts, region: Region, found: Sequence[AreaStanding]) -> str:
    name, whole = profile.area_name(region), profile.scores(reference.indicators(facts.database), region.level)[:1]
    weak = weakest([place for place in found if place.indicator not in whole])
    if weak:
        return parts.plain(area_words.weakest_side(name, weak, profile.peer_word(region.level)), 400)
    return parts.plain(area_words.not_rated(name), 400) if region.level is Level.KELURAHAN else ""


def _no_scores(region: Region) -> str:
    if region.level is Level.KELURAHAN:
        return ("Tidak dinilai, bukan bernilai nol. Yang dapat menggambarkan kelurahan ini ada pada daftar yang belum "
                "tersedia di bawah.")
    return (f"Indeks desa {formats.MISSING}. Pemasok: Dinas Pemberdayaan Masyarakat dan Desa, dari Kementerian Desa.")


def _legend(found: Sequence[AreaStanding], region: Region) -> Json:
    """Words of the signs on the strips; `near` is empty where there is no mean of a kecamatan."""
    near = "rata-rata kecamatan" if any(place.kecamatan_mean is not None for place in found) else ""
    return {"own": parts.plain(profile.area_name(region), 60), "near": near,
            "rest": f"garis tipis {profile.peer_word(region.level)} lain, makin tinggi makin banyak; dari kiri "
                    "menurut peringkat: 1 paling baik"}


def _place(standing: AreaStanding, region: Region) -> Json:
    indicator, decimals = standing.indicator, standing.indicator.decimals
    words = area_words.strip_words(standing, profile.area_name(region))
    peers = profile.peer_word(region.level)
    ranks = [(standing.in_kabupaten, f"{peers} di kabupaten")]
    if standing.in_kecamatan:
        ranks.append((standing.in_kecamatan, "di kecamatan"))
    badges = [*figure_marks.badges(calculated=standing.is_derived, sample=standing.is_sample),
              *filter(None, [figure_marks.sign(standing.note)])]
    return {
        "name": parts.plain(indicator.name, 80), "value": formats.value_with_unit(standing.value, indicator),
        "period": formats.period(standing.year, standing.period), "badges": badges,
        "against": area_words.against_mean(standing), "colour": LIGHT.verdict(standing.verdict),
        "near": "" if standing.kecamatan_mean is None else formats.number(standing.kecamatan_mean, decimals),
        "mean": formats.number(standing.kabupaten_mean, decimals),
        "ranks": [{"rank": formats.number(place.rank), "rest": f"dari {formats.number(place.of)} {where}",
                   "ties": area_words.ties(place)} for place, where in ranks],
        "svg": area_strip_svg(standing.value, standing.peers, standing.kecamatan_mean, standing.kabupaten_mean,
                              indicator.direction, words, LIGHT),
        "alt": words,
    }


def _locator(facts: PaperFacts, region: Region) -> Json | None:
    kecamatan = region.parent if region.level in profile.VILLAGES else region.code
    words = f"Letak {parts.plain(profile.area_name(region), 90)} di {regency().label}"
    svg = locator.locator_svg(facts.outlines, region.code, kecamatan, words, LIGHT)
    return {"svg": svg, "alt": words} if svg else None


def _facts(facts: PaperFacts, region: Region, figures: pd.DataFrame) -> list[list[str]]:
    """Codes, size, status: (name, value)."""
    catalogue = reference.indicators(facts.database)
    rows = [["Kode Kemendagri", region.code], ["Kode BPS", region.bps_code or formats.MISSING]]
    for row in figures[figures["indicator"].isin(profile.ordinal(catalogue))].to_dict("records"):
        indicator = catalogue[row["indicator"]]
        rows.append([formats.dated(indicator.short_name, formats.period(int(row["year"]), row["period"])),
                     formats.value_with_unit(row["value"], indicator)])
    counts = profile.newest_status_counts(figures)
    if counts:
        rows.append([f"Status desa {counts[0]}", area_words.status_counts(catalogue, counts[1])])
    return rows


def _gap(row: Mapping[str, str]) -> Json:
    """What is missing; `who` can supply it, or without anybody why it is missing."""
    supplier = f" Pemasok: {row['pemasok']}." if row["pemasok"] else ""
    return {"name": parts.plain(row["data"], 80), "words": parts.plain(f"{row['catatan']}{supplier}", 260),
            "who": parts.plain(row["pemasok"] or row["catatan"], 150)}
