"""The menu: seven entries in the sidebar, and the pages of the open entry as tabs, each with its own address."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from dashboard import registry
from dashboard.registry import Page
from dashboard.store.policy import may
from dashboard.ui.choices import parameters
from dashboard.ui.server.inside.elements import COLLAPSE_MENU
from dashboard.ui.shell import access

_AFTER = """<script data-page="{page}">
if (window.innerWidth < 768) document.querySelector('{button}')?.click();
{{ let waits = false; const mark = () => {{
    waits = false;
    for (const link of document.querySelectorAll('.stPageLink a')) {{
      const led = link.getAttribute('href'); // to Beranda: empty, which the browser reads as the page it is on
      if (!led || led[0] === '?') link.setAttribute('href', window.__streamlit.BACKEND_BASE_URL + led);
      if (new URL(link.href).pathname === location.pathname) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
  }} }};
  window.menuWatch?.disconnect();
  window.menuWatch = new MutationObserver(() => {{ if (!waits) {{ waits = true; requestAnimationFrame(mark); }} }});
  window.menuWatch.observe(document.body, {{ childList: true, subtree: true }});
  mark(); }}
</script>"""
"""What Streamlit's own menu does and links to pages do not: it closes on a phone after a choice, and says where one
is. And the link to the first page leads there in a new tab, too."""


def sidebar(current: st.Page) -> None:
    """The entries that have a page. The open one leads to its open page, the others to their first."""
    entries = _entries()
    here = next((entry for entry, pages in entries.items() if current.url_path in {one.url for one in pages}), "")
    with st.sidebar, st.container(gap=None, key="menu"):
        for entry, pages in entries.items():
            chosen = next((one for one in pages if one.url == current.url_path), pages[0])
            _link(chosen, entry, registry.ENTRIES[entry])
    parameters.menu_drawn()
    with st.container(key="tabs", horizontal=True, gap=None):
        if len(tabs := entries.get(here, ())) > 1:
            for one in tabs:
                _link(one, one.tab or one.title, None, "content")
    st.html(_AFTER.format(page=current.url_path, button=COLLAPSE_MENU), unsafe_allow_javascript=True)


def _link(spec: Page, label: str, icon: str | None, width: Literal["stretch", "content"] = "stretch") -> None:
    st.page_link(access.page(spec.folder), label=label, icon=icon, width=width,
                 query_params=parameters.carried(spec.url))


def _entries() -> dict[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    reader = access.actor()
    for spec in access.all_pages():
        if spec.entry and not (spec.is_secret and spec.needs and not may(reader, spec.needs)):
            found.setdefault(spec.entry, []).append(spec)
    return found
