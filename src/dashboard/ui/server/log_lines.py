"""The log of the server, one line an event: JSON for whatever collects it, or text for who reads along
(`DASHBOARD_LOG=json|text`)."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime
from typing import IO, Any

_OURS = ("page", "scope", "ms", "error")
"""What a line may carry beside its message (measuring.py)."""


class JsonLines(logging.Formatter):
    """{"time", "level", "message"} and what the event carries; `trace` where something unforeseen was raised."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        told: dict[str, Any] = {"time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
                                "level": record.levelname, "message": record.getMessage(), **_carried(record)}
        if record.exc_info:
            told["error"] = getattr(record.exc_info[0], "__name__", "")
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """The same for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The usual line; what the event carries stands behind it."""
        carried = " ".join(f"{name}={value}" for name, value in _carried(record).items() if value != "")
        return f"{super().format(record)} {carried}".rstrip()


def _carried(record: logging.LogRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _OURS if hasattr(record, name)}


def set_up(stream: IO[str] | None = None) -> None:
    """Our loggers write such lines to standard error; once, however often it is called."""
    logger = logging.getLogger("dashboard")
    for old in [one for one in logger.handlers if isinstance(one.formatter, (JsonLines, TextLines))]:
        logger.removeHandler(old)
    handler = logging.StreamHandler(stream or sys.stderr)
    as_text = os.environ.get("DASHBOARD_LOG", "").strip().lower() == "text"
    handler.setFormatter(TextLines() if as_text else JsonLines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
