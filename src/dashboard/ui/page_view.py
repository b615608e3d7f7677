"""What a page shows besides the shared filters: kept in the session, written into the address, read back from links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from dashboard.ui import address, controls

View = TypeVar("View")


@dataclass(frozen=True)
class PageView(Generic[View]):
    """One page's own part of the address.

    `key` begins its names in the session, `names` are its parameters, `usual` is the view without any, `write` turns
    a view into parameters.
    """

    key: str
    names: Sequence[str]
    usual: View
    write: Callable[[View], dict[str, str]]

    def current(self, read: Callable[[Mapping[str, str]], tuple[View, Sequence[str]]]) -> View:
        """Take up what the address asks for and name what it cannot show. Call once a run, before the filters.

        A view kept from before is read again too: a new build may no longer know what was chosen.
        """
        visit = f"{self.key}_visit"
        is_new = st.session_state.get(visit) != address.visit()
        view, problems = read(address.asked(self.names) if is_new else self.write(self.chosen()))
        st.session_state[visit] = address.visit()
        controls.told(problems if is_new else ())
        self.keep(view)
        return view

    def chosen(self) -> View:
        """What is chosen now."""
        view: View = st.session_state.get(f"{self.key}_choice", self.usual)
        return view

    def keep(self, view: View) -> None:
        """Choose this view; the address follows, and what others wrote into it stays."""
        st.session_state[f"{self.key}_choice"] = view
        address.put(self.names, self.write(view))
