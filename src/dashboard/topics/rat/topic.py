"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.rat.contracts import RAT_MATRIX, RAT_REALISATION, RAT_TARGETS

TOPIC = Topic(
    "rat", "Rencana Aksi Tahunan (RAT)",
    contracts=(RAT_MATRIX, RAT_TARGETS, RAT_REALISATION),
    pages=(Page("rat", "Capaian RAT", "rat", ":material/checklist:", "Program", 50,
                parameters="dashboard.topics.rat.parts.link:PARAMETERS"),),
    slides=("dashboard.topics.rat.blocks.slides:ENTRIES",
            "dashboard.topics.rat.blocks.line_slide:ENTRIES"),
    profile="dashboard.topics.rat.parts.elsewhere:area",
    home="dashboard.topics.rat.blocks.home:home",
    tasks="dashboard.topics.rat.blocks.tasks:tasks",
)
