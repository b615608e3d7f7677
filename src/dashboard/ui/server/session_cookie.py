"""Keeps a sign-in across reloads: a HttpOnly cookie, which only a route of serve.py can set.

The page gets a ticket that is good for one use and one minute; its script hands it to the route, which answers with
the cookie. So the session's token is never in the page, and no other site can sign anyone in or out.
"""

from __future__ import annotations

import math
import secrets
import threading
import time
from collections import deque
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.core import settings
from dashboard.core.actor import VISITOR, Action, Actor
from dashboard.core.domain import AccountError
from dashboard.store.identity.accounts import actor_of
from dashboard.store.identity.sessions import LIFETIME
from dashboard.store.policy import may
from dashboard.ui.server.inside import addresses, provider, session

COOKIE = "dasbor_sesi"
PATH = "/sesi"
_TICKET_SECONDS = 60
_LONGEST_BODY = 200
MOST_UNREAD, UNREAD_BYTES = 2, 400 * 1024**2
"""Files of one window that no page has read, and what those of all windows may take of the memory together."""
MOST_UPLOADS, UPLOAD_SECONDS = 30, 300
"""Files of one person in so many seconds; a file may be 50 MB and lies in memory until it was read."""

_tickets: dict[str, tuple[str, float]] = {}
_lock = threading.Lock()
_served = threading.Event()


def offer(token: str) -> str | None:
    """A ticket for a cookie with this token, or for removing it ("" as token); None without serve.py."""
    if not _served.is_set():
        return None
    ticket, now = secrets.token_urlsafe(24), time.monotonic()
    with _lock:
        for old in [name for name, (_, until) in _tickets.items() if until < now]:
            del _tickets[old]
        _tickets[ticket] = (token, now + _TICKET_SECONDS)
    return ticket


def is_waiting(ticket: str) -> bool:
    """True until the ticket is used or too old."""
    with _lock:
        return _tickets.get(ticket, ("", 0.0))[1] > time.monotonic()


def script(ticket: str, base: str) -> str:
    """What the page runs to use a ticket; `base` is the path below which the app is served."""
    address = f"/{base}{PATH}" if base else PATH
    return f"<script>fetch('{address}', {{method: 'POST', credentials: 'same-origin', body: '{ticket}'}})</script>"


def routes() -> list[Route]:
    """For st.App in serve.py; the second is for an app served below a base path."""
    _served.set()
    return [Route(PATH, _answer, methods=["POST"]), Route(f"/{{base:path}}{PATH}", _answer, methods=["POST"])]


async def _answer(request: Request) -> Response:
    if not _is_own(request):
        return PlainTextResponse("Permintaan ini tidak datang dari halaman dasbor.", 403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            return Response(status_code=413)
    with _lock:
        token, until = _tickets.pop(body.decode("ascii", "replace"), ("", 0.0))
    answer = Response(status_code=204, headers={"Cache-Control": "no-store"})
    if until <= time.monotonic():
        return answer
    path = request.url.path.removesuffix(PATH) or "/"
    secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    if token:
        answer.set_cookie(COOKIE, token, max_age=LIFETIME, path=path, httponly=True, samesite="strict", secure=secure)
    else:
        answer.delete_cookie(COOKIE, path=path, httponly=True, samesite="strict", secure=secure)
    return answer


def _is_own(request: Request) -> bool:
    """Whether a browser says that one of our pages asks; what is no browser says nothing, and has no ticket."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


class OnlySignedInUpload:
    """ASGI middleware: Streamlit's own address for uploads takes files from people who are signed in only, and so many
    of one person in a while that nobody fills the server's memory."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._times: dict[str, deque[float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses a PUT of a file without a session that holds, or after too many; everything else passes."""
        is_upload = scope["type"] == "http" and scope["method"] == "PUT" and addresses.UPLOADS in scope["path"]
        refusal = self._refusal(reader(Request(scope)), scope["path"]) if is_upload else None
        await (refusal or self.app)(scope, receive, send)

    def _refusal(self, sender: Actor, path: str) -> Response | None:
        if not may(sender, Action.HAND_IN):
            return PlainTextResponse("Masuk dulu untuk menyerahkan berkas.", 403)
        if session.make_room(addresses.window_of(path), MOST_UNREAD) > UNREAD_BYTES:
            return PlainTextResponse("Terlalu banyak berkas menunggu dibaca di server. Coba lagi sebentar lagi.", 503,
                                     {"Retry-After": "60"})
        now = time.monotonic()
        times = self._times.setdefault(sender.name, deque())
        while times and times[0] <= now - UPLOAD_SECONDS:
            times.popleft()
        if len(times) >= MOST_UPLOADS:
            wait = math.ceil(times[0] + UPLOAD_SECONDS - now)
            return PlainTextResponse(f"Terlalu banyak berkas dalam waktu singkat. Coba lagi dalam {wait} detik.", 429,
                                     {"Retry-After": str(wait)})
        times.append(now)
        return None


def token_of(asked: HTTPConnection) -> str:
    """The session that the cookie of a request or handshake names, "" for none. Where a provider says who comes in the
    cookie is Streamlit's, and ours counts for nothing."""
    if settings.by_provider():
        return provider.token(provider.claims_of_request(asked), settings.oidc_claim())
    return asked.cookies.get(COOKIE, "")


def reader(request: Request) -> Actor:
    """Whoever sends this, by the cookie; a visitor when its session does not hold."""
    token = token_of(request)
    try:
        return actor_of(token) if token else VISITOR
    except AccountError:
        return VISITOR
