"""The cookie: given for a ticket only, once; and uploads only from people who are signed in."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.store.identity.accounts import add_account, disable_account, sign_in
from dashboard.ui.server import session_cookie
from handing_in import KEEPER


async def _stored(_: Request) -> Response:
    return Response(status_code=204)


APP = Starlette(routes=[*session_cookie.routes(), Route("/_stcore/upload_file/{s}/{f}", _stored, methods=["PUT"])],
                middleware=[Middleware(session_cookie.OnlySignedInUpload)])


def ask(path: str, method: str = "POST", body: bytes = b"", **headers: str) -> tuple[int, str]:
    """Status and Set-Cookie of one request."""
    sent: list[MutableMapping[str, Any]] = []
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
             "root_path": "", "scheme": headers.pop("scheme", "http"), "server": ("test", 80), "client": ("test", 1),
             "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return int(sent[0]["status"]), found.get("set-cookie", "")


def test_a_ticket_gives_the_cookie_once() -> None:
    ticket = session_cookie.offer("rahasia")
    assert ticket and session_cookie.is_waiting(ticket)
    assert "rahasia" not in session_cookie.script(ticket, "")
    status, cookie = ask("/sesi", body=ticket.encode())
    assert status == 204
    assert cookie.startswith("dasbor_sesi=rahasia;")
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/;" in cookie and "Secure" not in cookie
    assert not session_cookie.is_waiting(ticket)
    assert ask("/sesi", body=ticket.encode()) == (204, "")


def test_behind_https_and_below_a_base_path() -> None:
    _, cookie = ask("/dasbor/sesi", body=str(session_cookie.offer("rahasia")).encode(), scheme="https")
    assert "Secure" in cookie and "Path=/dasbor;" in cookie
    assert "'/dasbor/sesi'" in session_cookie.script("tiket", "dasbor")


def test_a_page_of_another_site_gives_no_cookie() -> None:
    ticket = str(session_cookie.offer("rahasia")).encode()
    for origin in ("https://contoh.test", "null", "http://localhost:1"):
        assert ask("/sesi", body=ticket, origin=origin, host="localhost") == (403, "")
    assert ask("/sesi", body=ticket, origin="http://localhost", host="localhost")[1].startswith("dasbor_sesi=rahasia;")


def test_signing_out_removes_it() -> None:
    _, cookie = ask("/sesi", body=str(session_cookie.offer("")).encode())
    assert cookie.startswith('dasbor_sesi="";') and "Max-Age=0" in cookie


@pytest.mark.parametrize("body", [b"", b"karangan", b"\xff\xfe", b"x" * 200])
def test_nothing_without_a_ticket(body: bytes) -> None:
    assert ask("/sesi", body=body) == (204, "")


def test_long_bodies_and_other_methods_are_refused() -> None:
    assert ask("/sesi", body=b"x" * 100_000)[0] == 413
    assert ask("/sesi", "GET")[0] == 405


def test_an_old_ticket_is_worth_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = str(session_cookie.offer("rahasia"))
    later = session_cookie.time.monotonic() + 61
    monkeypatch.setattr(session_cookie.time, "monotonic", lambda: later)
    assert not session_cookie.is_waiting(ticket)
    assert ask("/sesi", body=ticket.encode()) == (204, "")


def test_only_who_is_signed_in_uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    address = "/_stcore/upload_file/sesi/berkas"
    assert ask(address, "PUT")[0] == 403
    assert ask(address, "PUT", cookie="dasbor_sesi=karangan")[0] == 403
    add_account("Siti", "jambu-mete-7", KEEPER)
    token = sign_in("Siti", "jambu-mete-7")
    assert ask(address, "PUT", cookie=f"dasbor_sesi={token}")[0] == 204
    disable_account("Siti", KEEPER)
    assert ask(address, "PUT", cookie=f"dasbor_sesi={token}")[0] == 403


def test_files_that_nobody_reads_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    add_account("Siti", "jambu-mete-7", KEEPER)
    cookie, asked, unread = f"dasbor_sesi={sign_in('Siti', 'jambu-mete-7')}", [], [session_cookie.UNREAD_BYTES]

    def make_room(window: str, most: int) -> int:
        asked.append((window, most))
        return unread[0]

    monkeypatch.setattr(session_cookie.session, "make_room", make_room)
    assert ask("/_stcore/upload_file/jendela/berkas", "PUT", cookie=cookie)[0] == 204
    unread[0] += 1
    assert ask("/_stcore/upload_file/jendela/berkas", "PUT", cookie=cookie)[0] == 503
    assert asked == [("jendela", session_cookie.MOST_UNREAD)] * 2
    ask("/_stcore/upload_file/jendela/berkas", "PUT")
    assert len(asked) == 2, "strangers make nobody's files go"


def test_so_many_files_of_one_person_in_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    address, now = "/_stcore/upload_file/sesi/berkas", [1000.0]
    monkeypatch.setattr(session_cookie.time, "monotonic", lambda: now[0])
    tokens = {}
    for name in ("Budi", "Wati"):
        add_account(name, "jambu-mete-7", KEEPER)
        tokens[name] = f"dasbor_sesi={sign_in(name, 'jambu-mete-7')}"

    def put(name: str) -> int:
        return ask(address, "PUT", cookie=tokens[name])[0]

    assert {put("Budi") for _ in range(session_cookie.MOST_UPLOADS)} == {204}
    assert put("Budi") == 429 and put("Wati") == 204
    again = f"dasbor_sesi={sign_in('Budi', 'jambu-mete-7')}"
    assert ask(address, "PUT", cookie=again)[0] == 429, "another session is the same person"
    now[0] += session_cookie.UPLOAD_SECONDS + 1
    assert put("Budi") == 204
