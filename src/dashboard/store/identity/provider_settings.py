"""Whether the server is told all it needs to let an agency's provider say who comes in (OIDC).

The settings are Streamlit's own, section [auth] of secrets.toml; it would show a stack trace to the first who signs in.
"""

from __future__ import annotations

import tomllib
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.core import settings

_NEEDED = ("client_id", "client_secret", "server_metadata_url", "redirect_uri", "cookie_secret")
_CALLBACK = "/oauth2callback"
_SHORTEST_SECRET = 32
_HERE = ("localhost", "127.0.0.1", "::1")
_BACK = "Selama itu `DASHBOARD_SIGN_IN=lokal` mengembalikan akun dengan kata sandi."


def problems() -> list[str]:
    """What is wrong with the way people sign in, a sentence each; nothing where local accounts are used."""
    way = settings.sign_in_way()
    if way not in ("lokal", "oidc"):
        return [f"DASHBOARD_SIGN_IN berisi “{way}”. Isi dengan lokal (akun dengan kata sandi) atau oidc."]
    if way == "lokal":
        return []
    missing = [name for name in ("authlib", "httpx") if find_spec(name) is None]
    if missing:
        return [f"DASHBOARD_SIGN_IN=oidc perlu paket {' dan '.join(missing)}: pasang menurut requirements.txt. {_BACK}"]
    return [f"DASHBOARD_SIGN_IN=oidc: {sentence} {_BACK}" for sentence in _wrong()]


def _files() -> tuple[Path, ...]:
    """Where Streamlit looks for its secrets; what a later file says holds."""
    return tuple(folder / ".streamlit" / "secrets.toml" for folder in (Path.home(), settings.PROJECT))


def _wrong() -> list[str]:
    section: object = None
    for path in _files():
        try:
            section = tomllib.loads(path.read_text("utf-8")).get("auth", section)
        except FileNotFoundError:
            continue
        except OSError as error:
            return [f"{path} tidak dapat dibaca ({error.strerror})."]
        except ValueError as error:
            return [f"{path} bukan TOML yang benar ({error})."]
    if not isinstance(section, dict):
        return [f"bagian [auth] tidak ada di {_files()[-1]}. Isinya: {', '.join(_NEEDED)}."]
    unfit = [name for name in _NEEDED if not isinstance(section.get(name), str) or not section[name].strip()]
    if unfit:
        return [f"bagian [auth] dari secrets.toml belum mengisi {', '.join(unfit)}."]
    wrong = [f"{name} di [auth] harus alamat https (atau http ke mesin ini sendiri)."
             for name in ("server_metadata_url", "redirect_uri") if not _is_safe(section[name])]
    if not section["redirect_uri"].endswith(_CALLBACK):
        wrong.append(f"redirect_uri di [auth] harus berakhir dengan {_CALLBACK}.")
    if len(section["cookie_secret"]) < _SHORTEST_SECRET:
        wrong.append(f"cookie_secret di [auth] terlalu pendek; sedikitnya {_SHORTEST_SECRET} huruf acak "
                     "(`openssl rand -hex 32`).")
    return wrong


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE))
