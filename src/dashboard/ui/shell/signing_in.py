"""The forms of the page Masuk: coming in, with a password of one's own where one is needed, and changing it."""

from __future__ import annotations

import streamlit as st
from htpy import code

from dashboard.core import settings
from dashboard.core.actor import Action
from dashboard.core.domain import AccountError
from dashboard.store.identity.accounts import OwnPasswordNeeded
from dashboard.store.policy import may
from dashboard.store.sharing.follower import is_follower, main_server
from dashboard.ui.drawn import components
from dashboard.ui.server.inside import provider
from dashboard.ui.shell import access

_OWN_NEEDED = "access_own_needed"
_WIDTH = 420
_RULE = ("Sedikitnya 10 huruf, misalnya tiga kata yang tidak berkaitan; tanpa nama sendiri, nama daerah, atau tahun.")


def headline() -> str:
    """What signing in is for."""
    if is_follower():
        return f"Masuk dan menyerahkan data dilakukan di server utama dasbor{main_server()}."
    if settings.open_to_all():
        return "Melihat dasbor tidak perlu masuk; menyerahkan data perlu."
    return "Dasbor ini hanya untuk yang punya akun."


def way_in() -> None:
    """The form, or the button of the provider; neither on a server that only shows copies, which has no accounts."""
    if is_follower():
        components.note("Server ini hanya menampilkan salinan dan tidak mengenal akun.")
        return
    (provider_form if settings.by_provider() else form)()


def form() -> None:
    """Name and password; when the password was made by somebody else also one's own."""
    needed = bool(st.session_state.get(_OWN_NEEDED))
    with st.form("masuk", width=_WIDTH):
        typed = st.text_input("Nama", max_chars=60, autocomplete="username")
        password = st.text_input("Kata sandi", type="password", max_chars=256, autocomplete="current-password")
        new = _new_password() if needed else None
        submitted = st.form_submit_button("Masuk", type="primary", icon=":material/login:")
    if submitted and _is_said(new):
        try:
            with st.spinner("Memeriksa …"):
                access.sign_in(typed, password, new[0] if new else "")
        except OwnPasswordNeeded:
            st.session_state[_OWN_NEEDED] = True
            st.rerun()
        except AccountError as error:
            _refuse(str(error))
        else:
            st.session_state.pop(_OWN_NEEDED, None)
            access.go_on()
    if access.is_in_clear():
        st.warning("Halaman ini datang tanpa HTTPS: kata sandi dapat terbaca di jaringan ini. Masuk dari alamat "
                   "https, atau di mesin server sendiri.", icon=":material/lock_open:", width=_WIDTH)
    if needed:
        st.info("Kata sandi itu dibuatkan untuk Anda. Pilih kata sandi Anda sendiri, lalu tekan Masuk.",
                icon=":material/password:", width=_WIDTH)
    components.note("Akun dan perannya dibuat oleh pengelola server dengan perintah ",
                    code["python -m dashboard user add"], ". Lupa kata sandi? Minta yang baru kepada pengelola.")


def provider_form() -> None:
    """The way to the agency's provider, for whoever it has not sent yet; for others the way out."""
    if st.button("Masuk dengan akun instansi", type="primary", icon=":material/login:"):
        provider.sign_in()
    if access.is_known_elsewhere() and not settings.open_to_all():
        access.way_out()  # else it stands in the bar, which is not drawn here
    components.note("Siapa Anda dikatakan penyedia akun instansi; peran Anda di sini diatur pengelola server.")


def provider_note() -> None:
    """For whoever came in by the provider."""
    components.note("Kata sandi Anda diurus penyedia akun instansi. Sesi di sini berakhir setelah 12 jam.")
    _go_on()


def explain() -> None:
    """Why somebody who is signed in stands here instead of at the page whose address this is."""
    if st.context.url and not st.context.url.partition("?")[0].rstrip("/").endswith("/masuk"):
        st.info("Halaman itu untuk peran lain. Peran sebuah akun diatur pengelola server.", icon=":material/lock:",
                width=_WIDTH)


def change_password() -> None:
    """For whoever is signed in."""
    components.section("Ganti kata sandi", "Jendela lain yang masuk dengan akun ini akan keluar.")
    with st.form("ganti_kata_sandi", width=_WIDTH, clear_on_submit=True):
        password = st.text_input("Kata sandi sekarang", type="password", max_chars=256,
                                 autocomplete="current-password")
        new = _new_password()
        submitted = st.form_submit_button("Ganti kata sandi", type="primary", icon=":material/password:")
    if submitted and _is_said(new):
        try:
            with st.spinner("Memeriksa …"):
                access.change_password(password, new[0])
        except AccountError as error:
            _refuse(str(error))
        else:
            st.success("Kata sandi diganti.", icon=":material/task_alt:", width=_WIDTH)
    _go_on()


def _go_on() -> None:
    if may(access.actor(), Action.HAND_IN):
        access.link("kelola")


def _new_password() -> tuple[str, str]:
    return (st.text_input("Kata sandi baru", type="password", max_chars=256, autocomplete="new-password", help=_RULE),
            st.text_input("Ulangi kata sandi baru", type="password", max_chars=256, autocomplete="new-password"))


def _is_said(new: tuple[str, str] | None) -> bool:
    """Whether a new password, where one is asked for, was typed twice."""
    if new is None:
        return True
    if not new[0]:
        _refuse("Isi kata sandi baru.")
    elif new[0] != new[1]:
        _refuse("Kedua kata sandi baru tidak sama; tidak ada yang diubah.")
    return bool(new[0]) and new[0] == new[1]


def _refuse(sentence: str) -> None:
    st.error(settings.without_places(sentence), icon=":material/error:", width=_WIDTH)
