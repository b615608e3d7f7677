"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Serves, Topic
from dashboard.topics.differences.contracts import FIGURE_CASES, FIGURE_REPORTS

TOPIC = Topic(
    "differences", "Angka berbeda",
    contracts=(FIGURE_CASES, FIGURE_REPORTS),
    pages=(Page("angka-berbeda", "Angka Berbeda", "angka-berbeda", ":material/difference:", "Data", 92,
                tab="Angka berbeda", parameters="dashboard.topics.differences.parts.link:PARAMETERS",
                draws=("Checkbox", "DownloadButton")),),
    slides=("dashboard.topics.differences.blocks.slides:ENTRIES",),
    home="dashboard.topics.differences.blocks.home:home",
    tasks="dashboard.topics.differences.blocks.tasks:tasks",
    serves=Serves.BOTH,
)
