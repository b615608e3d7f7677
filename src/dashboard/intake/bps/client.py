"""Asking the Web API of BPS: one request at a time, with pauses; its key never leaves this module."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

import urllib3

from dashboard.intake.bps.reply import NotRead

ADDRESS = "https://webapi.bps.go.id/v1/api/list"
PAUSE_SECONDS = 1.0
"""Between two requests: how many BPS allows is not told."""
_TIMEOUT = urllib3.Timeout(connect=10, read=60)
_MOST_BYTES = 32 << 20
_AGAIN = urllib3.Retry(total=4, backoff_factor=1.0, status_forcelist=(429, 500, 502, 503, 504), redirect=0,
                       raise_on_status=False, respect_retry_after_header=True)


class Client:
    """`address`: https, or this machine in tests. Raises NotRead."""

    def __init__(self, key: str, address: str = ADDRESS, pause: float = PAUSE_SECONDS) -> None:
        if not key.isalnum():
            raise NotRead("Kunci Web API BPS belum ada: isi variabel lingkungan BPS_API_KEY dengan kunci dari "
                          "webapi.bps.go.id.")
        told = urlsplit(address)
        if told.scheme != "https" and told.hostname not in ("127.0.0.1", "localhost"):
            raise NotRead("Alamat Web API BPS harus https: kuncinya ikut terkirim.")
        self.address, self._key, self._pause = address.rstrip("/"), key, pause
        self._pool, self._last = urllib3.PoolManager(retries=_AGAIN, timeout=_TIMEOUT), 0.0

    def data(self, domain: str, variable: int) -> bytes:
        """The reply about a variable, of all its years."""
        return self._ask(f"model/data/lang/ind/domain/{domain}/var/{variable}")

    def _ask(self, path: str) -> bytes:
        time.sleep(max(0.0, self._last + self._pause - time.monotonic()))
        try:
            answer = self._pool.request("GET", f"{self.address}/{path}/key/{self._key}", preload_content=False)
            content = self._read(answer)
        except urllib3.exceptions.HTTPError as error:  # its words hold the address, and that the key
            raise NotRead(f"Web API BPS tidak menjawab ({type(error).__name__}). Periksa sambungan internet, lalu "
                          "ulangi.") from None
        finally:
            self._last = time.monotonic()
        if answer.status != 200:
            raise NotRead(f"Web API BPS menjawab dengan kode {answer.status}. Periksa kunci dan nomor variabelnya, "
                          "lalu ulangi nanti.")
        return content.replace(self._key.encode(), b"***")

    def _read(self, answer: Any) -> bytes:
        content: bytes = answer.read(_MOST_BYTES + 1)
        answer.release_conn()
        if len(content) > _MOST_BYTES:
            raise NotRead("Jawaban BPS lebih dari 32 MB; tidak ada yang dibaca.")
        return content
