"""What an account may be called: a person's name, or what an agency's provider calls them."""

from __future__ import annotations

import re
import unicodedata

from dashboard.core.domain import AccountError
from dashboard.core.regency import regency

_NAME = re.compile(r"[^\W_][\w .,'’&/()-]{1,59}")
_IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+@-]{1,119}")
"""As a provider names somebody. Letters of other scripts look like these and are none."""
_PERSON_NUMBER = re.compile(r"(?:\d[ .\-]?){16}")


def fit_name(name: str, *, by_provider: bool = False) -> str:
    """The name as it is kept and written on submissions. Raises AccountError for one that is unfit."""
    if by_provider and not _IDENTITY.fullmatch(name):
        raise AccountError("Akun tanpa kata sandi dinamai persis seperti penyedia menyebut orangnya, misalnya "
                           f"nama@{regency().site}.go.id: huruf latin, angka, dan . _ % + @ - saja, tanpa spasi.")
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    if not by_provider and not _NAME.fullmatch(plain):
        raise AccountError("Nama akun 2 sampai 60 huruf: huruf, angka, spasi, dan . , ' & / ( ) - saja, "
                           "diawali huruf atau angka.")
    if _PERSON_NUMBER.search(plain):
        raise AccountError("Nama akun tidak boleh memuat angka 16 digit (seperti NIK).")
    return plain


def key(name: str) -> str:
    """Under which an account of this name is kept."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
