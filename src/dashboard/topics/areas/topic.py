"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic
from dashboard.topics.areas.contracts import PLACE_ALIASES

TOPIC = Topic("areas", "Wilayah", contracts=(PLACE_ALIASES,))
