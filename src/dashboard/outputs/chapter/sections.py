"""The sections of the draft chapter about one indicator: each a sentence, its picture, its table."""

from __future__ import annotations

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.core.style import VERDICT_WORDS
from dashboard.outputs.chapter import draw, draw_path
from dashboard.outputs.chapter.draw import Words
from dashboard.outputs.chapter.facts import ChapterFacts
from dashboard.outputs.chapter.outline import Written
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.time_lines import goals_of
from dashboard.render.words import figure_marks, source_words
from dashboard.render.words.wording import long_names
from dashboard.statistics.calculated import is_calculated, without_calculated
from dashboard.statistics.over_time.relevance import calculated
from dashboard.statistics.ranking import rank
from dashboard.topics.steps.rules.five_step import YearlyChange
from dashboard.topics.steps.rules.target_path import TargetPath
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import linkage as linkage_words
from dashboard.topics.steps.words import outlook as outlook_words
from dashboard.topics.steps.words import targets as target_words


def position(paper: Written, part: ChapterFacts) -> None:
    """Step 1: the 38, and those that are alike."""
    indicator, standing = part.indicator, part.steps.relative_position
    paper.heading(five_step_words.POSITION.title, 3)
    paper.paragraph(five_step_words.position(part.steps))
    if standing is None or standing.position is None:
        return
    rows = part.trend.kabkota[part.trend.kabkota["year"] == standing.year]
    when = formats.period(standing.year, indicator.period_rule)
    if part.group is not None and part.place is not None:
        paper.paragraph(outlook_words.comparators(part.place, part.group, indicator))
        paper.note(outlook_words.group(part.group))
        _peer_table(paper, part, rows, when)
    missing = rows.loc[rows["value"].isna(), "label"].tolist()
    labels = dict(zip(rows["region_code"], rows["label"], strict=True))
    paper.points([f"{told}." for told in source_words.doubts(rows, labels, indicator.decimals)])
    paper.picture(lambda: draw.bars(rows, indicator, Words(
        f"{indicator.name} ({indicator.unit}), {when}", "Urut dari yang terbaik menurut arah indikator; garis "
        f"putus-putus: {regency().larger_words}"
        + (f"; belum tersedia: {', '.join(missing)}" if missing else ""),
        pt.source_line(rows["source"]), part.is_sample)),
        f"{indicator.name} menurut kabupaten/kota di {regency().province.name}, {when}",
        five_step_words.position(part.steps))


def _peer_table(paper: Written, part: ChapterFacts, rows: pd.DataFrame, when: str) -> None:
    group, indicator = part.group, part.indicator
    if group is None:
        return
    alike = without_calculated(rows[rows["region_code"].isin(group.codes)])
    values = alike.set_index("region_code")["value"].astype(float)
    ranks, labels = rank(values, indicator.direction), dict(zip(rows["region_code"], rows["label"], strict=True))
    told = {regency().code: [item.own for item in group.measures],
            **{near.region_code: list(near.values) for near in group.nearest}}
    order = sorted(values.dropna().index, key=lambda code: (ranks[code], labels[code]))
    head = ["Peringkat", "Kabupaten", f"{indicator.short_name} ({indicator.unit})",
            *(f"{item.indicator.short_name} ({item.indicator.unit}), {item.year}" for item in group.measures)]
    body = [[str(ranks[code]), labels[code].removeprefix("Kabupaten "),
             formats.number(values[code], indicator.decimals),
             *(formats.number(value, item.indicator.decimals)
               for value, item in zip(told[code], group.measures, strict=True))] for code in order]
    paper.table(f"{indicator.name} {regency().kind} pembanding, {when}", head, body, numbers=(0, *range(2, len(head))),
                strong=order.index(regency().code))


def development(paper: Written, part: ChapterFacts) -> None:
    """Step 2: the line and all figures of the three."""
    indicator, shown = part.indicator, part.trend
    paper.heading(five_step_words.DEVELOPMENT.title, 3)
    paper.paragraph(five_step_words.development(part.steps))
    own = _of(shown.lines, indicator, (regency().code,))
    targets = _targets(part)
    if len(own) > 1:
        paper.picture(lambda: draw.lines(own, part.breaks, targets, indicator, Words(
            f"{indicator.name} {regency().label}",
            _measure(indicator) + _hollow(own) + _marks(targets, own),
            pt.source_line(own["source"]), part.is_sample)),
            f"Perkembangan {indicator.name}", five_step_words.development(part.steps))
    _figures(paper, part)
    doubted = source_words.doubts(_of(shown.lines, indicator, regency().codes), shown.names, indicator.decimals)
    if doubted:
        paper.points([f"{told}." for told in doubted])
    if part.disputed:
        paper.paragraph("Sumber berbeda tentang angka berikut; tidak satu pun dipilih:")
        paper.points(part.disputed)


def _figures(paper: Written, part: ChapterFacts) -> None:
    indicator = part.indicator
    known = _of(part.trend.lines, indicator, regency().codes)
    codes = [code for code in regency().codes if code in set(known["region_code"])]
    table = known.pivot_table(index="year", columns="region_code", values="value", aggfunc="first")
    hollow = set(known[is_calculated(known)][["year", "region_code"]].itertuples(index=False, name=None))
    told = {(row.year, row.region_code): row.note for row in known.itertuples()} if "note" in known.columns else {}
    head = ["Periode", *(part.trend.names[code] for code in codes)]
    body = [[formats.period(int(year), indicator.period_rule),
             *(figure_marks.beside(formats.number(table.loc[year].get(code), indicator.decimals),
                                   calculated=(year, code) in hollow, note=told.get((year, code))) for code in codes)]
            for year in sorted(table.index, reverse=True)]
    paper.table(f"{indicator.name} ({indicator.unit})", head, body, numbers=tuple(range(1, len(head))))


def effectiveness(paper: Written, part: ChapterFacts) -> None:
    """Step 3: the yearly changes."""
    indicator, changes = part.indicator, part.steps.changes
    paper.heading(five_step_words.EFFECTIVENESS.title, 3)
    paper.paragraph(five_step_words.effectiveness(part.steps))
    if not changes:
        return
    paper.picture(lambda: draw.changes(changes, indicator, Words(
        f"Perubahan {indicator.name} dari setahun sebelumnya", f"{indicator.delta_unit}; biru membaik, "
        "jingga memburuk, abu-abu tidak dinilai, tidak berubah, atau tidak melebihi margin atau pembulatan",
        pt.source_line(part.own["source"]), part.is_sample)),
        f"Perubahan tahunan {indicator.name}", five_step_words.effectiveness(part.steps))
    paper.table(f"Perubahan tahunan {indicator.name} ({indicator.delta_unit})", ["Dari", "Ke", "Perubahan", "Arti"],
                [_change(change, indicator) for change in reversed(changes)], numbers=(2,))


def _change(change: YearlyChange, indicator: Indicator) -> list[str]:
    return [*(formats.period(year, indicator.period_rule) for year in (change.before, change.year)),
            formats.signed(change.delta, indicator.decimals), VERDICT_WORDS[change.verdict] or "tidak dinilai"]


def relevance(paper: Written, part: ChapterFacts) -> None:
    """Step 4: the three lines."""
    indicator = part.indicator
    paper.heading(five_step_words.RELEVANCE.title, 3)
    paper.paragraph(five_step_words.relevance(part.steps))
    known = _of(part.trend.lines, indicator, regency().codes)
    if known["region_code"].nunique() > 1:
        paper.picture(lambda: draw.lines(known, part.breaks, part.trend.targets.head(0), indicator, Words(
            f"{indicator.name}: {', '.join(long_names().values())}",
            _measure(indicator) + _hollow(known),
            pt.source_line(known["source"]), part.is_sample)),
            f"{indicator.name} {regency().label} terhadap {regency().larger_words}",
            five_step_words.relevance(part.steps))


def linkage(paper: Written, part: ChapterFacts) -> None:
    """Step 5: the cloud and the two lines."""
    paper.heading(linkage_words.LINKAGE.title, 3)
    link, pair, indicator = part.link, part.pair, part.indicator
    if link is None:
        paper.paragraph(linkage_words.no_link(indicator))
        return
    paper.paragraph(linkage_words.linkage(link))
    points = link.points
    paper.picture(lambda: draw.cloud(link, Words(
        f"{link.support.name} dan {indicator.name}", linkage_words.cloud_subtitle(link),
        pt.source_line(pd.concat([points["source_y"], points["source_x"]]), 4), bool(points["is_sample"].any()))),
        f"Keterkaitan {link.support.name} dengan {indicator.name} antarkabupaten/kota, {link.year}",
        linkage_words.linkage(link))
    paper.paragraph(outlook_words.co_movement(pair, indicator, link.support))
    if pair is not None:
        paper.picture(lambda: draw.panels(pair, Words(
            f"{indicator.name} dan {link.support.name} {regency().label}",
            "Angka terbitan; tiap panel bersumbu sendiri",
            pt.source_line(pair.lines["source"], 4), bool(pair.lines["is_sample"].fillna(False).any()))),
            f"{indicator.name} dan {link.support.name} dari waktu ke waktu",
            outlook_words.co_movement(pair, indicator, link.support))


def target(paper: Written, part: ChapterFacts) -> None:
    """The way to each target, and the fan."""
    indicator, paths, fan = part.indicator, part.paths, part.forecast
    paper.heading("6. Menuju target", 3)
    if not paths:
        paper.paragraph(outlook_words.path_title(paths, part.steps.development, indicator))
    paper.points([outlook_words.target(one, part.steps.development, indicator) for one in paths])
    if paths:
        paper.table(f"Target {indicator.name} ({indicator.unit}) dan laju tiap tahun",
                    ["Dokumen", "Tahun", "Target", "Laju yang diperlukan (lurus; sebanding)",
                     target_words.achieved_head(part.steps.development), "Keadaan"],
                    [_target(one, part) for one in paths], numbers=(2, 3, 4), shares=(4, 1.2, 1.8, 2, 2, 2.4))
    paper.paragraph(outlook_words.forecast(fan, indicator))
    if fan and fan.years:
        paper.paragraph(outlook_words.tested(fan))
        paper.note("Pandemi, perubahan harga, program, dan kebijakan tidak dimodelkan.")
    has_fan = bool(fan and fan.years)
    if len(part.own) and (paths or has_fan):
        left_out = figure_marks.unused(part.own, calculated(part.trend.own, indicator, regency().code))
        said = [_measure(indicator), *([left_out] if left_out else []), *(["◇ target"] if paths else []),
                *(["laju yang diperlukan: putus-putus lurus, garis-titik sebanding"]
                  if any(one.required for one in paths) else []),
                *([f"kipas: proyeksi dari laju {fan.first}–{fan.last}, selang 80 dan 95 persen"]
                  if fan and fan.years else [])]
        cited = pt.source_line(pd.concat([part.own["source"], _targets(part)["source"]]), 4)
        paper.picture(lambda: draw_path.path(part.own, paths, fan, indicator, Words(
            f"{indicator.name} {regency().label} menuju target", "; ".join(said), cited, part.is_sample)),
            f"{indicator.name} menuju target", outlook_words.path_title(paths, part.steps.development, indicator))


def _target(one: TargetPath, part: ChapterFacts) -> list[str]:
    indicator = part.indicator
    return [one.check.document, str(one.check.year), outlook_words.target_value(one, indicator),
            target_words.required(one, indicator), target_words.achieved(part.steps.development, indicator),
            target_words.state(one)]


def _targets(part: ChapterFacts) -> pd.DataFrame:
    rows = part.trend.targets
    return rows[(rows["region_code"] == regency().code) & (rows["indicator"] == part.indicator.id)]


def _of(lines: pd.DataFrame, indicator: Indicator, codes: tuple[str, ...]) -> pd.DataFrame:
    return lines[(lines["indicator"] == indicator.id) & lines["region_code"].isin(codes)]


def _marks(targets: pd.DataFrame, own: pd.DataFrame) -> str:
    """How the targets are drawn."""
    goals = goals_of(targets, own)
    kinds = (("◇ target", any(not goal.is_range for goal in goals)),
             ("garis tegak: rentang target", any(goal.is_range for goal in goals)))
    return "".join(f"; {words}" for words, is_there in kinds if is_there)


def _measure(indicator: Indicator) -> str:
    rule = "" if indicator.period_rule == "Tahun" else f", tiap {indicator.period_rule}"
    return f"{indicator.unit}{rule}"


def _hollow(known: pd.DataFrame) -> str:
    return f"; {key}" if (key := figure_marks.key(known)) else ""
