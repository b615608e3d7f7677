"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.meetings.contracts import ACTIONS, AGENDA, DECISIONS, MEETINGS

TOPIC = Topic(
    "meetings", "Rapat TKPK",
    contracts=(MEETINGS, AGENDA, DECISIONS, ACTIONS),
    pages=(Page("rapat", "Rapat TKPK", "rapat", ":material/groups:", "Rapat", 80,
                parameters="dashboard.topics.meetings.parts.link:PARAMETERS",
                draws=("Multiselect", "DownloadButton", "LinkButton", "Button")),),
    slides=("dashboard.topics.meetings.blocks.slides:ENTRIES",),
    home="dashboard.topics.meetings.blocks.home:home",
)
