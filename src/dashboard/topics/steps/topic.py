"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic

TOPIC = Topic(
    "steps", "Analisis lima langkah",
    pages=(Page("analisis", "Analisis", "analisis", ":material/query_stats:", "Indikator", 25, tab="Lima langkah",
                parameters="dashboard.topics.steps.parts.steps:PARAMETERS",
                draws=("Multiselect", "Button", "PlotlyChart")),),
    slides=("dashboard.topics.steps.blocks.slides:ENTRIES",),
)
