"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic
from dashboard.topics.meetings.contracts import ACTIONS, AGENDA, DECISIONS, MEETINGS

TOPIC = Topic("meetings", "Rapat TKPK", contracts=(MEETINGS, AGENDA, DECISIONS, ACTIONS))
