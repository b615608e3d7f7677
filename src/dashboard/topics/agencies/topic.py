"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Serves, Topic
from dashboard.topics.agencies.contracts import AGENCIES, AGENCY_ALIASES

TOPIC = Topic(
    "agencies", "Perangkat daerah",
    contracts=(AGENCIES, AGENCY_ALIASES),
    serves=Serves.BOTH,
)
