"""Who may see which page. Access is decided by which pages are listed, never inside a page.

Looking needs no sign-in, unless DASHBOARD_PUBLIC is off; handing in does. What somebody may do is decided in
store.policy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import copy
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from htpy import b, br, p

from dashboard import registry
from dashboard.core import settings
from dashboard.core.actor import VISITOR, Action, Actor
from dashboard.core.domain import AccountError, DashboardError
from dashboard.registry import Page
from dashboard.render.table import markup
from dashboard.store import policy
from dashboard.store.identity import accounts, provided
from dashboard.store.policy import Audience
from dashboard.ui import served
from dashboard.ui.choices import parameters
from dashboard.ui.choices.parameters import Changes, Declared
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.server import session_cookie, windows
from dashboard.ui.server.inside import provider, session

_SESSION = "access_session"
_TICKET = "access_ticket"
_OPEN = "pages_of_run"  # by folder, made anew when a run begins
_PRIVATE = ("access_", "kelola_")
"""How the names of what only a signed-in person may have in the session begin."""


_OWN = (
    Page("kelola", "Kelola Data", "kelola", ":material/upload_file:", "Data", 95, tab="Serahkan data",
         needs=Action.HAND_IN,
         parameters="dashboard.ui.handing_in.parts:PARAMETERS", draws=("TextInput",)),
    Page("kejadian", "Catatan Kejadian", "kejadian", ":material/history_edu:", "Data", 96, tab="Catatan kejadian",
         needs=Action.READ_AUDIT, parameters="dashboard.ui.keeping_house.happened:PARAMETERS", draws=("TextInput",),
         is_secret=True),
    Page("penghapusan", "Hapus Kiriman", "penghapusan", ":material/delete_forever:", "Data", 97, tab="Hapus kiriman",
         needs=Action.PURGE, draws=("TextInput",), is_secret=True),
    Page("metrik", "Metrik", "metrik", ":material/monitor_heart:", "Data", 98, needs=Action.READ_AUDIT,
         draws=("TextInput",), is_secret=True),
    Page("masuk", "Masuk", "masuk", ":material/login:", "", 99, draws=("TextInput",)),
)
"""Pages of no subject."""


def all_pages() -> tuple[Page, ...]:
    """Every page, in the order of the menu; the front page is the first."""
    return tuple(sorted((*registry.pages(), *_OWN), key=lambda spec: spec.place))


_UNASKED = ("Siapa Anda belum dapat diperiksa, karena catatan akun tidak terbaca; sementara ini yang tampil seperti "
            "bagi pengunjung. Muat ulang sebentar lagi.")


def actor() -> Actor:
    """Who reads here, checked anew each time; a visitor when nobody is signed in."""
    return _holder(_token())


def audience() -> Audience:
    """What may be shown to whoever reads here."""
    return policy.audience(actor())


def holder() -> Callable[[], Actor]:
    """Asks again who reads here, also after this run: a page stays open long after its reader signed out."""
    return partial(_holder, _token())


def _token() -> str:
    if settings.by_provider():
        return provider.token(provider.claims_of_run(), settings.oidc_claim())
    return str(st.session_state.get(_SESSION) or _cookie())


def _holder(token: str) -> Actor:
    try:
        return accounts.actor_of(token) if token else VISITOR
    except AccountError:
        return VISITOR  # the accounts cannot be read: nobody is let in, everybody may look; signing in says why


def _cookie() -> str:
    """The cookie that came with this window, "" without one; AppTest has neither cookies nor their type."""
    value = st.context.cookies.get(session_cookie.COOKIE)
    return value if isinstance(value, str) else ""


def required_actor() -> Actor:
    """Whoever is signed in. Raises AccountError for a visitor."""
    found = actor()
    if found.is_visitor:
        raise AccountError("Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan; tidak ada yang berubah.")
    return found


def come_in() -> str:
    """At the start of each run: begin the session of whoever a provider has just sent, and remember whose window this
    is; why they are a visitor all the same, "" for all others."""
    token, told = _token(), ""
    try:
        who = accounts.actor_of(token) if token else VISITOR
    except AccountError:
        return _UNASKED
    if who.is_visitor and token and settings.by_provider():
        try:
            provided.enter(provider.claims_of_run(), token)
            who = _holder(token)
        except DashboardError as refused:
            told = str(refused)
    if not who.is_visitor:
        windows.HELD.hold(session.window(), token)
    return told


def is_known_elsewhere() -> bool:
    """Whether a provider has said who reads here, whatever that opens."""
    return settings.by_provider() and bool(provider.claims_of_run())


def sign_in(name: str, password: str, new: str = "") -> None:
    """From the next run on this reader is signed in; `new`: the password of their own, where one is needed. Raises
    AccountError with a sentence."""
    _keep(accounts.sign_in(name, password, _address(), new=new))


def change_password(password: str, new: str) -> None:
    """A new password of whoever is signed in; every other window of theirs is signed out. Raises AccountError."""
    _keep(accounts.change_password(_token(), password, new, _address()))


def _keep(token: str) -> None:
    st.session_state[_SESSION] = token
    st.session_state[_TICKET] = session_cookie.offer(token)


def is_in_clear() -> bool:
    """Whether what is typed here crosses a network unencrypted."""
    url = st.context.url
    return isinstance(url, str) and url.startswith("http://") and bool(_address())


def _address() -> str:
    """Of the reader's machine, "" where it is this one or not known (AppTest)."""
    value = st.context.ip_address
    return value if isinstance(value, str) else ""


def go_on() -> None:
    """After signing in: the page that was asked for, whose address the form stood at, or else Kelola Data."""
    if st.context.url and st.context.url.rstrip("/").endswith("/masuk"):
        form = _form_at(_spec("kelola"))  # what this run has at that address; the next run has the page
        st.switch_page(form, query_params=parameters.carried(form.url_path))
    st.rerun()


def sign_out() -> None:
    """End the session, here and in every window of this browser; what was laid ready but not handed in is dropped."""
    if settings.by_provider():
        with suppress(DashboardError):  # as below
            provided.leave(provider.claims_of_run(), _token())
        _forget_private()
        provider.sign_out()
        return
    for token in (st.session_state.get(_SESSION), _cookie()):
        if token:
            with suppress(AccountError):  # a home that cannot be written: then at least here, and the cookie goes
                accounts.sign_out(token)
    _forget_private()
    st.session_state[_TICKET] = session_cookie.offer("")


def _forget_private() -> None:
    for key in [key for key in st.session_state if str(key).startswith(_PRIVATE)]:
        del st.session_state[key]


def open_pages() -> dict[str, st.Page]:
    """Pages that this visitor may open, by folder, in the order of the menu; the front page is the first.

    At the address of a page that needs a sign-in a visitor finds the sign-in form, and after it the page.
    """
    st.session_state[_OPEN] = found = {spec.folder: _page(spec) for spec in all_pages()}
    return found


def page(folder: str) -> st.Page:
    """What this reader finds at the address of the page in this folder, for links to it."""
    found: st.Page | None = st.session_state.get(_OPEN, {}).get(folder)
    return found or _page(_spec(folder))


def _page(spec: Page) -> st.Page:
    # Who reads is asked for only where not everybody may: it reads two files, and a run names some forty pages.
    needed = [one for one in (spec.needs, Action.LOOK) if one and not policy.may(VISITOR, one)]
    if needed and spec.folder != "masuk":
        reader = actor()
        if not all(policy.may(reader, one) for one in needed):
            return _form_at(spec)
    return _listed(spec, spec)


def link(folder: str, label: str | None = None, icon: str | None = None) -> None:
    """A link to the page in this folder; the chosen place goes along."""
    target = page(folder)
    st.page_link(target, label=label, icon=icon, query_params=parameters.carried(target.url_path))


def declared(url: str) -> Declared:
    """What links to the page at this address carry. Its module is imported only now."""
    module, _, name = next(spec.parameters for spec in all_pages() if spec.url == url).partition(":")
    found: Declared = getattr(import_module(module), name)
    return found


def scope_kinds(url: str) -> set[str]:
    """Names of the choices that stand in the address of this page, without what was chosen."""
    return {one.name for one in declared(url)} & set(st.query_params)


def address(folder: str, changes: Changes | None = None) -> str:
    """A relative address of the page in this folder with these choices, without any with what its menu link carries.
    Raises ValueError for a choice that the page does not have."""
    url = _spec(folder).url
    if changes is None:
        return f"{url}?{urlencode(parameters.carried(url))}".removesuffix("?")
    return parameters.link(url, declared(url), changes)


def address_of(folder: str, values: Mapping[str, str]) -> str:
    """The same with choices as they stand in an address, which the page checks."""
    return f"{address(folder, {})}?{urlencode(values)}".removesuffix("?")


def _form_at(spec: Page) -> st.Page:
    return _listed(_spec("masuk"), spec)


def _listed(drawn: Page, at: Page) -> st.Page:
    """The page `drawn` at the address of `at`; this run's own. Making it anew, which asks the disk for its script,
    would cost a run more than the menu."""
    if not session.window():
        return _made(drawn, at)  # outside a run Streamlit makes half a page
    return copy(_kept_page(drawn, at))


@lru_cache(maxsize=256)
def _kept_page(drawn: Page, at: Page) -> st.Page:
    return _made(drawn, at)


def _made(drawn: Page, at: Page) -> st.Page:
    return st.Page(_script(drawn), title=drawn.title, icon=drawn.icon, url_path=at.url, default=not at.url)


def _spec(folder: str) -> Page:
    return next(spec for spec in all_pages() if spec.folder == folder)


def _script(spec: Page) -> Path:
    return registry.folder_of(spec.folder) / "page.py"


def way_out() -> None:
    """The button that signs out."""
    st.button("Keluar", icon=":material/logout:", key="keluar", type="tertiary", on_click=sign_out)


def account() -> None:
    """Who is signed in and the way out, or the way in; and the errand of the cookie after either."""
    who, ticket = actor(), st.session_state.get(_TICKET)
    if not who.is_visitor:
        with st.popover(plain(who.name), icon=":material/account_circle:", type="tertiary"):
            st.html(markup(p(".note")["Masuk sebagai", br, b[who.name], br, who.role_words]))
            if not settings.by_provider():
                link("masuk", "Ganti kata sandi", ":material/password:")
            way_out()
    elif is_known_elsewhere():
        way_out()
    else:
        form = page("masuk")
        st.page_link(form, icon=form.icon, query_params=parameters.carried(form.url_path))
    if ticket and session_cookie.is_waiting(ticket):
        st.html(session_cookie.script(ticket, served.base_path().strip("/")),
                unsafe_allow_javascript=True)
