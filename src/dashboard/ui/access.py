"""Who may see which page. Access is decided by which pages are listed, never inside a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard import settings


@dataclass(frozen=True)
class PageSpec:
    """One page: folder under pages/, title in the navigation, address, icon and group."""

    folder: str
    title: str
    url: str
    icon: str
    group: str


PAGES = (
    PageSpec("ringkasan", "Ringkasan", "", ":material/dashboard:", "Gambaran"),
    PageSpec("peta", "Peta Desa", "peta", ":material/map:", "Gambaran"),
    PageSpec("tren", "Tren & Perbandingan", "tren", ":material/show_chart:", "Gambaran"),
    PageSpec("profil", "Profil Wilayah", "profil", ":material/location_on:", "Gambaran"),
    PageSpec("data", "Data & Metodologi", "data", ":material/database:", "Data"),
)


def open_pages() -> dict[str, st.Page]:
    """Pages that this visitor may open, by folder, in the order of the menu; the front page is the first."""
    return {spec.folder: page(spec.folder) for spec in PAGES}


def page(folder: str) -> st.Page:
    """The page in this folder, for links to it."""
    spec = next(spec for spec in PAGES if spec.folder == folder)
    return st.Page(settings.PROJECT / "pages" / spec.folder / "page.py", title=spec.title, icon=spec.icon,
                   url_path=spec.url or None, default=not spec.url)


_CLOSE_ON_PHONE = """<script data-page="{page}">
if (window.innerWidth < 768) document.querySelector('[data-testid=stSidebarCollapseButton] button')?.click();
</script>"""


def menu(pages: Mapping[str, st.Page], current: st.Page) -> None:
    """Links to the pages by group. Streamlit's own grouped menu is a list that screen readers cannot follow (axe);
    what it does besides, closing on a phone after a choice, is done here."""
    groups: dict[str, list[st.Page]] = {}
    for spec in PAGES:
        if spec.folder in pages:
            groups.setdefault(spec.group, []).append(pages[spec.folder])
    with st.sidebar:
        for group, links in groups.items():
            with st.container(gap=None, key=f"menu_{group}"):
                st.html(f"<p class='menu-group'>{escape(group)}</p>")
                for link in links:
                    st.page_link(link, width="stretch")
    st.html(_CLOSE_ON_PHONE.format(page=current.url_path), unsafe_allow_javascript=True)
