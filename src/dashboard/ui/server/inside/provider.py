"""What Streamlit knows of a sign-in at a provider (OIDC): its own signed cookie, read for pages and for requests."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import HTTPConnection
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

COOKIE = USER_COOKIE_NAME
_OF_THE_SIGN_IN = ("iss", "sub", "aud", "iat", "nonce", "at_hash", "email", "email_verified")


def claims_of_run() -> Mapping[str, object]:
    """What the provider says of whoever reads here; empty when it says nothing."""
    told = st.user.to_dict()
    return told if told.get("is_logged_in") is True else {}


def claims_of_request(request: HTTPConnection) -> Mapping[str, object]:
    """The same for whoever sends this; empty when the cookie is none of ours, too old, or of another host."""

    def unsigned(name: str) -> bytes | None:
        value = request.cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1", "replace")) if value else None

    try:
        told = json.loads(get_cookie_with_chunks(unsigned, COOKIE) or b"{}")
    except ValueError:
        return {}
    is_here = isinstance(told, dict) and urlsplit(str(told.get("origin"))).netloc == request.headers.get("host")
    return told if is_here and told.get("is_logged_in") is True else {}


def token(claims: Mapping[str, object], claim: str) -> str:
    """Stands for this one sign-in, as only this server can make it; "" without claims."""
    if not claims:
        return ""
    told = json.dumps([claims.get(name) for name in (*_OF_THE_SIGN_IN, claim)], default=str)
    return hmac.digest(get_cookie_secret().encode(), told.encode(), hashlib.sha256).hex()


def sign_in() -> None:
    """Send the reader's browser to the provider."""
    st.login()


def sign_out() -> None:
    """Take the cookie away, and out of the provider where it offers that."""
    st.logout()
