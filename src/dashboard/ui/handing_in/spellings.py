"""Unknown texts of a file: a spelling that is meant for a known name is taken into its list at once, by choice only."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from functools import partial

import streamlit as st
from htpy import b, li, p, ul

from dashboard.intake.contract import Contract
from dashboard.intake.preview import Proposal
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.publish.hand_in import hand_in
from dashboard.store.database import Database
from dashboard.store.reference_codes import reference_codes
from dashboard.store.submissions.record import SubmissionDraft
from dashboard.topics.agencies.contracts import AGENCY_ALIASES
from dashboard.topics.areas.contracts import PLACE_ALIASES
from dashboard.topics.programs.contracts import PROGRAM_ALIASES
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.handing_in import state as kelola_state
from dashboard.ui.handing_in.job import Job
from dashboard.ui.handing_in.personal_check import confirmed
from dashboard.ui.handing_in.state import Upload
from dashboard.ui.shell import access

_LISTS: tuple[tuple[Contract, tuple[str, ...], str], ...] = (
    (AGENCY_ALIASES, ("agency",), "OPD"),
    (PROGRAM_ALIASES, ("program",), "program"),
    (PLACE_ALIASES, ("village", "kecamatan"), "wilayah"),
)
"""The list that learns a spelling, the kinds of proposals it takes, and what it lists."""
_SHOWN = 30


def spellings(upload: Upload, build: Database) -> None:
    """One form for each list that could learn something, then what only the file itself can mend."""
    proposals = upload.preview.proposals
    for contract, kinds, what in _LISTS:
        own = [proposal for proposal in proposals if proposal.kind in kinds]
        if own:
            _form(contract, own, what, build)
    learnt = {kind for _, kinds, _ in _LISTS for kind in kinds}
    others = [proposal for proposal in proposals if proposal.kind not in learnt]
    if others:
        components.html(p(".second")[b["Mungkin yang dimaksud"], " (perbaiki di berkas, lalu unggah lagi):"],
                        ul[[li[_meant(proposal)] for proposal in others[:_SHOWN]]])


def _meant(proposal: Proposal) -> str:
    write = "tulis dengan kecamatannya, " if proposal.kind == "place" else "tulis "
    return f"“{proposal.text}”: {write}{' atau '.join(proposal.candidates)}"


def _form(contract: Contract, proposals: Sequence[Proposal], what: str, build: Database) -> None:
    with st.form(f"kelola_ejaan_{contract.id}"):
        st.markdown(f"**Ejaan {what} yang belum dikenal.** Pilih {what} yang dimaksud; yang tidak dipilih tetap "
                    "ditolak.")
        chosen = {proposal: _one_of(proposal) for proposal in proposals[:_SHOWN]}
        if st.form_submit_button("Simpan ejaan dan baca ulang", icon=":material/spellcheck:",
                                 key=f"kelola_simpan_ejaan_{contract.id}"):
            known = codes(reference_codes(build))
            _take(contract, {proposal.text: known[proposal.kind, name] for proposal, name in chosen.items() if name},
                  what, build)


def _one_of(proposal: Proposal) -> str | None:
    """The choice belongs to the text, so it stays with it when another spelling was learnt and the list is shorter."""
    return st.pills(f"“{plain(proposal.text)}” adalah", proposal.candidates, format_func=plain,
                    key=f"kelola_ejaan_{proposal.kind}_{proposal.text}")


def codes(reference: ReferenceCodes) -> dict[tuple[str, str], str]:
    """(kind of proposal, name proposed) -> code."""
    found = {("agency", name): code for code, name in reference.agencies.items()}
    found |= {("program", program[0]): code for code, program in reference.programs.items()}
    found |= {("kecamatan", name): code for code, name in reference.kecamatan_names.items()}
    return found | {("village", f"{village[1]} ({village[3]})"): code for code, village in reference.villages.items()}


def _take(contract: Contract, chosen: dict[str, str], what: str, build: Database) -> None:
    """Hand in the chosen spellings as rows of their list; the file is read again with the next build."""
    if not chosen:
        st.warning("Belum ada ejaan yang dipilih.", icon=":material/touch_app:")
        return
    if not confirmed(chosen, f"ejaan_{contract.id}"):
        return
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow([column.heading for column in contract.columns])
    writer.writerows(chosen.items())
    content, by = sink.getvalue().encode("utf-8-sig"), access.required_actor()
    name = f"ejaan-{what.lower()}.csv"
    draft = SubmissionDraft(contract.id, content, name, read(contract, content, name, reference_codes(build)),
                            by)
    kelola_state.start(Job(f"Menyimpan {len(chosen)} ejaan {what}", partial(hand_in, draft), keeps_file=True,
                           told="Berkas di bawah ini sudah dibaca ulang."))
    st.rerun()
