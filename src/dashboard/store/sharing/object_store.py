"""Shared files in an object store that speaks S3 (AWS, MinIO, Ceph, …). Endpoint, region and keys come from AWS'
environment variables: AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.

One request puts one file, so that it is there whole or not at all and nothing of a killed upload stays behind.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from obstore.exceptions import BaseError
from obstore.store import S3Store

from dashboard.core.domain import StoreError
from dashboard.store.sharing.objects import NOTE, OBJECTS, digest_of, lay_whole
from dashboard.store.sharing.s3_sentences import sentence

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

_PROBE = f"{OBJECTS}/.uji"
_QUICK, _LONG = "15s", "300s"
"""For one request: about a note or a name; with a build of some ten megabytes over a poor line."""
_RETRIES: RetryConfig = {"max_retries": 2, "retry_timeout": timedelta(seconds=20),
                         "backoff": {"init_backoff": timedelta(milliseconds=100), "max_backoff": timedelta(seconds=2),
                                     "base": 2.0}}
_TRUSTED_SECONDS = 600.0
"""For so long what was seen to be whole, or tidied, is not asked for again: `share` comes by each second. Then the mark
that the store gives a content tells whether it has to be read again."""


class S3Objects:
    """A part of a bucket, for this dashboard alone. It holds exact figures: keep it closed, and without versions."""

    def __init__(self, bucket: str, prefix: str) -> None:
        self._bucket, self._place = bucket, f"s3://{bucket}/{prefix}".rstrip("/")
        self._quick, self._long = (_store(bucket, prefix, timeout) for timeout in (_QUICK, _LONG))
        self._may_write = False
        self._whole: dict[str, tuple[float, str | None]] = {}
        self._tidied: tuple[frozenset[str], float] = frozenset(), float("-inf")

    def put(self, path: Path) -> str:
        digest = digest_of(path)
        when, mark = self._whole.get(digest, (float("-inf"), None))
        if _is_fresh(when):
            return digest
        with self._asking():
            found = self._mark(digest)
            if found is None or ((not found or found != mark) and not self._is_whole(digest)):
                self._probe()
                found = self._long.put(f"{OBJECTS}/{digest}", path, use_multipart=False)["e_tag"]
        self._whole[digest] = time.monotonic(), found
        return digest

    def fetch(self, digest: str, target: Path) -> None:
        with self._asking():
            lay_whole(self._read(digest), target, digest, self._place)

    def names(self) -> set[str]:
        with self._asking():
            return {name for name in self._listed() if not name.startswith(".")}

    def note(self) -> bytes:
        try:
            with self._asking():
                return bytes(self._quick.get(NOTE).bytes())
        except FileNotFoundError:
            self._whole.clear()  # a store that was emptied has none of it
            raise

    def write_note(self, content: bytes) -> None:
        with self._asking():
            self._probe()
            self._quick.put(NOTE, content, use_multipart=False)

    def forget(self, wanted: Collection[str]) -> None:
        keep, when = self._tidied
        if keep == frozenset(wanted) and _is_fresh(when):
            return
        with self._asking():
            gone = [f"{OBJECTS}/{name}" for name in self._listed() if name not in wanted]
            if gone:
                self._quick.delete(gone)
        self._tidied = frozenset(wanted), time.monotonic()
        self._whole = {digest: seen for digest, seen in self._whole.items() if digest in wanted}

    def _listed(self) -> list[str]:
        return [one["path"].removeprefix(f"{OBJECTS}/")
                for part in self._quick.list(f"{OBJECTS}/") for one in part]

    def _read(self, digest: str) -> Iterator[bytes]:
        return (bytes(chunk) for chunk in self._long.get(f"{OBJECTS}/{digest}").stream())

    def _mark(self, digest: str) -> str | None:
        """What the store calls this content; None when it is not there, "" when the store has no such names."""
        try:
            return self._quick.head(f"{OBJECTS}/{digest}")["e_tag"] or ""
        except FileNotFoundError:
            return None

    def _is_whole(self, digest: str) -> bool:
        """Read through, since others may have written there."""
        found = hashlib.sha256()
        for chunk in self._read(digest):
            found.update(chunk)
        return found.hexdigest() == digest

    def _probe(self) -> None:
        if not self._may_write:
            refuse_versions(self._quick, self._bucket)
            self._may_write = True

    def _asking(self) -> AbstractContextManager[None]:
        return asking(self._place)


@contextmanager
def asking(place: str) -> Iterator[None]:
    """What the store answers, as the sentences and errors that `Objects` promises."""
    try:
        yield
    except (BaseError, FileNotFoundError) as error:
        told = sentence(error, place)
        if told:
            raise StoreError(told) from None
        if isinstance(error, FileNotFoundError):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), place) from None
        words = str(error).partition("\n")[0].partition("Error performing ")[2] or str(error)
        words = re.split(r" in \d", words)[0]  # and how long it took: whoever asks each second tells it once
        raise OSError(errno.EIO, f"tidak dijawab: {words[:200]}") from None


def refuse_versions(store: S3Store, bucket: str) -> None:
    """Before the first exact figure goes there: a bucket that keeps old versions would keep what is erased."""
    if store.put(_PROBE, b"", use_multipart=False)["version"] not in (None, "null"):
        raise StoreError(f"Bucket {bucket} menyimpan versi lama (versioning), jadi yang dihapus dari dasbor "
                         "tetap tersimpan di sana. Pakai bucket tanpa versioning.")


def quick_store(bucket: str, prefix: str) -> S3Store:
    """For questions about names. Raises StoreError for settings that are none."""
    return _store(bucket, prefix, _QUICK)


def _store(bucket: str, prefix: str, timeout: str) -> S3Store:
    client: ClientConfig = {"timeout": timeout, "connect_timeout": "5s",
                            "allow_http": os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")}
    try:
        return S3Store(bucket, prefix=prefix or None, client_options=client, retry_config=_RETRIES)
    except BaseError as error:
        raise StoreError("Pengaturan AWS_… untuk s3:// tidak dapat dipakai: "
                         f"{str(error).splitlines()[0][:200]}") from None


def _is_fresh(when: float) -> bool:
    return time.monotonic() - when < _TRUSTED_SECONDS
