"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic

TOPIC = Topic(
    "news", "Kabar",
    pages=(Page("kabar", "Kabar", "kabar", ":material/newspaper:", "Rapat", 84, tab="Kabar",
                parameters="dashboard.topics.news.parts.link:PARAMETERS", draws=("Checkbox", "DownloadButton")),),
)
