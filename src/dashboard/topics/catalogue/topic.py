"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Serves, Topic

TOPIC = Topic(
    "catalogue", "Data & metodologi",
    pages=(Page("data", "Data & Metodologi", "data", ":material/database:", "Data", 90, tab="Katalog & metode",
                parameters="dashboard.topics.catalogue.parts.tables:PARAMETERS",
                draws=("ButtonGroup",),
                subjects=(("Kalender rilis", "jadwal terbit BPS kapan keluar"),
                          ("Kesalahan sampling", "RSE galat selang kepercayaan ketelitian survei"))),
           Page("unduh", "Unduh Data", "unduh", ":material/download:", "Data", 93, tab="Unduh",
                parameters="dashboard.topics.catalogue.parts.link:PARAMETERS", draws=("DownloadButton",))),
    home="dashboard.topics.catalogue.blocks.home:home",
    serves=Serves.BOTH,
)
