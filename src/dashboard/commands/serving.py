"""`serve`: the dashboard in one process, or in several behind HAProxy, which keeps every reader with one of them."""

from __future__ import annotations

import argparse
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.durable import replace_private_file

_MOST = 16
_START_SECONDS, _STOP_SECONDS = 180, 15
_FALLS, _WITHIN = 3, 60.0
"""A process that falls so often within so many seconds is not started again."""
_HAPROXY = """# Written by `python -m dashboard serve` for HAProxy. Each reader stays with one process (its own cookie).
global
    maxconn 2000
    no strict-limits
defaults
    mode http
    timeout connect 5s
    timeout client 75s
    timeout server 300s
    timeout tunnel 24h
    timeout check 5s
    retries 3
    option redispatch 1
    retry-on conn-failure empty-response
frontend readers
    bind {address}:{port}
    # Only a proxy on this machine (TLS) is believed about where somebody comes from.
    http-request del-header X-Forwarded-For unless {{ src 127.0.0.1 }}
    http-request del-header X-Forwarded-Proto unless {{ src 127.0.0.1 }}
    option forwardfor if-none
    http-request disable-l7-retry if METH_POST
    default_backend dashboards
backend dashboards
    balance leastconn
    cookie dasbor_proses insert indirect nocache httponly attr SameSite=Lax
    option httpchk
    http-check send meth GET uri /sehat ver HTTP/1.1 hdr Host {host}
    http-check expect status 200
    default-server check inter 2s fall 2 rise 1 on-marked-down shutdown-sessions
{servers}
"""


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("serve", help="layani dasbor, dengan satu proses atau beberapa di belakang HAProxy")
    parser.add_argument("--address", default="127.0.0.1", help="alamat yang didengarkan")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="berapa proses; lebih dari satu memerlukan "
                                                                            "HAProxy (`apt-get install haproxy`)")
    parser.set_defaults(run=_serve)


def _serve(parsed: argparse.Namespace) -> int:
    if not 1 <= parsed.workers <= _MOST:
        raise StoreError(f"--workers {parsed.workers}: jumlah proses dari 1 sampai {_MOST}, biasanya sebanyak inti "
                         "prosesor.")
    if parsed.workers == 1:
        return _become(_streamlit(parsed.address, parsed.port))
    proxy = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin:/usr/local/sbin")
    if not proxy:
        raise StoreError(f"Untuk {parsed.workers} proses diperlukan HAProxy, yang tidak ada di mesin ini. Pasang "
                         "dengan `apt-get install haproxy`, atau layani dengan satu proses (--workers 1).")
    return House(proxy, parsed.address, parsed.port, parsed.workers).run()


def _become(command: list[str]) -> int:
    """This process goes on as the command, so that who ends this one ends the server; on Windows it waits for it."""
    if os.name != "nt":
        sys.stdout.flush()
        os.chdir(settings.PROJECT)
        os.execv(command[0], command)  # noqa: S606 - our own words
    return subprocess.run(command, cwd=settings.PROJECT, check=False).returncode  # noqa: S603 - our own words


def _streamlit(address: str, port: int) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.headless", "true",
            "--server.address", address, "--server.port", str(port)]


def proxy_text(address: str, port: int, ports: Sequence[int], host: str) -> str:
    """The configuration of HAProxy that listens at `address`:`port` for servers at these ports of this machine; `host`
    is the name that health checks ask by."""
    servers = "\n".join(f"    server p{number} 127.0.0.1:{own} cookie p{number}"
                        for number, own in enumerate(ports, 1))
    return _HAPROXY.format(address=address, port=port, servers=servers, host=host)


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens at now."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


@dataclass
class Worker:
    """One process: how it is started, and when it was."""

    name: str
    command: list[str]
    began: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, again if need be."""
        self.began.append(time.monotonic())
        self.process = subprocess.Popen(self.command, cwd=settings.PROJECT)  # noqa: S603 - our own words

    @property
    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    @property
    def falls_too_often(self) -> bool:
        return len(self.began) >= _FALLS and self.began[-1] - self.began[-_FALLS] < _WITHIN

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def make_stop(self) -> None:
        if self.process is not None:
            try:
                self.process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class House:
    """The processes and the proxy before them; ends when it is told to, or when it cannot go on."""

    def __init__(self, proxy: str, address: str, port: int, workers: int) -> None:
        self._ports = free_ports(workers)
        self._workers = [Worker(f"proses {number}", _streamlit("127.0.0.1", own))
                         for number, own in enumerate(self._ports, 1)]
        self._front = Worker("HAProxy", [proxy, "-db", "-f", str(_written(address, port, self._ports))])

    def run(self) -> int:
        """Serve until SIGTERM or Ctrl C: 0. Raises StoreError when a process falls again and again."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _stop)
        try:
            for worker in self._workers:
                worker.start()
            self._wait_until_up()
            self._front.start()
            while True:
                time.sleep(0.5)
                self._look_after()
        except SystemExit:
            return 0
        finally:
            for worker in (self._front, *self._workers):
                worker.ask_to_stop()
            for worker in (self._front, *self._workers):
                worker.make_stop()

    def _wait_until_up(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not all(map(_is_up, self._ports)):
            for worker in self._workers:
                if worker.has_ended:
                    raise StoreError(f"{worker.name.capitalize()} berhenti sebelum dapat melayani; sebabnya ada pada "
                                     "baris di atas.")
            if time.monotonic() > deadline:
                raise StoreError(f"Dasbor belum dapat melayani setelah {_START_SECONDS} detik. Periksa dengan "
                                 "`python -m dashboard check`.")
            time.sleep(0.2)

    def _look_after(self) -> None:
        for worker in (self._front, *self._workers):
            if worker.has_ended:
                if worker.falls_too_often:
                    raise StoreError(f"{worker.name.capitalize()} berhenti {_FALLS} kali dalam {_WITHIN:.0f} detik, "
                                     "jadi semuanya dihentikan; sebabnya ada pada baris di atas.")
                print(f"{worker.name} berhenti dan dimulai lagi", file=sys.stderr, flush=True)
                worker.start()


def _stop(_: int, __: FrameType | None) -> None:
    raise SystemExit


def _is_up(port: int) -> bool:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/sehat", headers={"Host": _host()})
        return asking.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()


def _host() -> str:
    """A name by which a server of this machine may be asked."""
    return next((name for name in settings.hosts() if "*" not in name), "127.0.0.1")


def _written(address: str, port: int, ports: Sequence[int]) -> Path:
    """Where HAProxy reads what it is to do."""
    file = settings.home() / f"haproxy-{port}.cfg"
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_private_file(file, proxy_text(address, port, ports, _host()).encode())
    return file
