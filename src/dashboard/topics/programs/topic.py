"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.programs.contracts import COVERAGE, PROGRAM_ALIASES, PROGRAMS

TOPIC = Topic(
    "programs", "Cakupan program",
    contracts=(PROGRAMS, PROGRAM_ALIASES, COVERAGE),
    pages=(Page("program", "Cakupan Program", "program", ":material/target:", "Program", 60, tab="Cakupan",
                parameters="dashboard.topics.programs.parts.link:PARAMETERS",
                draws=("ComponentInstance", "ButtonGroup", "DownloadButton", "PlotlyChart")),
           Page("anggaran", "Anggaran & Kebutuhan", "anggaran", ":material/payments:", "Program", 62,
                parameters="dashboard.topics.programs.parts.link:MONEY", draws=("PlotlyChart",))),
    slides=("dashboard.topics.programs.blocks.slides:ENTRIES",),
    layers="dashboard.topics.programs.blocks.layer:layers",
    profile="dashboard.topics.programs.parts.area:programs",
    home="dashboard.topics.programs.blocks.home:home",
)
