"""What the subject brings."""

from __future__ import annotations

from dataclasses import replace

from dashboard.registry import Page, Serves, Topic

_PAGE = Page("kabar", "Kabar", "kabar", ":material/newspaper:", "Rapat", 84, tab="Kabar",
             parameters="dashboard.topics.news.parts.link:PARAMETERS", draws=("Checkbox", "DownloadButton"),
             serves=Serves.REGENCY)

TOPIC = Topic(
    "news", "Kabar",
    pages=(_PAGE, replace(_PAGE, entry="Data", place=94, serves=Serves.PROVINCE)),  # which has no meetings
    serves=Serves.BOTH,
)
