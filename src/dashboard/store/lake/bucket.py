"""The lake's files in an object store that speaks S3. Endpoint, region and keys come from AWS' variables, as for
published builds; DuckDB reads and writes there, what is old is removed by obstore."""

from __future__ import annotations

import os
import urllib.parse

from dashboard.store.building.scripts import quoted
from dashboard.store.sharing.object_store import asking, quick_store, refuse_versions


class LakeBucket:
    """In an object store. Endpoint, region and keys come from AWS' variables, as for published builds."""

    extensions: tuple[str, ...] = ("httpfs",)

    def __init__(self, bucket: str, prefix: str) -> None:
        self._bucket, self._prefix = bucket, f"{prefix}/" if prefix else ""
        self._store = quick_store(bucket, prefix)
        self.setup = _access(bucket)

    def path(self, generation: str) -> str:
        return f"s3://{self._bucket}/{self._prefix}{generation}/"

    def prepare(self, generation: str) -> None:
        with asking(f"s3://{self._bucket}"):
            refuse_versions(self._store, self._bucket)

    def look(self, generation: str) -> None:
        with asking(f"s3://{self._bucket}"):  # DuckDB takes a bucket that is not there for files that are not
            next(iter(self._store.list(f"{generation}/", chunk_size=1)), None)

    def files(self, generation: str) -> frozenset[str]:
        return frozenset()

    def settle(self, generation: str, before: frozenset[str]) -> None:
        return

    def remove_others(self, owner: str, generation: str) -> None:
        with asking(f"s3://{self._bucket}"):
            names = [one["path"] for part in self._store.list() for one in part]
            gone = [name for name in names if name.startswith(f"{owner}-") and name.partition("/")[0] != generation]
            if gone:
                self._store.delete(gone)

def _access(bucket: str) -> tuple[str, ...]:
    endpoint = urllib.parse.urlsplit(os.environ.get("AWS_ENDPOINT_URL", ""))
    given = {"KEY_ID": os.environ.get("AWS_ACCESS_KEY_ID", ""), "SECRET": os.environ.get("AWS_SECRET_ACCESS_KEY", ""),
             "SESSION_TOKEN": os.environ.get("AWS_SESSION_TOKEN", ""), "REGION": os.environ.get("AWS_REGION", ""),
             "ENDPOINT": f"{endpoint.netloc}{endpoint.path.rstrip('/')}", "SCOPE": f"s3://{bucket}"}
    told = [f"{key} {quoted(value)}" for key, value in given.items() if value]
    if endpoint.netloc:
        told += ["URL_STYLE 'path'", f"USE_SSL {str(endpoint.scheme == 'https').lower()}"]
    return ("SET http_timeout = 20", "SET http_retries = 1",
            f"CREATE OR REPLACE SECRET danau (TYPE s3, PROVIDER config, {', '.join(told)})")
