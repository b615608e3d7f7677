"""Names by which Streamlit's page knows its parts: the scripts that draw elements, and what our styles select."""

from __future__ import annotations

from enum import StrEnum

from streamlit.elements.lib.column_types import ColumnConfig as ColumnConfig

COLLAPSE_MENU = "[data-testid=stSidebarCollapseButton] button"
"""Selector of the button that closes the menu on a phone."""


class Element(StrEnum):
    """An element whose script Streamlit loads when it is first drawn, as the script is called."""

    BUTTON = "Button"
    BUTTON_GROUP = "ButtonGroup"
    CHECKBOX = "Checkbox"
    COMPONENT = "ComponentInstance"
    DOWNLOAD_BUTTON = "DownloadButton"
    HTML = "Html"
    LINK_BUTTON = "LinkButton"
    MULTISELECT = "Multiselect"
    PAGE_LINK = "PageLink"
    PLOTLY_CHART = "PlotlyChart"
    SELECTBOX = "Selectbox"
    SLIDER = "Slider"
    TEXT_INPUT = "TextInput"


EVERYWHERE = (Element.HTML, Element.PAGE_LINK, Element.BUTTON, Element.SELECTBOX)
"""On every page: our styles, the menu and the bar."""

TEST_IDS = frozenset({
    "stAlert", "stAppDeployButton", "stAppViewContainer", "stBaseButton-primary", "stBaseLinkButton-primary",
    "stColumn", "stDataFrame", "stExpandSidebarButton", "stExpander", "stFileUploaderDropzone",
    "stFileUploaderDropzoneInstructions", "stHeader", "stHeaderActionElements", "stHeading", "stHorizontalBlock",
    "stLayoutWrapper", "stMain", "stMainMenu", "stMarkdownContainer", "stMultiSelectTagsContainer", "stPopover",
    "stSidebar", "stSidebarCollapseButton", "stToolbar",
})
"""What our styles and scripts select by data-testid."""
CLASSES = frozenset({
    "block-container", "element-container", "stApp", "stButton", "stCheckbox", "stDataFrame", "stDownloadButton",
    "stElementContainer", "stFileChip", "stFileUploader", "stFullScreenFrame", "stHeading", "stHtml", "stMain",
    "stLinkButton", "stMainBlockContainer", "stMarkdown", "stPageLink", "stPlotlyChart", "stPopover", "stSelectbox",
    "stTabs", "stVerticalBlock",
})
"""What they select by class, besides st-key-..., which Streamlit promises."""
ATTRIBUTES = frozenset({"data-tag", "aria-current", "aria-invalid"})
PUT_TOGETHER = {"stBaseButton-primary": "stBaseButton-${", "stBaseLinkButton-primary": "stBaseLinkButton-${"}
"""Names that do not stand in Streamlit's scripts as they are, and what stands there."""
