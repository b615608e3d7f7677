"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic
from dashboard.topics.registers.contracts import REGISTRY_COUNTS

TOPIC = Topic(
    "registers", "Register",
    contracts=(REGISTRY_COUNTS,),
)
