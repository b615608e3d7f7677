"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic

TOPIC = Topic(
    "steps", "Analisis lima langkah",
    pages=(Page("analisis", "Analisis", "analisis", ":material/query_stats:", "Rapat", 70),),
    slides=("dashboard.topics.steps.blocks.slides:ENTRIES",),
)
