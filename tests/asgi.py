"""Asks one of our ASGI middlewares, with a Streamlit behind it that only says it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

STREAMLIT = 299
"""Status of whatever the middleware left to Streamlit."""


async def _streamlit(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": STREAMLIT, "headers": []})
    await send({"type": "http.response.body", "body": b"streamlit"})


def ask(middleware: Callable[[Any], Any], path: str, method: str = "GET", query: str = "",
        headers: Mapping[str, str] | None = None, scheme: str = "http") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    given = {"host": "localhost", **(headers or {})}
    scope = {"type": "http", "asgi": {"spec_version": "2.4"}, "method": method, "path": path,
             "raw_path": path.encode(), "root_path": "", "query_string": query.encode(),
             "server": ("localhost", 80), "scheme": scheme,
             "headers": [(name.encode(), value.encode()) for name, value in given.items()]}
    asyncio.run(middleware(_streamlit)(scope, None, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return int(sent[0]["status"]), found, b"".join(message.get("body", b"") for message in sent[1:])
