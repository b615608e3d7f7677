"""Streamlit's addresses for signing in at a provider, behind our guard."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from starlette.requests import Request
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from asgi import STREAMLIT, ask
from dashboard.ui.server.inside import provider
from dashboard.ui.server.provider_routes import FAILED, MOST, SECONDS, ProviderRoutes

ALL = ("/auth/login", "/auth/logout", "/oauth2callback", "/dasbor/auth/login", "/oauth2callback/")
SECRET = "0123456789abcdef" * 2


@pytest.fixture
def oidc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_SIGN_IN", "oidc")


@pytest.mark.parametrize("path", ALL)
def test_closed_where_our_own_accounts_are_used(path: str) -> None:
    assert ask(ProviderRoutes, path)[0] == 404


@pytest.mark.parametrize("path", ["/", "/auth", "/peta", "/oauth2callback/x"])
def test_everything_else_is_left_alone(path: str) -> None:
    assert ask(ProviderRoutes, path)[0] == STREAMLIT


def test_another_site_signs_nobody_in_or_out_but_the_provider_comes_back(oidc: None) -> None:
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", STREAMLIT), ("none", STREAMLIT)):
        for path in ("/auth/login", "/auth/logout"):
            assert ask(ProviderRoutes, path, headers={"sec-fetch-site": site})[0] == status
        status_back, headers, _ = ask(ProviderRoutes, "/oauth2callback", headers={"sec-fetch-site": site})
        assert status_back == STREAMLIT and headers["cache-control"] == "no-store"


def test_no_faster_than_an_office_signs_in(oidc: None) -> None:
    now = [0.0]
    made: list[ProviderRoutes] = []

    def kept(app: Any) -> ProviderRoutes:
        made[:] = made or [ProviderRoutes(app, lambda: now[0])]
        return made[0]

    assert {ask(kept, "/auth/login")[0] for _ in range(MOST)} == {STREAMLIT}
    status, headers, _ = ask(kept, "/oauth2callback")
    assert status == 429 and headers["retry-after"] == str(SECONDS)
    now[0] = SECONDS
    assert ask(kept, "/auth/login")[0] == STREAMLIT


def _answering(status: int) -> Callable[[Any], ProviderRoutes]:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status,
                    "headers": [(b"set-cookie", b"_streamlit_user=x; HttpOnly"), (b"location", b"/")]})
        await send({"type": "http.response.body", "body": b"Authentication error"})

    return lambda _: ProviderRoutes(app)


@pytest.mark.parametrize("status", [400, 500])
def test_a_provider_that_is_away_is_told_in_our_words(oidc: None, status: int) -> None:
    code, headers, body = ask(_answering(status), "/auth/login")
    assert (code, body.decode()) == (502, FAILED) and "set-cookie" not in headers


def test_over_https_the_cookie_stays_there(oidc: None) -> None:
    asked = partial(ask, _answering(302), "/oauth2callback")
    assert asked(scheme="https")[1]["set-cookie"].endswith("; Secure")
    assert asked(headers={"x-forwarded-proto": "https"})[1]["set-cookie"].endswith("; Secure")
    assert "Secure" not in asked()[1]["set-cookie"]


def _claims(monkeypatch: pytest.MonkeyPatch, cookie: str, host: str = "localhost") -> dict[str, object]:
    monkeypatch.setattr(provider, "get_cookie_secret", lambda: SECRET)
    headers = [(b"host", host.encode()), (b"cookie", f"{provider.COOKIE}={cookie}".encode())]
    return dict(provider.claims_of_request(Request({"type": "http", "headers": headers})))


def _signed(secret: str = SECRET, name: str = provider.COOKIE, **told: object) -> str:
    content = {"origin": "http://localhost", "is_logged_in": True, "email": "a@b.id", **told}
    return create_signed_value(secret, name, json.dumps(content)).decode()


def test_a_request_is_whose_cookie_this_server_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    right = _signed()
    assert _claims(monkeypatch, right)["email"] == "a@b.id"
    assert _claims(monkeypatch, right, host="lain.id") == {}
    forged = [_signed("x" * 32), _signed(name="_streamlit_user_tokens"), right[:-1], "x" + right, right.split(".")[0],
              "", "chunks-2", '{"is_logged_in": true}', _signed(is_logged_in=False), _signed(is_logged_in="true"),
              create_signed_value(SECRET, provider.COOKIE, "[1]").decode(),
              create_signed_value(SECRET, provider.COOKIE, "{").decode()]
    assert [_claims(monkeypatch, one) for one in forged] == [{}] * len(forged)


def test_each_sign_in_has_a_token_that_only_this_server_can_make(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider, "get_cookie_secret", lambda: SECRET)
    claims = {"iss": "i", "sub": "s", "iat": 1, "nonce": "n", "email": "a@b.id"}
    assert provider.token({}, "email") == ""
    tokens = {provider.token({**claims, **other}, "nip") for other in (
        {}, {"iat": 2}, {"nonce": "m"}, {"email": "c@b.id"}, {"nip": "7"}, {"sub": "t"}, {"iss": "j"})}
    assert len(tokens) == 7 and provider.token({**claims, "origin": "http://x", "tokens": {}}, "nip") in tokens
    monkeypatch.setattr(provider, "get_cookie_secret", lambda: "y" * 32)
    assert provider.token(claims, "nip") not in tokens
