"""How the monthly brief is mailed, from the environment: DASHBOARD_SMTP_*. Nothing is sent that was not asked for."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dashboard.core.actor import Role
from dashboard.core.domain import DashboardError
from dashboard.core.regency import regency

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)*", re.ASCII)
_HERE = ("localhost", "127.0.0.1", "::1")
_DOCS = "Lihat “Kabar bulanan” di docs/OPERASI.md."


class MailError(DashboardError):
    """Mail that is not configured, or could not be sent."""


class Tls(StrEnum):
    """How the way to the mail server is closed: from the beginning, after a greeting, or not (on this machine only)."""

    FROM_START = "tls"
    AFTER_GREETING = "starttls"
    NONE = "tanpa"


_PORTS = {Tls.FROM_START: 465, Tls.AFTER_GREETING: 587, Tls.NONE: 25}


@dataclass(frozen=True)
class Mail:
    """`to`: (reader, address); `ca`: file of the authorities to trust beside those of the system, None for none.
    The password is never shown."""

    host: str
    port: int
    tls: Tls
    sender: str
    to: tuple[tuple[str, str], ...]
    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None


def mail_settings() -> Mail:
    """Raises MailError with what is missing or wrong; a password is never part of the sentence."""
    host, sender, to = (_given(name) for name in ("HOST", "FROM", "TO"))
    missing = [f"DASHBOARD_SMTP_{name}" for name, value in (("HOST", host), ("FROM", sender), ("TO", to)) if not value]
    if missing:
        raise MailError(f"Surel belum diatur: isi {', '.join(missing)}. {_DOCS}")
    if not _ADDRESS.fullmatch(sender):
        raise MailError(f"DASHBOARD_SMTP_FROM “{sender}” bukan alamat surel. {_DOCS}")
    tls = _tls(host)
    user, password = _given("USER"), os.environ.get("DASHBOARD_SMTP_PASSWORD", "")
    if bool(user) != bool(password):
        raise MailError("DASHBOARD_SMTP_USER dan DASHBOARD_SMTP_PASSWORD diisi berdua, atau dikosongkan berdua. "
                        f"{_DOCS}")
    if password and tls is Tls.NONE:
        raise MailError("Kata sandi tidak dikirim tanpa enkripsi: pilih DASHBOARD_SMTP_TLS starttls atau tls, atau "
                        "kosongkan DASHBOARD_SMTP_USER dan DASHBOARD_SMTP_PASSWORD.")
    return Mail(host, _port(tls), tls, sender, _recipients(to), user, password, _authorities())


def _given(name: str) -> str:
    return os.environ.get(f"DASHBOARD_SMTP_{name}", "").strip()


def _tls(host: str) -> Tls:
    given = _given("TLS").lower() or Tls.AFTER_GREETING
    if given not in set(Tls):
        raise MailError(f"DASHBOARD_SMTP_TLS “{given}” tidak dikenal. Pakai starttls, tls, atau tanpa.")
    if given == Tls.NONE and host not in _HERE:
        raise MailError("DASHBOARD_SMTP_TLS=tanpa hanya untuk server surat di mesin ini sendiri (localhost). Pakai "
                        "starttls atau tls.")
    return Tls(given)


def _port(tls: Tls) -> int:
    given = _given("PORT") or str(_PORTS[tls])
    if not given.isascii() or not given.isdigit() or not 0 < int(given) < 65536:
        raise MailError(f"DASHBOARD_SMTP_PORT “{given}” bukan nomor pintu (1 sampai 65535).")
    return int(given)


def _recipients(text: str) -> tuple[tuple[str, str], ...]:
    """'pimpinan=bupati@…, dinsos=…'; an address alone reads as the regent's office."""
    found = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        reader, has_reader, address = part.rpartition("=")
        reader = reader.strip() if has_reader else str(Role.LEADER)
        if not _ADDRESS.fullmatch(address.strip()):
            raise MailError(f"“{part}” di DASHBOARD_SMTP_TO bukan alamat surel. Tulis seperti "
                            f"pimpinan=nama@{regency().site}.go.id, dipisah koma.")
        found.append((reader, address.strip()))
    if not found:
        raise MailError(f"DASHBOARD_SMTP_TO tidak memuat satu alamat pun. {_DOCS}")
    return tuple(dict.fromkeys(found))


def _authorities() -> Path | None:
    given = _given("CA")
    if not given:
        return None
    if not Path(given).is_file():
        raise MailError(f"Berkas DASHBOARD_SMTP_CA {given} tidak ada.")
    return Path(given)
