"""The minutes of a meeting of TKPK as a Word document: who came, what was discussed and decided, what became of earlier
decisions, exceptions, and lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.files import word_file
from dashboard.render.words import day_words
from dashboard.topics.meetings.rules.attendance import STATES, Attendance
from dashboard.topics.meetings.rules.decisions import Decision, Meeting, Meetings
from dashboard.topics.meetings.words import meetings as words
from dashboard.topics.meetings.words import team as team_words

_EMPTY, _SECRETARIAT = "–", "Sekretariat"


@dataclass(frozen=True)
class Minutes:
    """What the minutes are made of. `attendance`: its agencies with their whole names; `secretary`: the office that
    signs beside the chair, "" when the team has none. `exceptions`: (kind, sentences) of the RAT as the page shows them
    to everybody, `rat_words` is the finding they stand under; `made_at`: UTC of the build; `today`: the day the
    minutes are made for."""

    known: Meetings
    meeting: Meeting
    attendance: Attendance
    secretary: str
    exceptions: Sequence[tuple[str, Sequence[str]]]
    rat_words: str
    rat_is_sample: bool
    data_date: date
    build_id: str
    made_at: datetime
    today: date


def minutes(content: Minutes) -> bytes:
    """The document as DOCX; the same content gives the same bytes. Earlier decisions stand as on the day of the
    meeting, so minutes made later do not rewrite what was known then."""
    meeting = content.meeting
    is_sample = meeting.is_sample or (content.rat_is_sample and bool(content.exceptions))
    document = word_file.new_document(
        f"Notulen {meeting.title}", content.made_at,
        f"Dasbor Kemiskinan {regency().label} · data per {formats.tanggal(content.data_date)} · "
        f"{day_words.as_of(content.today)} · {day_words.built(content.made_at, content.build_id)}",
        is_sample=is_sample)
    document.add_paragraph(style="Title").add_run(word_file.clean(f"Notulen {meeting.title}"))
    _facts(document, meeting)
    _came(document, content)
    _discussed(document, meeting)
    _decided(document, content)
    _earlier(document, content)
    _exceptions(document, content)
    _signatures(document, content)
    return word_file.document_bytes(document)


def _facts(document: Any, meeting: Meeting) -> None:
    rows = [("Tanggal", formats.tanggal(meeting.date)), ("Tempat", meeting.place or _EMPTY),
            ("Pimpinan rapat", meeting.chair or _EMPTY)]
    word_file.table(document, ("Rapat", meeting.title), (1, 3), rows)


def _came(document: Any, content: Minutes) -> None:
    _heading(document, "Kehadiran")
    known, meeting = content.attendance, content.meeting
    if meeting not in known.meetings:
        word_file.paragraph(document, "Kehadiran rapat ini belum dicatat.")
        return
    counts = known.counts(meeting)
    told = ", ".join(f"{formats.number(counts[state])} {team_words.SIGNS[state][1]}" for state in STATES
                     if counts[state])
    word_file.paragraph(document, f"{formats.number(len(known.agencies))} OPD: {told}.")
    ordered = sorted(known.agencies, key=lambda code: (STATES.index(known.came(meeting, code).state),
                                                       known.agencies[code]))
    rows = [(known.agencies[code], team_words.sign(came.state), came.office or _EMPTY)
            for code in ordered for came in [known.came(meeting, code)]]
    word_file.table(document, ("Perangkat daerah", "Kehadiran", "Jabatan yang hadir"), (4.2, 1.8, 3.4), rows)


def _discussed(document: Any, meeting: Meeting) -> None:
    """The agenda; as a table as soon as anything is told beside its items."""
    _heading(document, "Agenda dan pembahasan")
    if not meeting.points:
        word_file.paragraph(document, "Agenda rapat ini belum dicatat.")
    elif any(point.agency or point.outcome for point in meeting.points):
        rows = [(str(number), point.item, point.agency or _SECRETARIAT, point.outcome or "belum dicatat")
                for number, point in enumerate(meeting.points, start=1)]
        word_file.table(document, ("No", "Pokok bahasan", "Pengusul", "Hasil pembahasan"), (0.7, 3.6, 1.7, 4.2), rows)
    else:
        for number, point in enumerate(meeting.points, start=1):  # Word's own numbers would count on from another list
            word_file.paragraph(document, f"{number}. {point.item}")


def _decided(document: Any, content: Minutes) -> None:
    _heading(document, "Keputusan")
    own = content.known.of(content.meeting)
    if not own:
        word_file.paragraph(document, "Belum ada keputusan yang dicatat pada rapat ini.")
        return
    rows = [(str(number), one.text, _agency(one), formats.tanggal(one.due)) for number, one in enumerate(own, start=1)]
    word_file.table(document, ("No", "Keputusan", "Perangkat daerah", "Tenggat"), (0.7, 5, 2.6, 1.9), rows)


def _earlier(document: Any, content: Minutes) -> None:
    day = content.meeting.date
    _heading(document, "Tindak lanjut keputusan sebelumnya")
    earlier = content.known.decided_before(content.meeting)
    if not earlier:
        word_file.paragraph(document, "Tidak ada keputusan dari rapat sebelumnya.")
        return
    word_file.paragraph(document, f"Keadaan per {formats.tanggal(day)}: {words.states_line(earlier, day)}.", muted=True)
    rows = [(one.text, words.agency_words(one), formats.tanggal(one.due), words.state_word(one.state(day)),
             _told(one, day))
            for one in sorted(earlier, key=lambda one: (not one.is_open(day), one.due))]
    word_file.table(document, ("Keputusan", "Perangkat daerah", "Tenggat", "Keadaan", "Catatan terakhir dan bukti"),
                    (3, 2.1, 1.6, 1.6, 2.8), rows)


def _told(one: Decision, day: date) -> str:
    last = one.last_action(day)
    evidence = f"\nBukti: {last.evidence}" if last and last.evidence else ""
    return words.last_words(one, day) + evidence


def _agency(one: Decision) -> str:
    return one.agency_name + (f" (saat diputuskan: {one.agency_then})" if one.agency_then else "")


def _exceptions(document: Any, content: Minutes) -> None:
    _heading(document, "Capaian RAT yang perlu perhatian")
    if not content.exceptions:
        word_file.paragraph(document, "Tidak ada yang perlu perhatian, atau belum ada laporan RAT.")
        return
    line = word_file.paragraph(document, f"{content.rat_words} Data per "
                               f"{formats.tanggal(content.data_date)}. ", muted=True)
    if content.rat_is_sample:
        word_file.mark_sample(line)
    rows = [(kind if not number else "", sentence) for kind, sentences in content.exceptions
            for number, sentence in enumerate(sentences)]
    word_file.table(document, ("Jenis", "Sub kegiatan"), (1.4, 5), rows)


def _signatures(document: Any, content: Minutes) -> None:
    """Offices and empty lines: names are written by hand."""
    word_file.signatures(document, (("Pimpinan rapat", content.meeting.chair or "Ketua TKPK"),
                                    ("Sekretaris", content.secretary or "Sekretaris TKPK")))


def _heading(document: Any, text: str) -> None:
    document.add_paragraph(style="Heading 1").add_run(text)
