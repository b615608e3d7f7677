"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.meetings.contracts import ACTIONS, AGENDA, DECISIONS, MEETINGS

TOPIC = Topic(
    "meetings", "Rapat TKPK",
    contracts=(MEETINGS, AGENDA, DECISIONS, ACTIONS),
    pages=(Page("rapat", "Siapkan Rapat TKPK", "rapat", ":material/edit_calendar:", "Rapat", 80, tab="Siapkan",
                parameters="dashboard.topics.meetings.parts.link:FORMER",
                draws=("Multiselect", "DownloadButton", "LinkButton")),
           Page("jalankan", "Jalankan Rapat TKPK", "jalankan", ":material/slideshow:", "Rapat", 81, tab="Jalankan",
                draws=("LinkButton",)),
           Page("tindak", "Tindak Lanjut Rapat TKPK", "tindak-lanjut", ":material/task_alt:", "Rapat", 82,
                tab="Tindak lanjut", parameters="dashboard.topics.meetings.parts.link:PARAMETERS",
                draws=("DownloadButton",))),
    slides=("dashboard.topics.meetings.blocks.slides:ENTRIES",),
    home="dashboard.topics.meetings.blocks.home:home",
    tasks="dashboard.topics.meetings.blocks.tasks:tasks",
)
