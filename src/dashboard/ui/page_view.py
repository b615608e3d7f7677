"""What a page shows besides the shared filters: kept in the session, written into the address, read back from links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from dashboard.ui import controls

View = TypeVar("View")


@dataclass(frozen=True)
class PageView(Generic[View]):
    """One page's own part of the address.

    `key` begins its names in the session, `names` are its parameters, `usual` is the view without any, `write` turns
    a view into parameters, `drawn` is the key of a widget that only this page has.
    """

    key: str
    names: Sequence[str]
    usual: View
    write: Callable[[View], dict[str, str]]
    drawn: str

    def current(self, read: Callable[[Mapping[str, str]], tuple[View, Sequence[str]]]) -> View:
        """Take up what the address asks for and name what it cannot show. Call once a run, before the filters.

        A view kept from before is read again too: a new build may no longer know what was chosen.
        """
        asked = {name: st.query_params[name] for name in self.names if name in st.query_params}
        same_page = self.drawn in st.session_state  # Streamlit drops a widget's state when another page has been drawn
        if asked != st.session_state.get(f"{self.key}_written") and (asked or same_page):
            view, problems = read(asked)
        else:
            (view, _), problems = read(self.write(self.chosen())), ()
        controls.told(problems)
        self.keep(view)
        return view

    def chosen(self) -> View:
        """What is chosen now."""
        view: View = st.session_state.get(f"{self.key}_choice", self.usual)
        return view

    def keep(self, view: View) -> None:
        """Choose this view; the address follows, and what others wrote into it stays."""
        params = self.write(view)
        st.session_state[f"{self.key}_choice"], st.session_state[f"{self.key}_written"] = view, params
        for name in self.names:
            if name not in params:
                st.query_params.pop(name, None)
            elif st.query_params.get(name) != params[name]:
                st.query_params[name] = params[name]
