"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.priority.contracts import PRIORITY_WEIGHTS

TOPIC = Topic(
    "priority", "Prioritas desa",
    contracts=(PRIORITY_WEIGHTS,),
    pages=(Page("prioritas", "Prioritas Desa", "prioritas", ":material/flag:", "Wilayah", 46, tab="Prioritas",
                parameters="dashboard.topics.priority.parts.link:PARAMETERS",
                draws=("ComponentInstance", "DownloadButton", "Slider")),),
    slides=("dashboard.topics.priority.blocks.slides:ENTRIES",),
    layers="dashboard.topics.priority.blocks.layer:layers",
    block="dashboard.topics.priority.blocks.area:of_area",
)
