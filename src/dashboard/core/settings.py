"""Where things are. Paths only; nothing here reads a file or changes the process."""

from __future__ import annotations

import os
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
"""The checkout. The package is always installed editable (`-e .`), so this is the project folder."""

_OFF = ("off", "0", "false", "no", "tidak")


def _is_on(name: str) -> bool:
    return os.environ.get(name, "on").strip().lower() not in _OFF


STATIC = PROJECT / "static"
"""Our own scripts, styles and logos; served by Streamlit at <base>/app/static/. Nothing is written there."""


def home() -> Path:
    """Folder of everything generated or handed in: `DASHBOARD_HOME`, by default var/ in the project."""
    return Path(os.environ.get("DASHBOARD_HOME") or PROJECT / "var").expanduser().resolve()


def data() -> Path:
    """Folder of facts, catalogue and boundaries: `DASHBOARD_DATA`, by default data/ in the project."""
    return Path(os.environ.get("DASHBOARD_DATA") or PROJECT / "data").expanduser().resolve()


def builds() -> Path:
    """Folder of the built databases and the pointer file CURRENT."""
    return home() / "builds"


def submissions() -> Path:
    """Folder of what people handed in; together with data() it is all that the product knows."""
    return home() / "submissions"


def accounts() -> Path:
    """Folder of the accounts of people who hand in: outside the repository, readable by the server's account only."""
    return home() / "accounts"


def cache() -> Path:
    """Folder of what can be worked out again; may be removed at any time."""
    return home() / "cache"


def sample_shown() -> bool:
    """False when DASHBOARD_SAMPLE is "off": the build then takes only what is real."""
    return _is_on("DASHBOARD_SAMPLE")


def open_to_all() -> bool:
    """False when DASHBOARD_PUBLIC is "off": then also who only looks has to sign in."""
    return _is_on("DASHBOARD_PUBLIC")


def slides_beforehand() -> bool:
    """False when DASHBOARD_BEFOREHAND is "off": slides are then made when somebody asks for them, not after each new
    build while nobody does."""
    return _is_on("DASHBOARD_BEFOREHAND")


def sign_in_way() -> str:
    """How people sign in: `DASHBOARD_SIGN_IN`, "lokal" (usual) or "oidc"; anything else as it was given."""
    return os.environ.get("DASHBOARD_SIGN_IN", "").strip().lower() or "lokal"


def by_provider() -> bool:
    """True when an agency's provider says who somebody is (OIDC); our passwords open nothing then."""
    return sign_in_way() == "oidc"


def oidc_claim() -> str:
    """Which of the provider's claims names an account: `DASHBOARD_OIDC_CLAIM`, usually "email"."""
    return os.environ.get("DASHBOARD_OIDC_CLAIM", "").strip() or "email"


def store_address() -> str:
    """Address of the PostgreSQL that several servers share: `DASHBOARD_STORE`; "" for the folder of this home. It may
    hold a password: never to be printed."""
    return os.environ.get("DASHBOARD_STORE", "").strip()


def objects_place() -> str:
    """Where servers that share a PostgreSQL lay published builds: `DASHBOARD_OBJECTS`, a folder or s3://…."""
    return os.environ.get("DASHBOARD_OBJECTS", "").strip()


def lake_place() -> str:
    """Where the history of published builds lies, beside DASHBOARD_STORE: `DASHBOARD_LAKE`, a folder or s3://…; ""
    where none is kept."""
    return os.environ.get("DASHBOARD_LAKE", "").strip()


def hosts() -> list[str]:
    """Names by which this server may be asked: `DASHBOARD_HOSTS`, parted by commas; without it any."""
    return [name.strip() for name in os.environ.get("DASHBOARD_HOSTS", "").split(",") if name.strip()] or ["*"]


def scale() -> str:
    """Name of the scale for the status of achievements: `DASHBOARD_SCALE`, "lima" (usual) or "tiga" classes."""
    return os.environ.get("DASHBOARD_SCALE", "").strip().lower() or "lima"


def report_address() -> str:
    """Where visitors may send that a figure is wrong: `DASHBOARD_REPORT_MAIL`; "" when that is no address."""
    given = os.environ.get("DASHBOARD_REPORT_MAIL", "").strip()
    return given if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", given) else ""


def main_address() -> str:
    """Where data are handed in, on servers that only show copies: `DASHBOARD_MAIN`; "" when that is no address."""
    given = os.environ.get("DASHBOARD_MAIN", "").strip()
    return given if re.fullmatch(r"https?://[\w.:-]+(?:/[\w./-]*)?", given, re.ASCII) else ""


def generated_static() -> Path:
    """Where the build lays out what browsers fetch: in the home, so that a checkout may be read-only."""
    return home() / "static"


def without_places(text: str) -> str:
    """A sentence for whoever is not at the server: no absolute paths of ours, which tell how the machine is set up."""
    for place, name in ((home(), "DASHBOARD_HOME"), (data(), "DASHBOARD_DATA"), (PROJECT, "program")):
        text = text.replace(str(place), name)
    return text
