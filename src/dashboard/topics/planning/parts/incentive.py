"""Third part of the page: the regency's own value in the fiscal incentive, what one row does to it, and documents."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from htpy import b, p

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.table import Cell, Row, linked
from dashboard.render.words import figure_marks
from dashboard.store.building import build_times
from dashboard.topics.planning import answers
from dashboard.topics.planning.contracts import SPENDING_KINDS
from dashboard.topics.planning.parts import link, page
from dashboard.topics.planning.parts.page import PlanningView
from dashboard.topics.planning.rules.incentive import Document, Spending, TaggedActivity, checklist, rule_of, spending
from dashboard.topics.planning.words import incentive as words
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

DATASETS = ("tagged_spending", "regional_spending", "incentive_documents")
LISTED = 8
_GAIN = "Tambahan nilai"


def incentive(shown: PlanningView) -> None:
    """The own value by kind with its formula, a row chosen and what it does, the checklist."""
    facts = answers.incentive(shown.build)
    years = sorted(map(int, {*facts.spending["year"], *facts.documents["year"]}))
    if not years:
        components.empty("Belanja penandaan kemiskinan belum tersedia.",
                         "BPKAD menyerahkan belanja bertanda tiap sub kegiatan dan seluruh belanja daerah; "
                         f"{regency().agency_short} dokumennya.",
                         "python -m dashboard import tagged_spending BERKAS.xlsx --by NAMA")
        return
    year = controls.period_year(years, "insentif fiskal")
    rule = rule_of(facts.rules, year)
    if rule is None:
        components.empty(f"Aturan insentif fiskal untuk {year} belum ada dalam katalog.",
                         "Isi data/catalogue/incentive_rules.csv dengan bobot dan sumbernya.")
        return
    found = spending(year, facts.spending, facts.regional, rule)
    documents = checklist(facts.documents, year, build_times.today())
    components.headline(words.headline(found, documents), *figure_marks.badges(
        calculated=found.value.own is not None, sample=facts.is_sample))
    components.notes(words.rule(rule))
    left, right = st.columns([5, 4], gap="large")
    with left:
        _kinds(shown, found, is_sample=facts.is_sample)
    with right:
        _documents(documents, found)
    if found.lines:
        _what_if(shown, found, is_sample=facts.is_sample)
    components.source_line(_sources(shown, facts.is_sample), about={"data": "tagged_spending"})


def _sources(shown: PlanningView, is_sample: bool) -> list[tuple[str, str | None]]:
    return [source for dataset in DATASETS for source in page.sources(shown.build, dataset, is_sample)]


def _kinds(shown: PlanningView, found: Spending, *, is_sample: bool) -> None:
    """Pagu, realised, Xi, weight and part of each kind; the formula with its figures."""
    value = found.value
    when = f" sampai {formats.tanggal(found.as_of)}" if found.as_of else ""
    components.section("Nilai menurut jenis belanja",
                       f"Seluruh belanja daerah {found.year} yang terealisasi{when}: {formats.rupiah(found.total)}")
    columns = [*tables.of_words("Jenis"), *tables.of_figures("Pagu", "Realisasi", "Xi (persen)", "Bobot (persen)",
                                                             "Sumbangan")]
    rows = [Row((tables.text(kind.capitalize()), tables.figure(formats.rupiah(value.pagu[kind])),
                 tables.figure(formats.rupiah(value.realised[kind])), tables.figure(words.points(value.share(kind))),
                 tables.figure(formats.number(value.weights[kind])), tables.figure(words.points(value.part(kind)))))
            for kind in SPENDING_KINDS]
    rows.append(Row((tables.text("Semua"), tables.figure(formats.rupiah(sum(value.pagu.values()))),
                     tables.figure(formats.rupiah(sum(value.realised.values()))), tables.text(""), tables.text(""),
                     tables.figure(words.points(value.own))), "sum"))
    components.html(tables.table(columns, rows, "Xi = realisasi ÷ seluruh belanja × 100", slim=True))
    components.html(p(".sy-formula")[b["Rumus: "], words.formula(value)])
    apart = sum(value.excluded.values())
    components.notes(words.NO_RANK, f"Perjalanan dinas {formats.rupiah(apart)} tidak dihitung." if apart else "",
                     f"{formats.number(len(found.silent))} sub kegiatan belum melaporkan realisasi, jadi belum "
                     "dihitung." if found.silent else "")
    frame = pd.DataFrame([
        {"OPD": shown.name(line.agency), "Kode": line.code, "Sub kegiatan": line.name, "Jenis": line.kind,
         "Perjalanan dinas": "ya" if line.is_travel else "tidak", "Pagu (Rp)": line.pagu,
         "Realisasi (Rp)": line.realised}
        for line in found.lines])
    page.list_files(shown.build, shown.audience, frame, f"belanja-penandaan-{found.year}",
                    f"Belanja penandaan kemiskinan {found.year}", cited=_sources(shown, is_sample), is_sample=is_sample,
                    notes=[words.rule(found.rule), words.formula(value), words.NO_RANK])


def _documents(documents: tuple[Document, ...], found: Spending) -> None:
    components.section("Dokumen", words.compliance(found.rule) or None)
    if not documents:
        components.notes("Daftar dokumen tahun ini belum diserahkan.")
        return
    columns = tables.of_words("Dokumen", "Tenggat", "Dikirim", "Keadaan")
    components.html(tables.table(columns, [_document(one) for one in documents],
                                 f"Per {formats.tanggal(build_times.today())}", slim=True))


def _document(one: Document) -> Row:
    days = [formats.MISSING if one.due is None else formats.tanggal(one.due),
            "–" if one.sent is None else formats.tanggal(one.sent)]
    late = one.sent is None or bool(one.late and one.late > 0)
    return Row((Cell(linked(one.name, one.evidence), "words"), *map(tables.text, days),
                tables.text(words.state(one), look="check" if late else "")))


def _what_if(shown: PlanningView, found: Spending, *, is_sample: bool) -> None:
    """One row: realised to its pagu, or tagged as another kind. And the rows that would add most."""
    worth = found.worth()
    components.section("Bila satu baris direalisasikan atau dipindah", "Hitungan atas data di atas, satu baris saja; "
                       "yang lain tetap. Jenis mengikuti kenyataan kegiatannya: memindah tanpa dasar bukan perbaikan.")
    lines = {line.id: line for line in [*(line for line, _ in worth), *found.lines]}
    chosen = lines[controls.select(link.LINE, "Sub kegiatan", list(lines), lambda key: _label(shown, lines[key]),
                                   lacking=lambda wanted, instead: f"Baris “{wanted}” tidak ada pada {found.year}. "
                                                                   "Ditampilkan baris pertama.")]
    before = found.value
    items = [("Sisa pagu", formats.rupiah(chosen.left), chosen.kind),
             ("Bila direalisasikan penuh", words.change(before, found.if_realised(chosen)), "")]
    items += [(f"Bila ditandai {kind}", words.change(before, found.if_moved(chosen, kind)), "")
              for kind in SPENDING_KINDS if kind != chosen.kind]
    components.html(tables.facts((name, value, told, "") for name, value, told in items))
    if not found.counts(chosen):
        components.notes("Baris ini perjalanan dinas: tidak dihitung, apa pun jenisnya.")
    if worth:
        frame = pd.DataFrame([
            {"Sub kegiatan": line.name, "OPD": shown.name(line.agency), "Jenis": line.kind, "Sisa pagu (Rp)": line.left,
             _GAIN: round(gain, words.DECIMALS)} for line, gain in worth])
        decimals = {_GAIN: words.DECIMALS}
        components.html(page.frame_table(
            frame, "Sisa pagu yang menambah nilai paling banyak bila direalisasikan", LISTED, decimals))
        page.list_files(shown.build, shown.audience, frame, f"sisa-penandaan-{found.year}",
                        f"Sisa belanja penandaan dan tambahan nilainya, {found.year}",
                        cited=_sources(shown, is_sample), is_sample=is_sample, notes=[words.rule(found.rule)],
                        decimals=decimals)


def _label(shown: PlanningView, line: TaggedActivity) -> str:
    travel = ", perjalanan dinas" if line.is_travel else ""
    return f"{shown.name(line.agency)} · {formats.shortened(line.name, 70)} ({line.kind}{travel})"
