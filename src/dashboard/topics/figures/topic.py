"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Serves, Topic
from dashboard.topics.figures.contracts import FIGURE_NOTES

TOPIC = Topic(
    "figures", "Periksa angka",
    contracts=(FIGURE_NOTES,),
    pages=(Page("periksa", "Periksa Angka", "periksa", ":material/pin:", "", 93,
                parameters="dashboard.topics.figures.parts.link:PARAMETERS"),),
    serves=Serves.BOTH,
)
