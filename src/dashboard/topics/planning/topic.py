"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.planning.contracts import (
    CODE_CROSSWALK,
    CROSS_REQUESTS,
    INCENTIVE_DOCUMENTS,
    PLANNING_LINKS,
    REGIONAL_SPENDING,
    TAGGED_SPENDING,
)

TOPIC = Topic(
    "planning", "Sinkronisasi perencanaan",
    contracts=(PLANNING_LINKS, CODE_CROSSWALK, CROSS_REQUESTS, TAGGED_SPENDING, REGIONAL_SPENDING, INCENTIVE_DOCUMENTS),
    pages=(Page("sinkronisasi", "Sinkronisasi Rencana dan Anggaran", "sinkronisasi", ":material/account_tree:",
                "Program", 64, tab="Sinkronisasi", parameters="dashboard.topics.planning.parts.link:PARAMETERS",
                draws=("DownloadButton", "PlotlyChart"), words="penyelarasan keselarasan RPJMD RPKD Renja APBD",
                subjects=(("Rantai", "perencanaan pohon kinerja cascading RPJMD RPKD RAT Renja APBD"),
                          ("Permintaan lintas OPD", "ego sektoral lintas sektor dinas koordinasi cross cutting"),
                          ("Insentif fiskal", "DIF dana insentif daerah PMK belanja penandaan tagging"))),),
    slides=("dashboard.topics.planning.blocks.slides:ENTRIES",),
    block="dashboard.topics.planning.blocks.area:of_area",
    home="dashboard.topics.planning.blocks.home:home",
    tasks="dashboard.topics.planning.blocks.tasks:tasks",
)
