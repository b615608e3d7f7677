"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic
from dashboard.topics.rat.contracts import RAT_MATRIX, RAT_REALISATION, RAT_TARGETS

TOPIC = Topic("rat", "Rencana Aksi Tahunan (RAT)", contracts=(RAT_MATRIX, RAT_TARGETS, RAT_REALISATION))
