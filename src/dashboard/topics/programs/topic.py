"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic
from dashboard.topics.programs.contracts import COVERAGE, PROGRAM_ALIASES, PROGRAMS

TOPIC = Topic("programs", "Program", contracts=(PROGRAMS, PROGRAM_ALIASES, COVERAGE))
