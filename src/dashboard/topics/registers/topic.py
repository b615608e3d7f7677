"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.registers.contracts import (
    DECILES_RECEIVED,
    OVERLAPS,
    REGISTER_CHANGES,
    REGISTER_CHECKS,
    REGISTRY_COUNTS,
)

TOPIC = Topic(
    "registers", "Register",
    contracts=(REGISTRY_COUNTS, REGISTER_CHANGES, REGISTER_CHECKS, OVERLAPS, DECILES_RECEIVED),
    pages=(Page("register", "Register", "register", ":material/fact_check:", "Sasaran & layanan", 69,
                parameters="dashboard.topics.registers.parts.link:PARAMETERS",
                draws=("ComponentInstance", "DownloadButton"), words="DTSEN DTKS P3KE Sidaksos BDT basis data terpadu",
                subjects=(("Kelayakan", "syarat penerima desil berhak eligible"),
                          ("Irisan", "tumpang tindih ganda duplikasi padan penerima"),
                          ("Daftar periksa", "temuan verifikasi lapangan musdes"))),),
    slides=("dashboard.topics.registers.blocks.slides:ENTRIES",),
    layers="dashboard.topics.registers.blocks.layer:layers",
    block="dashboard.topics.registers.blocks.area:of_area",
    home="dashboard.topics.registers.blocks.home:home",
    tasks="dashboard.topics.registers.blocks.tasks:tasks",
)
