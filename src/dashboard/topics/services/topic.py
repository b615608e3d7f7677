"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.services.contracts import JKN_WATCH, SERVICE_ANSWERS, SERVICE_COUNTS, SERVICE_NEEDS

TOPIC = Topic(
    "services", "Layanan (SLRT)",
    contracts=(SERVICE_NEEDS, SERVICE_ANSWERS, SERVICE_COUNTS, JKN_WATCH),
    pages=(Page("layanan", "Layanan (SLRT)", "layanan", ":material/support_agent:", "Sasaran & layanan", 68,
                parameters="dashboard.topics.services.parts.link:PARAMETERS",
                draws=("PlotlyChart", "DownloadButton"), words="pengaduan rujukan puskesos fasilitator loket",
                subjects=(("Waktu jawab OPD", "lama respons tanggapan dinas SLA"),
                          ("Keperluan", "permintaan warga kebutuhan layanan"),
                          ("Pantauan PBI-JKN", "BPJS KIS penonaktifan reaktivasi peserta nonaktif UHC"))),),
    slides=("dashboard.topics.services.blocks.slides:ENTRIES",),
    layers="dashboard.topics.services.blocks.layer:layers",
    block="dashboard.topics.services.blocks.area:of_area",
    home="dashboard.topics.services.blocks.home:home",
)
