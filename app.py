"""The application: page setup, navigation by what this visitor may open, shared filters, and readable failures."""

from __future__ import annotations

import time

import streamlit as st

from dashboard.core import settings
from dashboard.core.actor import Action
from dashboard.core.domain import DashboardError
from dashboard.core.regency import regency
from dashboard.store.database import served_build
from dashboard.store.policy import may
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.server import measuring
from dashboard.ui.shell import access, bar, menu, terms, unknown_page

began = time.perf_counter()
st.set_page_config(page_title=f"Dasbor Kemiskinan {regency().label}", page_icon=str(settings.STATIC / "mark.png"),
                   layout="wide", initial_sidebar_state="auto")
controls.forget_build()
components.add_styles()
not_seated = access.come_in()
pages = access.open_pages()
page = st.navigation(unknown_page.listed(pages), position="hidden")
unknown_page.lead_home(page)
if page.url_path:  # several windows of the dashboard, and the browser's history, are told apart by it
    st.set_page_config(page_title=f"{page.title} · Dasbor Kemiskinan {regency().label}")
failure, notice = None, ""

try:
    served = served_build()
    notice = served.notice
    controls.begin(served.build_id, page.url_path, access.declared(page.url_path))
except DashboardError as error:
    failure = error

shown = not failure and may(access.actor(), Action.LOOK)
if shown:
    bar.draw(page)
menu.sidebar(page)
if shown:
    with st.sidebar:  # unseen wherever it stands; above the page it would be one more element
        terms.cards(controls.build())
if not_seated:
    st.info(settings.without_places(not_seated), icon=":material/person_off:")
if notice:
    st.warning(notice, icon=":material/history:")

wrong: Exception | None = failure
kinds = access.scope_kinds(page.url_path)
try:
    if failure:
        raise failure
    page.run()
except DashboardError as error:
    wrong = error
    components.problem(error)
except Exception as error:
    wrong = error
    raise
finally:
    measuring.page_drawn(page.url_path, kinds, began, wrong)
