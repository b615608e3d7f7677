"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic

TOPIC = Topic(
    "priority", "Prioritas desa",
    pages=(Page("prioritas", "Prioritas Desa", "prioritas", ":material/flag:", "Wilayah", 46, tab="Prioritas",
                parameters="dashboard.topics.priority.parts.link:PARAMETERS",
                draws=("ComponentInstance", "DownloadButton")),),
)
