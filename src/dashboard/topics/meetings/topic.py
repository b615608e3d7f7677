"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.meetings.contracts import MEETING_CONTRACTS

TOPIC = Topic(
    "meetings", "Rapat TKPK",
    contracts=MEETING_CONTRACTS,
    pages=(Page("rapat", "Siapkan Rapat TKPK", "rapat", ":material/edit_calendar:", "Rapat", 80, tab="Siapkan",
                parameters="dashboard.topics.meetings.parts.link:FORMER",
                draws=("Multiselect", "DownloadButton", "LinkButton")),
           Page("jalankan", "Jalankan Rapat TKPK", "jalankan", ":material/slideshow:", "Rapat", 81, tab="Jalankan",
                draws=("LinkButton",)),
           Page("tindak", "Tindak Lanjut Rapat TKPK", "tindak-lanjut", ":material/task_alt:", "Rapat", 82,
                tab="Tindak lanjut", parameters="dashboard.topics.meetings.parts.link:PARAMETERS",
                draws=("DownloadButton",), subjects=(("Rapat & notulen", "risalah daftar hadir undangan"),)),
           Page("tim", "Tim Teknis TKPK", "tim", ":material/diversity_3:", "Rapat", 83, tab="Tim teknis",
                parameters="dashboard.topics.meetings.parts.team_link:PARAMETERS", draws=("DownloadButton",))),
    slides=("dashboard.topics.meetings.blocks.slides:ENTRIES", "dashboard.topics.meetings.blocks.team_slide:ENTRIES"),
    home="dashboard.topics.meetings.blocks.home:home",
    tasks="dashboard.topics.meetings.blocks.tasks:tasks",
)
