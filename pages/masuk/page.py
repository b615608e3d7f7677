"""Masuk: who wants to hand in data? For planners and OPD who have an account; everyone else only looks."""

from __future__ import annotations

import streamlit as st
from htpy import code

from dashboard.core.domain import AccountError
from dashboard.ui import access, components

name = access.actor().name
st.title("Masuk", anchor=False)
if name:
    components.headline(f"Anda masuk sebagai {name}.")
    access.link("kelola")
    st.stop()

components.headline("Melihat dasbor tidak perlu masuk; menyerahkan data perlu.")
with st.form("masuk", width=420):
    typed = st.text_input("Nama", max_chars=60, autocomplete="username")
    password = st.text_input("Kata sandi", type="password", max_chars=256, autocomplete="current-password")
    submitted = st.form_submit_button("Masuk", type="primary", icon=":material/login:")
if submitted:
    try:
        with st.spinner("Memeriksa …"):
            access.sign_in(typed, password)
    except AccountError as error:
        st.error(str(error), icon=":material/error:", width=420)
    else:
        access.go_on()
components.note("Akun dibuat oleh pengelola server dengan perintah ", code["python -m dashboard user add"],
                ". Lupa kata sandi? Minta yang baru kepada pengelola.")
