"""Who may see which page. Access is decided by which pages are listed, never inside a page.

Looking needs no sign-in; handing in does. Roles per agency would be decided here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.core import settings
from dashboard.core.domain import AccountError
from dashboard.store.identity import accounts, sessions
from dashboard.ui import address, served
from dashboard.ui.server import session_cookie
from dashboard.ui.server.inside.elements import COLLAPSE_MENU, Element

_SESSION = "access_session"
_TICKET = "access_ticket"
_PRIVATE = ("access_", "kelola_")
"""How the names of what only a signed-in person may have in the session begin."""


@dataclass(frozen=True)
class PageSpec:
    """One page: folder under pages/, title in the navigation, address, icon and group ("" is not in the menu), and what
    it draws first, so that the browser has the scripts when the page comes; the rest comes when it is drawn."""

    folder: str
    title: str
    url: str
    icon: str
    group: str
    needs_sign_in: bool = False
    draws: tuple[Element, ...] = ()


HOME = "ringkasan"
PAGES = (
    PageSpec(HOME, "Ringkasan", "", ":material/dashboard:", "Gambaran",
             draws=(Element.COMPONENT, Element.DOWNLOAD_BUTTON)),
    PageSpec("peta", "Peta Desa", "peta", ":material/map:", "Gambaran",
             draws=(Element.SELECTBOX, Element.BUTTON_GROUP, Element.COMPONENT, Element.CHECKBOX)),
    PageSpec("tren", "Tren & Perbandingan", "tren", ":material/show_chart:", "Gambaran",
             draws=(Element.SELECTBOX, Element.MULTISELECT, Element.BUTTON, Element.CHECKBOX, Element.PLOTLY_CHART)),
    PageSpec("profil", "Profil Wilayah", "profil", ":material/location_on:", "Gambaran",
             draws=(Element.SELECTBOX,)),
    PageSpec("rat", "Capaian RAT", "rat", ":material/checklist:", "Kinerja",
             draws=(Element.SELECTBOX,)),
    PageSpec("program", "Cakupan Program", "program", ":material/target:", "Kinerja",
             draws=(Element.SELECTBOX, Element.COMPONENT, Element.BUTTON_GROUP,
                    Element.DOWNLOAD_BUTTON, Element.PLOTLY_CHART)),
    PageSpec("analisis", "Analisis", "analisis", ":material/query_stats:", "Rapat",
             draws=(Element.SELECTBOX, Element.MULTISELECT, Element.BUTTON, Element.PLOTLY_CHART)),
    PageSpec("rapat", "Rapat TKPK", "rapat", ":material/groups:", "Rapat",
             draws=(Element.SELECTBOX, Element.MULTISELECT, Element.DOWNLOAD_BUTTON,
                    Element.LINK_BUTTON, Element.BUTTON)),
    PageSpec("data", "Data & Metodologi", "data", ":material/database:", "Data",
             draws=(Element.SELECTBOX, Element.BUTTON_GROUP)),
    PageSpec("kelola", "Kelola Data", "kelola", ":material/upload_file:", "Data", needs_sign_in=True,
             draws=(Element.TEXT_INPUT,)),
    PageSpec("masuk", "Masuk", "masuk", ":material/login:", "",
             draws=(Element.TEXT_INPUT,)),
)


def user() -> str | None:
    """The name of whoever is signed in here, checked anew each run; None for a visitor."""
    token = st.session_state.get(_SESSION) or _cookie()
    try:
        return accounts.signed_in(token) if token else None
    except AccountError:
        return None  # the accounts cannot be read: nobody is let in, everybody may look; signing in says why


def _cookie() -> str:
    """The cookie that came with this window, "" without one; AppTest has neither cookies nor their type."""
    value = st.context.cookies.get(session_cookie.COOKIE)
    return value if isinstance(value, str) else ""


def required_user() -> str:
    """The name of whoever is signed in. Raises AccountError for anyone else."""
    name = user()
    if name is None:
        raise AccountError("Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan; tidak ada yang berubah.")
    return name


def sign_in(name: str, password: str) -> None:
    """From the next run on this reader is signed in. Raises AccountError with a sentence."""
    st.session_state[_SESSION] = accounts.sign_in(name, password)
    st.session_state[_TICKET] = session_cookie.offer(st.session_state[_SESSION])


def go_on() -> None:
    """After signing in: the page that was asked for, whose address the form stood at, or else Kelola Data."""
    if st.context.url and st.context.url.rstrip("/").endswith("/masuk"):
        form = _form_at(_spec("kelola"))  # what this run has at that address; the next run has the page
        st.switch_page(form, query_params=address.of(form.url_path))
    st.rerun()


def sign_out() -> None:
    """End the session, here and in every window of this browser; what was laid ready but not handed in is dropped."""
    for token in (st.session_state.get(_SESSION), _cookie()):
        if token:
            sessions.end_session(token)
    for key in [key for key in st.session_state if str(key).startswith(_PRIVATE)]:
        del st.session_state[key]
    st.session_state[_TICKET] = session_cookie.offer("")


def open_pages() -> dict[str, st.Page]:
    """Pages that this visitor may open, by folder, in the order of the menu; the front page is the first.

    At the address of a page that needs a sign-in a visitor finds the sign-in form, and after it the page.
    """
    return {spec.folder: page(spec.folder) for spec in PAGES}


def page(folder: str) -> st.Page:
    """What this reader finds at the address of the page in this folder, for links to it."""
    spec = _spec(folder)
    if spec.needs_sign_in and user() is None:
        return _form_at(spec)
    return st.Page(_script(spec.folder), title=spec.title, icon=spec.icon, url_path=spec.url,
                   default=not spec.url)


def link(folder: str, label: str | None = None, icon: str | None = None) -> None:
    """A link to the page in this folder; the chosen place goes along."""
    target = page(folder)
    st.page_link(target, label=label, icon=icon, query_params=address.of(target.url_path))


def _form_at(spec: PageSpec) -> st.Page:
    form = _spec("masuk")
    return st.Page(_script(form.folder), title=form.title, icon=form.icon, url_path=spec.url)


def _spec(folder: str) -> PageSpec:
    return next(spec for spec in PAGES if spec.folder == folder)


def _script(folder: str) -> Path:
    return settings.PROJECT / "pages" / folder / "page.py"


_CLOSE_ON_PHONE = """<script data-page="{page}">
if (window.innerWidth < 768) document.querySelector('{button}')?.click();
</script>"""


def menu(pages: Mapping[str, st.Page], current: st.Page) -> None:
    """Links to the pages by group. Streamlit's own grouped menu is a list that screen readers cannot follow (axe);
    what it does besides, closing on a phone after a choice, is done here."""
    groups: dict[str, list[st.Page]] = {}
    known = user() is not None
    for spec in PAGES:
        if spec.group and (known or not spec.needs_sign_in):
            groups.setdefault(spec.group, []).append(pages[spec.folder])
    with st.sidebar:
        for group, links in groups.items():
            with st.container(gap=None, key=f"menu_{group}"):
                st.html(f"<p class='menu-group'>{escape(group)}</p>")
                for one in links:
                    st.page_link(one, width="stretch", query_params=address.of(one.url_path))
        _account(pages["masuk"])
    address.menu_drawn()
    st.html(_CLOSE_ON_PHONE.format(page=current.url_path, button=COLLAPSE_MENU), unsafe_allow_javascript=True)


def _account(sign_in_page: st.Page) -> None:
    """Who is signed in and the way out, or the way in; and the errand of the cookie after either."""
    name, ticket = user(), st.session_state.get(_TICKET)
    with st.container(gap=None, key="menu_akun"):
        if name:
            st.html(f"<p class='menu-group'>Masuk sebagai<br><b>{escape(name)}</b></p>")
            st.button("Keluar", icon=":material/logout:", key="keluar", type="tertiary", on_click=sign_out)
        else:
            st.page_link(sign_in_page, width="stretch", query_params=address.of(sign_in_page.url_path))
    if ticket and session_cookie.is_waiting(ticket):
        st.html(session_cookie.script(ticket, served.base_path().strip("/")),
                unsafe_allow_javascript=True)
