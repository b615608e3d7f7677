"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.areas.contracts import PLACE_ALIASES

TOPIC = Topic(
    "areas", "Wilayah",
    contracts=(PLACE_ALIASES,),
    pages=(Page("peta", "Peta Desa", "peta", ":material/map:", "Gambaran", 20,
                parameters="dashboard.ui.maps.link:PARAMETERS",
                draws=("Selectbox", "ButtonGroup", "ComponentInstance", "Checkbox")),
           Page("profil", "Profil Wilayah", "profil", ":material/location_on:", "Gambaran", 40,
                draws=("Selectbox",))),
    slides=("dashboard.topics.areas.blocks.map_slide:ENTRIES",
            "dashboard.topics.areas.blocks.priority_slides:ENTRIES"),
)
