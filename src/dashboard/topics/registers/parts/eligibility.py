"""Third part of the page: which decile gets which programme, who fits and who receives; not registered beside wrong
decile."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from htpy import Element, b, p

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.queries import observations
from dashboard.render.table import Cell, Look, Row, Table, TableColumn, badges, below, linked, table_html
from dashboard.render.words import figure_marks
from dashboard.store.building import build_times
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.programs import answers as program_answers
from dashboard.topics.programs import queries as program_queries
from dashboard.topics.programs import words as program_words
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.registers import answers
from dashboard.topics.registers.contracts import UNREGISTERED, WRONG_DECILE
from dashboard.topics.registers.parts.page import RegisterDifferenceView, of_widths
from dashboard.topics.registers.rules.eligibility import EligibilityRule, Fitting
from dashboard.topics.registers.words import eligibility as words
from dashboard.topics.registers.words import registers as register_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access


def eligibility(shown: RegisterDifferenceView) -> None:
    """The rules that hold today, and findings of the two kinds that decide about help."""
    today = build_times.today()
    known = answers.eligible(shown.build, today, shown.audience)
    if not known:
        components.empty("Aturan desil penerima program belum tersedia.",
                         "Isi data/catalogue/eligibility.csv, lalu bangun ulang basis data.",
                         "python -m dashboard build")
    else:
        components.section("Yang memenuhi aturan di sebelah yang menerima",
                           f"{shown.place}; aturan yang berlaku {formats.tanggal(today)}")
        columns = [*of_widths(("Program", 20), ("Aturan", 28)),
                   *(TableColumn(name, "number", share=14) for name in ("Memenuhi aturan", "Penerima")),
                   *of_widths(("Asal angka", 24))]
        rows = [Row(_row(shown, one)) for one in known]
        components.html(table_html(Table(columns, rows, Look.WORDS, "Satuan tiap baris tertulis pada programnya",
                                         named=False)))
        components.notes(words.APART)
        components.html(_sources(known))
    _wrong(shown)
    components.notes(f"{register_words.NOT_POVERTY} {register_words.note(shown.audience.exact)}")
    components.source_line(shown.sources)


def _row(shown: RegisterDifferenceView, one: Fitting) -> tuple[Cell, ...]:
    rule = one.rule
    newest = register_words.when(one.period, one.cutoff) if one.period else ""
    area = shown.village or shown.kecamatan
    told = below[words.valid(rule), f"; data {newest}" if newest else ""]
    return (_program(shown, rule), Cell([words.deciles(rule), told], "words"),
            Cell(words.fit(one, area), "muted" if one.fit is None else "number"), *_received(shown, rule))


def _sources(known: list[Fitting]) -> Element:
    """Who says each rule; what is the same of several is said once."""
    told: dict[tuple[str, str | None, str], list[str]] = {}
    for one in known:
        told.setdefault((one.rule.source, one.rule.url, one.rule.note), []).append(one.rule.name)
    return p(".pg-note")["Sumber aturan. ", [[b[", ".join(names)], ": ", linked(source, url), f". {more}. "]
                                             for (source, url, more), names in told.items()]]


def _program(shown: RegisterDifferenceView, rule: EligibilityRule) -> Cell:
    if rule.program in program_answers.programs(shown.build):
        return tables.named(access.address("program", {program_link.PROGRAM: rule.program,
                                                       controls.KECAMATAN: shown.kecamatan}), rule.name, rule.unit)
    return Cell([rule.name, below[rule.unit]], "words")


def _received(shown: RegisterDifferenceView, rule: EligibilityRule) -> tuple[Cell, Cell]:
    """Recipients of the newest year, where the programme counts in the unit of the rule and is as real as the
    register; and where the row is from. What has been published of the whole comes before a sample, which was made to
    add up to it, and is said to be real."""
    found, fact = _coverage(shown, rule), _published(shown, rule)
    origin = [badges(figure_marks.badges(sample=shown.is_sample)), " ", shown.source_text]
    if fact is not None:
        told = area_words.note(fact["note"])
        return (Cell([formats.number(float(fact["value"])), below[str(fact["year"])]], "number"),
                Cell(["Penerima: angka terbitan, terdaftar", f" ({told})" if told else "", ". ",
                      linked(str(fact["source"]), fact["source_url"])], "words"))
    if found is None:
        return Cell(formats.MISSING, "muted"), Cell(origin, "words")
    area = found.villages.T.get(shown.village) if shown.village else found.area(shown.kecamatan)
    count = None if area is None else area["recipients"]
    return Cell([formats.number(count), below[program_words.when(found)]], "number"), Cell(origin, "words")


def _published(shown: RegisterDifferenceView, rule: EligibilityRule) -> dict[Hashable, Any] | None:
    """The newest published count of those registered in the whole kabupaten; none for a part of it, nor where real
    recipients were handed in."""
    if shown.kecamatan or shown.village or not shown.is_sample:
        return None
    facts = observations.program_facts(shown.build)
    own = facts[(facts["program"] == f"{rule.name}, terdaftar") & (facts["region_code"] == regency().code)
                & (facts["unit"] == rule.unit)].sort_values("year")
    rows: list[dict[Hashable, Any]] = own.astype(object).where(own.notna(), None).to_dict("records")
    return rows[-1] if rows else None


def _coverage(shown: RegisterDifferenceView, rule: EligibilityRule) -> Coverage | None:
    years = program_queries.program_years(shown.build)
    own = years[(years["program"] == rule.program) & (years["is_sample"] == shown.is_sample)]["year"]
    if own.empty:
        return None
    found = program_answers.coverage(shown.build, rule.program, int(own.max()), shown.audience)
    return found if found is not None and found.unit == rule.unit else None


def _where(shown: RegisterDifferenceView) -> str:
    return components.village_name(shown.regions[shown.village], shown.regions) if shown.village else shown.place


def _wrong(shown: RegisterDifferenceView) -> None:
    """Not registered at all, beside registered in a wrong decile."""
    found = answers.findings(shown.build, build_times.today(), shown.audience)
    area = shown.village or shown.kecamatan
    program_parts.badge(shown.is_sample)
    if found is None:
        components.section("Tidak terdaftar dan desil keliru")
        components.empty("Temuan di desa belum diserahkan, jadi belum diketahui berapa yang tidak terdaftar.",
                         "Desa mencatatnya lewat kecamatan; Dinas Sosial menghimpunnya.",
                         "python -m dashboard import register_checks BERKAS.xlsx --by NAMA")
        return
    register = answers.known(shown.build)[shown.first].register
    wrong = (found.people(register, UNREGISTERED, shown.unit, area),
             found.people(register, WRONG_DECILE, shown.unit, area))
    components.section(words.headline(register, wrong, shown.unit, _where(shown)),
                       "Yang tidak terdaftar tidak mendapat apa pun, berapa pun desilnya; karena itu keduanya "
                       "berdampingan.")
    columns = [*tables.of_words("Kecamatan" if not shown.kecamatan else "Desa/kelurahan"),
               *tables.of_figures(f"Tidak terdaftar ({shown.unit})", f"Desil keliru ({shown.unit})")]
    inside = found.inside(shown.kecamatan)
    inside = inside[inside["register"] == register]
    name = "region_code" if shown.kecamatan else "kecamatan_code"
    codes = sorted(set(map(str, inside[name])), key=lambda code: -sum(
        found.people(register, kind, shown.unit, code) for kind in (UNREGISTERED, WRONG_DECILE)))[:10]
    rows = [Row((tables.named(access.address("register", controls.of_place(shown.regions[code])),
                              shown.regions[code].name),
                 *(tables.figure(formats.number(found.people(register, kind, shown.unit, code)))
                   for kind in (UNREGISTERED, WRONG_DECILE)))) for code in codes]
    components.html(tables.table(columns, rows, "Terbanyak di atas; temuan yang sudah diperbaiki tidak dihitung",
                                 slim=True))
