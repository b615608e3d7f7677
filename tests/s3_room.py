"""An object store for tests: moto's server in a process of its own, asked over HTTP. What it holds goes with it."""

from __future__ import annotations

import itertools
import subprocess
import time
import urllib.error
import urllib.request

from dashboard.commands.serving import free_ports
from find_s3_server import find_or_install

_NAMES = itertools.count()


class S3Server:
    """May be stopped and started again, at the same address."""

    def __init__(self) -> None:
        [self._port] = free_ports(1)
        self.environment = {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{self._port}", "AWS_REGION": "us-east-1",
                            "AWS_ACCESS_KEY_ID": "uji", "AWS_SECRET_ACCESS_KEY": "uji"}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen([find_or_install(), "-m", "moto.server", "-p", str(self._port)],
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while True:
            try:
                return self.ask("GET", "moto-api/data.json")
            except urllib.error.URLError:
                assert self._process.poll() is None and time.monotonic() < deadline, "moto's server does not start"
                time.sleep(0.05)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    def new_bucket(self) -> str:
        name = f"dasbor-uji-{next(_NAMES)}"
        self.ask("PUT", name)
        return name

    def ask(self, method: str, what: str, content: bytes | None = None) -> None:
        """Without keys, which moto does not ask for."""
        request = urllib.request.Request(f"{self.environment['AWS_ENDPOINT_URL']}/{what}", content,  # noqa: S310
                                         {"Content-Type": "text/xml"}, method=method)
        urllib.request.urlopen(request, timeout=30).close()  # noqa: S310
