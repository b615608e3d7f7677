"""Where other kabupaten and kota have their own dashboard: [dashboards] of the data folder's release.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.core import settings
from dashboard.core.domain import DataError
from dashboard.core.regency import RELEASE, release_of

_CODE = re.compile(r"\d{2}\.\d{2}")


def dashboards() -> Mapping[str, str]:
    """Address by Kemendagri code ("35.07"); empty where none is known. Raises DataError with a sentence for what is no
    code or no address. Read once for each folder, as `regency` is."""
    return _of_folder(os.environ.get("DASHBOARD_DATA", ""))


@lru_cache(maxsize=64)
def _of_folder(_: str) -> Mapping[str, str]:
    return read_dashboards(settings.data())


def read_dashboards(folder: Path) -> Mapping[str, str]:
    """[dashboards] of this folder. Raises as `dashboards`, and for a release.toml that cannot be read."""
    found = release_of(folder).get("dashboards", {})
    if not isinstance(found, dict):
        raise DataError(f"{RELEASE}, [dashboards]: harus baris \"35.07\" = \"https://…\".")
    for code, address in found.items():
        if not _CODE.fullmatch(code):
            raise DataError(f"{RELEASE}, [dashboards]: “{code}” bukan kode kabupaten/kota; tulis misalnya \"35.07\".")
        if not isinstance(address, str) or not _is_address(address):
            raise DataError(f"{RELEASE}, [dashboards], \"{code}\": “{address}” bukan alamat; tulis lengkap, diawali "
                            "https://.")
    return found


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("https", "http") and bool(parts.hostname) and not re.search(r"[\s\"'<>@]", text)
