"""The address of PostgreSQL. No sentence says anything of it: it holds a password, and visitors read sentences too."""

from __future__ import annotations

import re
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from dashboard.core.domain import StoreError

_HOST = re.compile(r"[\w.,:/@-]*", re.ASCII)
_CONNECT_SECONDS = 3
_SESSION = {
    # A server that vanished without a word must not hold the write lock for two hours, nor a page wait for it.
    "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 5_000,
    "options": "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
               "-c lock_timeout=20s -c idle_in_transaction_session_timeout=10min",
    "application_name": "dasbor", "client_encoding": "utf8",
}
_REASONS = (("authentication", "kata sandi atau pemakainya ditolak"), ("no pg_hba.conf entry", "ditolak pg_hba.conf"),
            ("starting up", "sedang dimulai"), ("recovery", "sedang dimulai"), ("not yet accepting", "sedang dimulai"),
            ("shutting down", "sedang dihentikan"),  # these come with "the database system is"
            ("role", "pemakai itu tidak dikenal di sana"), ("database", "basis data itu tidak ada di sana"),
            ("refused", "tidak ada yang mendengar di alamat itu"), ("resolve host", "nama mesinnya tidak dikenal"),
            ("timeout", "tidak menjawab"), ("too many", "terlalu banyak sambungan"), ("ssl", "sambungan TLS gagal"))
_WRONG = ("DASHBOARD_STORE bukan alamat PostgreSQL yang sah. Tulis postgresql://pemakai:katasandi@mesin:5432/dasbor; "
          "tanda @ : / % ? # dalam kata sandi ditulis sebagai %40 %3A %2F %25 %3F %23.")


class Unreachable(StoreError):
    """Nobody answers there, or nobody is let in."""


def complete(address: str) -> str:
    """What psycopg connects by. Raises StoreError for an address that is none."""
    if not address.startswith(("postgresql://", "postgres://")):
        raise StoreError(_WRONG)
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error:  # its text may hold parts of the password
        raise StoreError(_WRONG) from None
    host, port = (str(parts.get(key) or "") for key in ("host", "port"))
    in_user_part = address.partition("://")[2].split("?")[0].count("@")
    if in_user_part > 1 or not _HOST.fullmatch(host) or "@" in host or not re.fullmatch(r"[\d,]*", port):
        raise StoreError(_WRONG)
    given = {key: value for key, value in parts.items() if value}
    asked: dict[str, Any] = {"connect_timeout": _CONNECT_SECONDS, **_SESSION, **given}
    return make_conninfo(**asked)


def reason(error: psycopg.Error) -> str:
    """Why nobody is let in, in our words: those of libpq may hold what was in the address."""
    told = str(error).lower()
    return next((words for part, words in _REASONS if part in told), "sambungannya terputus")


def unreachable(error: psycopg.Error) -> Unreachable:
    """The sentence of a connection that cannot be made, or broke."""
    return Unreachable(f"PostgreSQL tidak terjangkau ({reason(error)}). Yang sudah tampil tetap tampil; yang "
                       "baru belum tersimpan. Ulangi sebentar lagi; bila tetap begini, periksa PostgreSQL dan "
                       "DASHBOARD_STORE.")
