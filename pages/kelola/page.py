"""Kelola Data: how do our figures get into the dashboard? For planners and OPD who are signed in."""

from __future__ import annotations

import streamlit as st

from dashboard.render.words import submission_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.handing_in import (
    columns as kelola_columns,
)
from dashboard.ui.handing_in import (
    history as kelola_history,
)
from dashboard.ui.handing_in import (
    parts as kelola_parts,
)
from dashboard.ui.handing_in import (
    preview as kelola_preview,
)
from dashboard.ui.handing_in import (
    spellings as kelola_spellings,
)
from dashboard.ui.handing_in import (
    state as kelola_state,
)
from dashboard.ui.handing_in import (
    tasks as kelola_tasks,
)
from dashboard.ui.shell import access

build = controls.build()
components.page_header("Kelola Data", f"masuk sebagai {access.required_actor().name}")
kelola_parts.add_styles()
kelola_parts.elsewhere()

work = kelola_state.job()
if work:
    kelola_parts.work(work)
    if not work.done.is_set():
        st.stop()

finding = st.container()
upload = None
hand_in, todo, history = controls.tabs(kelola_parts.PART)
if hand_in.open:
    with hand_in:
        contract, period = kelola_parts.choose(build)
        upload = kelola_parts.receive(contract, period, build)
with finding:
    components.headline(submission_words.headline(upload.preview) if upload else kelola_history.headline(build))
if upload:
    with hand_in:
        kelola_preview.sums(upload)
        kelola_columns.change(upload)
        kelola_spellings.spellings(upload, build)
        kelola_parts.confirm(upload)
        kelola_preview.details(upload)
if todo.open:
    with todo:
        kelola_tasks.tasks(build)
if history.open:
    with history:
        kelola_history.history(build)

components.method("kelola")
