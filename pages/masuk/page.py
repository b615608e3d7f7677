"""Masuk: who wants to hand in data? For everybody who has an account; whoever is in changes the password here."""

from __future__ import annotations

import streamlit as st

from dashboard.core import settings
from dashboard.ui.drawn import components
from dashboard.ui.shell import access, signing_in

who = access.actor()
st.title("Masuk", anchor=False)
if who.is_visitor:
    components.headline(signing_in.headline())
    signing_in.way_in()
else:
    components.headline(f"Anda masuk sebagai {who.name} ({who.role_words}).")
    signing_in.explain()
    (signing_in.provider_note if settings.by_provider() else signing_in.change_password)()
