"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Topic
from dashboard.topics.partners.contracts import COMMUNITY_ACTIVITIES, PARTNERS, PLEDGES

TOPIC = Topic(
    "partners", "Gotong royong & mitra",
    contracts=(PARTNERS, PLEDGES, COMMUNITY_ACTIVITIES),
    pages=(Page("gotong-royong", "Gotong Royong & Mitra", "gotong-royong", ":material/handshake:", "Program", 66,
                tab="Gotong royong", parameters="dashboard.topics.partners.parts.link:PARAMETERS",
                draws=("DownloadButton", "PlotlyChart"),
                words="CSR TJSLP tanggung jawab sosial perusahaan pentahelix pentaheliks kolaborasi kemitraan donasi",
                subjects=(("Janji dan penyaluran", "CSR TJSLP bantuan perusahaan donasi"),
                          ("Celah program", "kesenjangan cakupan belum terbantu tumpang tindih"),
                          ("Gotong royong warga", "kerja bakti swadaya partisipasi masyarakat relawan"),
                          ("Jejaring", "jaringan kolaborasi simpul pulau jembatan network"),
                          ("Daftar mitra", "perusahaan komunitas media perguruan tinggi LSM Baznas"))),),
    slides=("dashboard.topics.partners.blocks.slides:ENTRIES",),
    layers="dashboard.topics.partners.blocks.layer:layers",
    block="dashboard.topics.partners.blocks.area:of_area",
    home="dashboard.topics.partners.blocks.home:home",
)
