"""What the subject brings."""

from __future__ import annotations

from dashboard.registry import Topic

TOPIC = Topic("steps", "Analisis lima langkah")
