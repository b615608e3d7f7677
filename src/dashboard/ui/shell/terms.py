"""The glossary on every page: its cards once, and the words in the texts that open them."""

from __future__ import annotations

import streamlit as st
from htpy import Element
from markupsafe import Markup

from dashboard.queries import reference
from dashboard.render.table import markup
from dashboard.render.words.explained import Marker, Term, glossary_cards, opener
from dashboard.store.database import Database
from dashboard.store.memo import memoised

LIST = "data?bagian=Istilah"
"""Where the whole list stands."""


@memoised()
def _of_build(build: Database) -> tuple[Marker, Markup]:
    rows = reference.glossary(build).fillna("").to_dict("records")
    terms = [Term(row["term"], row["long_form"], row["meaning"], row["basis"]) for row in rows]
    return Marker(terms), markup(*glossary_cards(terms, LIST))


def cards(build: Database) -> None:
    """The cards of all terms, unseen until one is opened."""
    if made := _of_build(build)[1]:
        st.html(made)


def named(build: Database, text: str) -> list[Element]:
    """A button for each term that a text names."""
    return [opener(term.id, term.name) for term in _of_build(build)[0].named(text)]


@memoised(256)
def marked(build: Database, html: Markup) -> Markup:
    """The HTML with its terms as buttons; kept, since a table takes milliseconds to look through, in every run."""
    return _of_build(build)[0].marked(html)
