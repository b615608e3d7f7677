"""Slides of the action plan: agencies as a meeting goes through them, and what needs attention."""

from __future__ import annotations

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.formats import lower_first, upper_first
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.statistics import scales
from dashboard.statistics.scales import NOT_SUBMITTED
from dashboard.topics.rat import answers
from dashboard.topics.rat.blocks.table import attention_order
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS, HIGH, LOW
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words

GROUP = "Capaian RAT"
AGENCIES, EXCEPTIONS = "rat-opd", "rat-pengecualian"
ROWS = 7
"""Rows of a table that a hall can read."""
AGENCY_RULE = ("Keluaran: rata-rata capaian indikator terhadap rencana sampai triwulan ini, masing-masing paling "
               "banyak 100 persen. Realisasi anggaran: rupiah yang dilaporkan terhadap seluruh pagu setahun, juga dari "
               "sub kegiatan yang belum melapor. Yang belum lapor di atas (pagu terbesar dulu), lalu yang terendah. "
               "Yang tidak dilaporkan tidak dihitung nol. ")
EXCEPTION_RULE = (f"Tinggi: paling sedikit {formats.number(HIGH)} persen dari rencana sampai triwulan ini; rendah: di "
                  f"bawah {formats.number(LOW)} persen. Tiap jenis satu contoh, yang selisih atau pagunya "
                  "terbesar; daftar lengkap pada halaman Capaian RAT.")
_MISSING = "Belum menyerahkan RAT"
_MARK = {"sangat_tinggi": "▲", "tinggi": "●", "sedang": "◆", "rendah": "▼", "sangat_rendah": "■"}


def agencies(world: World) -> Slide | LeftOut:
    """The agencies that need most attention, with what each has reported."""
    found = world.assessment
    reason = _nothing(world, found)
    if found is None or reason:
        return LeftOut(AGENCIES, TITLES[AGENCIES], reason)
    missing = () if world.kecamatan else found.compliance.missing
    ordered = attention_order(found.agencies)
    own = ordered[ordered["status"] != NOT_SUBMITTED] if missing else ordered
    rows = tuple(_agency_row(world, row, found) for row in own.head(ROWS).to_dict("records"))
    columns = (SlideColumn("OPD", 0.26), SlideColumn("Keluaran", 0.13, True),
               SlideColumn("Realisasi anggaran", 0.13, True), SlideColumn("Status", 0.18), SlideColumn("Laporan", 0.3))
    rest = len(own) - len(rows)
    more = f"dan {formats.number(rest)} OPD lain dengan capaian lebih tinggi atau tanpa target" if rest > 0 else ""
    names = answers.agency_names(world.database, short=True)
    absent = (f"belum menyerahkan RAT {found.choice.year}: {formats.number(len(missing))} OPD "
              f"({rat_words.missing_names(found, names, 4)})") if missing else ""
    note = "; ".join(part for part in (more, absent if more else upper_first(absent)) if part)
    note += "." if note else ""
    title = rat_words.headline(found, None)
    where = world.place if world.kecamatan else "Semua OPD"  # two lines at most, so short
    subtitle = " · ".join(part for part in (where, rat_plan_words.money_line(found)) if part)
    rule = f"{rat_plan_words.plan_line(found)} {AGENCY_RULE}{scales.configured().words()}.".strip()
    return Slide(AGENCIES, GROUP, title, subtitle, SlideTable(columns, rows, note),
                 answers.source(world.database, found.choice.year), rule, _alt("OPD yang paling perlu perhatian", rows),
                 found.rat.is_sample)


def _nothing(world: World, found: Assessment | None) -> str:
    if found is None:
        return "Belum ada RAT yang diserahkan."
    if found.whole is None and not found.agencies.empty:
        return ""
    if found.whole is None:
        return f"Tidak ada sub kegiatan RAT {found.choice.year} yang menyebut {world.place} atau desa di dalamnya."
    return ""


def _where(world: World) -> str:
    return f"RAT yang menyebut {world.place}" if world.kecamatan else "Semua perangkat daerah"


def _agency_row(world: World, row: rat_words.Row, found: Assessment) -> tuple[str, ...]:
    code, status = str(row["agency"]), str(row["status"])
    word = f"{_MARK[status]} {rat_words.status_word(status)}" if status in _MARK else rat_words.status_word(status)
    return (answers.agency_names(world.database, short=True).get(code, code), rat_words.bare_percent(row["score"]),
            rat_words.bare_percent(row["absorption_year"]), word,
            rat_words.report_state(row, found))


def _alt(what: str, rows: tuple[tuple[str, ...], ...]) -> str:
    return f"Tabel {len(rows)} baris. {what}: {'; '.join(', '.join(row) for row in rows)}."


def exceptions(world: World) -> Slide | LeftOut:
    """What a meeting should look at, a few of each kind."""
    found = world.assessment
    reason = _nothing(world, found)
    if found is None or reason:
        return LeftOut(EXCEPTIONS, TITLES[EXCEPTIONS], reason)
    counts = {kind: int((found.exceptions["exception"] == kind).sum()) for kind in EXCEPTION_WORDS}
    missing = () if world.kecamatan else found.compliance.missing
    if not any(counts.values()) and not missing:
        return LeftOut(EXCEPTIONS, TITLES[EXCEPTIONS],
                       f"Sampai {world.quarter_words} tidak ada capaian RAT yang perlu perhatian.")
    rows = tuple(_kind_row(world, found, kind, count) for kind, count in counts.items() if count)
    if missing:
        names = answers.agency_names(world.database, short=True)
        rows = ((_MISSING, formats.number(len(missing)), rat_words.missing_names(found, names, 3),
                 f"RAT {found.choice.year}"), *rows)
    columns = (SlideColumn("Jenis", 0.29), SlideColumn("Banyak", 0.1, True),
               SlideColumn("Contoh dengan selisih atau pagu terbesar", 0.34), SlideColumn("Angkanya", 0.27))
    listed = ", ".join(f"{lower_first(EXCEPTION_WORDS[kind])} {formats.number(count)}"
                       for kind, count in counts.items() if count)
    compliance = "" if world.kecamatan else rat_words.compliance_line(found)
    most = max(counts, key=lambda kind: counts[kind])
    title = (f"{formats.number(sum(counts.values()))} capaian RAT perlu perhatian sampai {_long_quarter(found)}, "
             f"terbanyak “{EXCEPTION_WORDS[most]}” ({formats.number(counts[most])})") if counts[most] else ""
    title = " ".join(part for part in (compliance, title) if part)
    return Slide(EXCEPTIONS, GROUP, title, f"{_where(world)} · persen dari rencana sampai {world.quarter_words}",
                 SlideTable(columns, rows), answers.source(world.database, found.choice.year), EXCEPTION_RULE,
                 _alt("Yang perlu perhatian", rows), found.rat.is_sample,
                 f"{title.rstrip('.')}. Semuanya: {listed or lower_first(_MISSING)}.")


def _long_quarter(found: Assessment) -> str:
    return rat_words.long_quarter(found.choice.quarter, found.choice.year)


def _kind_row(world: World, found: Assessment, kind: str, count: int) -> tuple[str, ...]:
    row = found.exceptions[found.exceptions["exception"] == kind].iloc[0].to_dict()
    agency = answers.agency_names(world.database, short=True).get(str(row["agency"]), str(row["agency"]))
    # The measure stands in the subtitle of the slide, "realisasi" in the kind.
    exception = rat_words.exception_words(row, found.choice.quarter).split(", keduanya ")[0].strip()
    exception = exception.replace("realisasi anggaran", "anggaran")
    return (EXCEPTION_WORDS[kind], formats.number(count), f"{agency}: {row['sub_activity']}", exception)


TITLES = {AGENCIES: "Capaian RAT tiap OPD", EXCEPTIONS: "Capaian RAT yang perlu perhatian"}
ENTRIES = (SlideEntry(80, AGENCIES, GROUP, TITLES[AGENCIES], agencies),
           SlideEntry(81, EXCEPTIONS, GROUP, TITLES[EXCEPTIONS], exceptions))
