"""What the toy brings: one dataset, a page, a slide, layers of the map, a block on profile and sheet."""

from __future__ import annotations

from pathlib import Path

from dashboard.registry import Page, Topic
from toys.antrean.contracts import QUEUES

TOPIC = Topic(
    "antrean", "Antrean loket",
    contracts=(QUEUES,),
    pages=(Page("antrean", "Antrean Loket", "antrean", ":material/groups_2:", "Program", 65,
                script=Path(__file__).with_name("page.py")),),
    slides=("toys.antrean.blocks:ENTRIES",),
    layers="toys.antrean.blocks:layers",
    block="toys.antrean.blocks:of_area",
)
