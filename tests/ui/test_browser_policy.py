"""The Content-Security-Policy names no other host, whoever asks; the other headers that come with every answer."""

from __future__ import annotations

import re

import pytest

from asgi import STREAMLIT, ask
from dashboard.ui.server.browser_policy import Headers, policy


def directives(text: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in text.split(";"))}


@pytest.mark.parametrize("path", ["/", "/peta", "/component/streamlit_folium.st_folium/index.html"])
def test_everything_comes_from_this_server(path: str) -> None:
    found = directives(policy(path, "dasbor.blitarkab.go.id:8501"))
    assert found["default-src"] == ["'self'"] and found["object-src"] == ["'none'"]
    assert found["connect-src"] == ["'self'", "ws://dasbor.blitarkab.go.id:8501", "wss://dasbor.blitarkab.go.id:8501"]
    others = [value for name, values in found.items() if name != "connect-src" for value in values
              if not value.startswith("'") and value not in ("data:", "blob:")]
    assert others == []
    assert ("'unsafe-eval'" in found["script-src"]) is path.startswith("/component/")


@pytest.mark.parametrize("host", ["", "a b", "a; script-src *", "*", "a\r\nX: y", "evil.test/path", "x" * 300, "[zz]"])
def test_a_strange_host_adds_nothing(host: str) -> None:
    assert directives(policy("/", host))["connect-src"] == ["'self'"]


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "[::1]:8501", "dasbor"])
def test_usual_hosts_are_named(host: str) -> None:
    assert re.search(rf"connect-src 'self' ws://{re.escape(host)} wss://{re.escape(host)}$", policy("/", host))


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/script-health-check", "/dasbor/_stcore/metrics",
                                  "/_stcore/metrics/"])
def test_the_servers_own_figures_are_closed(path: str) -> None:
    for method in ("GET", "OPTIONS", "POST"):
        assert ask(Headers, path, method)[0] == 404
    assert ask(Headers, "/_stcore/health")[0] == STREAMLIT


def test_a_browser_stays_with_https_only_when_it_came_that_way() -> None:
    assert ask(Headers, "/", scheme="https")[1]["strict-transport-security"] == "max-age=31536000"
    found = ask(Headers, "/", headers={"x-forwarded-proto": "https"})[1]
    assert "strict-transport-security" not in found
    assert found["x-content-type-options"] == "nosniff" and "default-src 'self'" in found["content-security-policy"]
