"""The glossary on every page: its cards once, and the words in the texts that open them."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st
from htpy import Element
from markupsafe import Markup

from dashboard.render.table import markup
from dashboard.render.words.explained import Marker, Term, glossary_cards, opener
from dashboard.ui.kept import cached

LIST = "data?bagian=Istilah"
"""Where the whole list stands."""


@st.cache_resource(max_entries=2, show_spinner=False)
def _of_build(build_id: str) -> tuple[Marker, Markup]:
    rows = cached.glossary(build_id).fillna("").to_dict("records")
    terms = [Term(row["term"], row["long_form"], row["meaning"], row["basis"]) for row in rows]
    return Marker(terms), markup(*glossary_cards(terms, LIST))


def cards(build: str) -> None:
    """The cards of all terms, unseen until one is opened."""
    if made := _of_build(build)[1]:
        st.html(made)


def named(build: str, text: str) -> list[Element]:
    """A button for each term that a text names."""
    return [opener(term.id, term.name) for term in _of_build(build)[0].named(text)]


@lru_cache(maxsize=256)
def marked(build: str, html: Markup) -> Markup:
    """The HTML with its terms as buttons; kept, since a table takes milliseconds to look through, in every run."""
    return _of_build(build)[0].marked(html)
