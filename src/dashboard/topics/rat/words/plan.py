"""What stands beside the headline of the RAT: against whose plan money and outputs are held."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.topics.rat.rules.progress import LEVEL, SHARE_OF_YEAR
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.sentences import percent


def headline_and_plan(found: Assessment) -> str:
    """The headline of all agencies with what stands beside it."""
    return f"{rat_words.headline(found, None)} {plan_line(found)}".strip()


def plan_line(found: Assessment) -> str:
    """`money_line`, `output_line` and `baseline_line`; empty where none has anything to say."""
    return " ".join(part for part in (money_line(found), output_line(found), baseline_line(found)) if part)


def money_line(found: Assessment) -> str:
    """'Terhadap rencana garis lurus buatan dasbor (75 persen pagu): 75,9 persen, dari 133 dari 148 sub kegiatan yang
    melapor.'; empty where no rupiah is known."""
    whole, share = found.whole, SHARE_OF_YEAR[found.choice.quarter]
    if whole is None or formats.is_missing(whole["absorption_plan"]):
        return ""
    reported = int(whole["sub_activities"] - whole["money_missing"])
    of = f"{formats.number(reported)} dari {formats.number(int(whole['sub_activities']))} sub kegiatan"
    if share == 1:
        return f"Rupiah dilaporkan oleh {of}: {percent(whole['absorption_plan'])} dari pagunya."
    return (f"Terhadap rencana garis lurus buatan dasbor ({formats.number(share * 100)} persen pagu): "
            f"{percent(whole['absorption_plan'])}, dari {of} yang melapor.")


def output_line(found: Assessment) -> str:
    """Whose plan the outputs are held against: 'Rencana keluaran dari OPD sendiri untuk 91 dari 126 indikator yang
    dinilai; selebihnya dibuat dasbor dari target setahun.'; empty where nothing is scored."""
    whole = found.whole
    if whole is None or not whole["scored"]:
        return ""
    own, scored = int(whole["own_plans"]), int(whole["scored"])
    if own == scored:
        return "Rencana keluaran semuanya dari OPD sendiri."
    ours = "dibuat dasbor dari target setahun"
    if not own:
        return f"Rencana keluaran semuanya {ours}."
    return (f"Rencana keluaran dari OPD sendiri untuk {formats.number(own)} dari {formats.number(scored)} indikator "
            f"yang dinilai; selebihnya {ours}.")


def baseline_line(found: Assessment) -> str:
    """'3 indikator yang makin kecil makin baik dinilai tanpa kondisi awal, jadi tanpa kemajuan pun nilainya dapat
    tinggi.'; empty when there is none."""
    whole = found.whole
    if whole is None or not whole["no_baseline"]:
        return ""
    return (f"{formats.number(int(whole['no_baseline']))} indikator yang makin kecil makin baik dinilai tanpa kondisi "
            "awal, jadi tanpa kemajuan pun nilainya dapat tinggi.")


def way_words(row: rat_words.Row) -> str:
    """'makin kecil makin baik, dari kondisi awal 12, posisi akhir': how one row of sub_progress is judged; empty for a
    sum where more is better."""
    lower = row["direction"] == "turun"
    start = ("" if not lower else "tanpa kondisi awal" if not row["from_baseline"]
             else f"dari kondisi awal {rat_words.amount(row['baseline'])}")
    return ", ".join(part for part in ("makin kecil makin baik" if lower else "", start,
                                       "posisi akhir" if row["accumulation"] == LEVEL else "") if part)
