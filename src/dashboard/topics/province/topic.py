"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Page, Serves, Topic

TOPIC = Topic(
    "province", "Provinsi",
    pages=(Page("provinsi", "Ringkasan", "", ":material/dashboard:", "Beranda", 10,
                parameters="dashboard.topics.province.parts.front:PARAMETERS", draws=("ComponentInstance",)),),
    serves=Serves.PROVINCE,
)
