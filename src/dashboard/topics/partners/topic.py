"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.partners.contracts import COMMUNITY_ACTIVITIES, PARTNERS, PLEDGES

TOPIC = Topic(
    "partners", "Gotong royong & mitra",
    contracts=(PARTNERS, PLEDGES, COMMUNITY_ACTIVITIES),
    pages=(Page("gotong-royong", "Gotong Royong & Mitra", "gotong-royong", ":material/handshake:", "Program", 66,
                tab="Gotong royong", parameters="dashboard.topics.partners.parts.link:PARAMETERS",
                draws=("DownloadButton", "PlotlyChart")),),
    slides=("dashboard.topics.partners.blocks.slides:ENTRIES",),
    layers="dashboard.topics.partners.blocks.layer:layers",
    block="dashboard.topics.partners.blocks.area:of_area",
    home="dashboard.topics.partners.blocks.home:home",
)
