"""Second page of the paper for the regent: where within the kabupaten, the RAT, programmes, decisions, method."""

from __future__ import annotations

import re
from dataclasses import asdict

import pandas as pd

from dashboard.core import formats, style
from dashboard.core.domain import Indicator, Level, QueryError
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.children_block import children_section
from dashboard.outputs.brief.coverage_block import coverage_section
from dashboard.outputs.brief.decisions import decisions_section
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.queries import reference
from dashboard.render.drawings.paper_map import fills, village_map
from dashboard.render.shading import Shading, shade
from dashboard.render.words import figure_marks, source_words
from dashboard.statistics import scales
from dashboard.statistics.attention import attention, weak_by_group
from dashboard.topics.areas.answers import compared, score_table
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import newest_common
from dashboard.topics.areas.rules.first_shown import VILLAGE_MEASURE
from dashboard.topics.areas.words import maps as map_words
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.priority import answers as priority_answers
from dashboard.topics.priority.words import decided as decided_words
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.blocks.table import attention_order
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import area as rat_area_words
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words

MOST_KECAMATAN = 6
_COPY = re.compile(r"\(salinan(?: \w+)?: ([^/,)]+)[^)]*\)")
"""A copy in the title of a source; on paper the name of who keeps it is enough."""
TABLES = 2
"""Columns of agencies side by side."""
_METHOD = (
    "Perubahan dihitung terhadap angka sebelumnya dari metode dan periode yang sama; membaik atau memburuk menurut "
    "arah indikator, angka survei hanya bila melebihi margin kesalahan sampling 90 persen (perkiraan bila tidak "
    "diterbitkan). "
    "Peringkat hanya disebut bila sedikitnya 90 persen kabupaten/kota punya angka. {agencies}“Belum tersedia” bukan "
    "nol. Angka yang berjalan bersama belum tentu sebab-akibat.")
_OF_AGENCIES = (
    "Status OPD: rata-rata capaian indikator terhadap rencana sampai triwulan ini, masing-masing paling banyak 100; "
    "yang belum lapor tidak dihitung nol. ")


def content(facts: PaperFacts) -> Json:
    """Sections of the page; one that has nothing to show is None. `publishers` of the figures shown on it."""
    villages, publishers = _villages(facts)
    found = facts.assessment
    reported = found is not None and not found.agencies.empty
    covered = coverage_section(facts)
    return {
        "children": children_section(facts), "villages": villages,
        "missing": [] if regency().is_province else _missing(villages is None, not reported, covered is None),
        "rat": _rat(facts, found) if found is not None and reported else None,
        "coverage": covered, "decisions": _decisions(facts),
        "method": _METHOD.format(agencies="" if regency().is_province else _OF_AGENCIES),
        "publishers": publishers,
        "sources": parts.sentence(parts.plain(_sources(facts), 2200)),
    }


def _missing(villages: bool, rat: bool, programs: bool) -> list[str]:
    """What the page would show, and who can supply it."""
    told = ((villages, "Peta desa: indeks desa belum tersedia. Pemasok: Dinas Pemberdayaan Masyarakat dan Desa."),
            (rat, f"Capaian RAT: belum diserahkan. Pemasok: perangkat daerah, lewat {regency().agency_short}."),
            (programs, "Cakupan program: belum tersedia. Pemasok: perangkat daerah pelaksana program."))
    return [words for missing, words in told if missing]


def _decisions(facts: PaperFacts) -> Json | None:
    try:
        return decisions_section(facts)
    except QueryError:  # a build from before there were meetings
        return None


def _sources(facts: PaperFacts) -> str:
    """Where the headline figures were read, and how far each was verified."""
    read: dict[str, list[str]] = {}
    for one in indicator_answers.overview(facts.database, facts.today).findings:
        told = one.indicator.short_name + figure_marks.aside(source_words.remark({"note": one.note}))
        title = _COPY.sub(r"(salinan: \1)", one.source)
        read.setdefault(f"{title} [{source_words.how_read(one.source_kind, one.note)}]", []).append(told)
    titles = [f"{', '.join(names)}: {source}" for source, names in read.items()]
    found = facts.assessment
    if found is not None:
        titles.append(rat_answers.source(facts.database, found.choice.year).removeprefix("Sumber: ").removesuffix("."))
    return "; ".join(titles)


def _villages(facts: PaperFacts) -> tuple[Json | None, list[str]]:
    """Map of the villages and the kecamatan that need most attention; None without village scores."""
    indicator = reference.indicators(facts.database).get(VILLAGE_MEASURE)
    among = compared(facts.database, Level.DESA)
    newest = newest_common(among.values, indicator, list(among.parents)) if indicator and indicator.breaks else None
    if indicator is None or newest is None:
        return None, []
    year = int(newest["year"].max())
    period = str(newest["period"].dropna().iloc[0])
    values = newest["value"].reindex(reference.village_codes(facts.database))
    shading = shade(indicator, year, period, values, reference.village_codes(facts.database))
    parents = {code: reference.regions(facts.database)[code].parent for code in reference.village_codes(facts.database)}
    weak = weak_by_group(values, indicator.breaks, indicator, parents)
    is_sample = bool(newest["is_sample"].fillna(False).any())
    told = f"{_finding(facts, values, indicator, shading.period)} {_first(facts)}".strip()
    drawn = parts.section("Desa mana yang perlu perhatian", note=told,
                          is_sample=is_sample, map=_map(facts, shading), legend=_legend(shading),
                          legend_title=f"{indicator.name}, {shading.period}", ends=list(shading.ends),
                          kecamatan=_kecamatan(facts, weak, values, parents))
    return drawn, [indicator.publisher]


def _finding(facts: PaperFacts, values: pd.Series, indicator: Indicator, when: str) -> str:
    regions = reference.regions(facts.database)
    rated = {regions[code].level for code in values.dropna().index}
    noun = "desa" if rated == {Level.DESA} else "desa/kelurahan"
    found = attention(values, indicator.breaks, indicator, {code: regions[code].parent for code in values.index})
    if found is None:
        return ""
    return map_words.village_finding(
        found, indicator, when, noun,
        lambda code: f"{profile.area_name(regions[code])}, Kecamatan {regions[str(regions[code].parent)].name}",
        lambda code: regions[code].name)


def _first(facts: PaperFacts) -> str:
    """The villages that are always among the first, and whose weights say so."""
    now = priority_answers.in_force(facts.database, facts.audience)
    return "" if now is None else decided_words.always(now.by, now.priority, facts.name)


def _map(facts: PaperFacts, shading: Shading) -> Json | None:
    codes = reference.village_codes(facts.database)
    names = {code: parts.plain(reference.regions(facts.database)[code].name, 18) for code in facts.kecamatan_codes}
    label = f"Peta {len(codes)} desa dan kelurahan menurut {shading.name}, {shading.period}"
    drawn = village_map(facts.outlines, fills(codes, shading.grades, shading.colours()), names, label,
                        LIGHT)
    return None if drawn is None else {**asdict(drawn), "alt": label}


def _legend(shading: Shading) -> list[Json]:
    rows: list[Json] = [{"fill": fill, "word": word, "count": formats.number(count)}
                        for fill, word, count in zip(shading.colours(), shading.words, shading.counts, strict=True)]
    if shading.none_count:
        rows.append({"fill": "", "word": f"{shading.none_word} (kelurahan)" if shading.none_word ==
                     style.NOT_ASSESSED_WORDS else shading.none_word, "count": formats.number(shading.none_count)})
    return rows


def _kecamatan(facts: PaperFacts, weak: pd.Series, values: pd.Series, parents: dict[str, str | None]) -> Json | None:
    """The kecamatan with the weakest mean score, with the number of their villages in the weakest class of the map."""
    catalogue, regions = reference.indicators(facts.database), reference.regions(facts.database)
    table, shown = score_table(facts.database, Level.KECAMATAN), profile.scores(catalogue, Level.KECAMATAN)
    if table is None or not table["rank"].notna().any():
        return None
    rated = values.dropna().groupby(lambda code: parents[code]).size()
    names = dict(zip((one.id for one in shown), profile.short_names(catalogue, shown), strict=True))
    of = int(table["rank"].notna().sum())
    rows = []
    for code, row in table.head(MOST_KECAMATAN).iterrows():
        key = str(code)
        rows.append([
            cell(regions[key].name, bold=True), cell(formats.number(row[shown[0].id], shown[0].decimals)),
            cell(f"{int(row['rank'])} dari {of}"),
            cell(f"{formats.number(int(weak.get(key, 0)))} dari {formats.number(int(rated.get(key, 0)))}"),
            cell(names.get(row["weakest"], ""))])
    columns = [column("Kecamatan", 22), column(names[shown[0].id], 13, number=True),
               column("Peringkat", 15, number=True), column("Desa lebih lemah", 17, number=True),
               column("Sisi terlemah", 33)]
    return parts.table(columns, rows, "Yang paling perlu perhatian di atas; peringkat 1 paling baik. Desa lebih lemah: "
                       "menurut kelas pada peta.")


def _rat(facts: PaperFacts, found: Assessment) -> Json:
    """The finding, the agencies in the order of a meeting, and the exceptions by kind."""
    names = rat_answers.agency_names(facts.database, short=True)
    agencies = attention_order(found.agencies)
    rows = [[cell(names.get(row["agency"], row["agency"]), note=_report(row, found)),
             parts.status_cell(row["status"]), cell(_percent(row["score"])), cell(_percent(row["absorption_year"]))]
            for row in agencies.to_dict("records")]
    columns = [column("OPD", 42), column("Status", 27), column("Keluaran", 16, number=True),
               column("Realisasi", 15, number=True)]
    exceptions = [] if not found.compliance.missing else [
        [f"Belum menyerahkan RAT {found.choice.year}",
         parts.plain(f"{len(found.compliance.missing)} OPD, yaitu {rat_words.missing_names(found, names, 4)}. "
                     f"{rat_words.list_note(found)}".strip(), 400)]]
    for kind, words in EXCEPTION_WORDS.items():
        own = found.exceptions[found.exceptions["exception"] == kind]
        if len(own):
            exceptions.append([words, parts.plain(rat_area_words.who(own, names, 4))])
    size = max(1, -(-len(rows) // TABLES))
    said = f"{rat_words.headline(found, None)} {rat_plan_words.money_line(found)}".strip()
    return parts.section(
        "Rencana aksi (RAT) tiap OPD", note=said, is_sample=found.rat.is_sample,
        tables=[parts.table(columns, rows[at:at + size]) for at in range(0, len(rows), size)],
        scale=f"Keluaran: persen dari rencana sampai {_quarter(found)}; realisasi anggaran: persen dari pagu setahun. "
              f"{rat_plan_words.output_line(found)} {scales.configured().words()}.",
        exceptions=exceptions)


def _report(row: rat_words.Row, found: Assessment) -> str:
    """What an agency still owes; empty when all is reported."""
    told = rat_words.report_state(row, found)
    return "" if told == "laporan lengkap" else told


def _quarter(found: Assessment) -> str:
    return rat_words.quarter(found.choice.quarter, found.choice.year)


def _percent(value: float | None) -> str:
    return "–" if value is None or formats.is_missing(value) else formats.number(value, 1)
