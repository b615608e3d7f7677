"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.areas.contracts import PLACE_ALIASES

TOPIC = Topic(
    "areas", "Wilayah",
    contracts=(PLACE_ALIASES,),
    pages=(Page("peta", "Peta Desa", "peta", ":material/map:", "Wilayah", 30, tab="Peta",
                parameters="dashboard.ui.maps.link:PARAMETERS",
                draws=("ButtonGroup", "ComponentInstance", "Checkbox")),
           Page("profil", "Profil Wilayah", "profil", ":material/location_on:", "Wilayah", 40, tab="Profil",
                parameters="dashboard.topics.areas.parts.profile:PARAMETERS"),
           Page("bandingkan", "Bandingkan Wilayah", "bandingkan", ":material/compare_arrows:", "Wilayah", 45,
                tab="Bandingkan", parameters="dashboard.topics.areas.parts.side_by_side:PARAMETERS",
                draws=("Multiselect",))),
    slides=("dashboard.topics.areas.blocks.map_slide:ENTRIES",
            "dashboard.topics.areas.blocks.village_slide:ENTRIES",
            "dashboard.topics.areas.blocks.priority_slides:ENTRIES"),
)
