"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Serves, Topic
from dashboard.topics.indicators.contracts import OBSERVATIONS, TARGETS

TOPIC = Topic(
    "indicators", "Indikator",
    contracts=(OBSERVATIONS, TARGETS),
    pages=(Page("ringkasan", "Ringkasan", "", ":material/dashboard:", "Beranda", 10,
                draws=("ComponentInstance", "DownloadButton"), serves=Serves.REGENCY),
           Page("angka", "Angka Utama", "angka", ":material/dashboard:", "Indikator", 15),
           Page("indikator", "Semua Indikator", "indikator", ":material/grid_view:", "Indikator", 18),
           Page("peringkat", "Peringkat", "peringkat", ":material/leaderboard:", "Indikator", 22,
                parameters="dashboard.topics.indicators.parts.trend:RANKED",
                draws=("Multiselect", "PlotlyChart")),
           Page("tren", "Tren & Perbandingan", "tren", ":material/show_chart:", "Indikator", 20, tab="Tren",
                parameters="dashboard.topics.indicators.parts.since:PARAMETERS",
                draws=("Multiselect", "Button", "Checkbox", "PlotlyChart"))),
    slides=("dashboard.topics.indicators.blocks.headline_slide:ENTRIES",
            "dashboard.topics.indicators.blocks.trend_slides:ENTRIES"),
    home="dashboard.topics.indicators.blocks.home:home",
    serves=Serves.BOTH,
)
