"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic
from dashboard.topics.indicators.contracts import OBSERVATIONS, TARGETS

TOPIC = Topic("indicators", "Indikator", contracts=(OBSERVATIONS, TARGETS))
