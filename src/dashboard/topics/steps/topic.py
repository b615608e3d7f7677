"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Serves, Topic

TOPIC = Topic(
    "steps", "Analisis lima langkah",
    pages=(Page("analisis", "Analisis", "analisis", ":material/query_stats:", "Indikator", 25, tab="Lima langkah",
                parameters="dashboard.topics.steps.parts.steps:PARAMETERS",
                draws=("Button", "PlotlyChart")),
           Page("menuju-target", "Menuju Target", "menuju-target", ":material/flag:", "Indikator", 26,
                tab="Menuju target", parameters="dashboard.topics.steps.parts.targets:PARAMETERS",
                draws=("Checkbox", "DownloadButton", "PlotlyChart")),
           Page("bab-rpkd", "Bab RPKD", "bab-rpkd", ":material/description:", "Indikator", 27,
                parameters="dashboard.topics.steps.parts.chapter:PARAMETERS", draws=("Multiselect", "Button"))),
    slides=("dashboard.topics.steps.blocks.slides:ENTRIES",),
    serves=Serves.BOTH,
)
