"""A PostgreSQL for tests, of this run alone: in a folder of its own, on a free port; what it holds goes with it."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from dashboard.commands.serving import free_ports
from find_postgres import find_or_install

PASSWORD = "r4hasia"  # noqa: S105  # of a server that lives as long as a test
_NAMES = itertools.count()


class PostgresServer:
    """May be stopped and started again, at the same address, with what it holds."""

    def __init__(self, connections: int = 100) -> None:
        """Of so many connections at once."""
        self._connections = connections
        self._programs = find_or_install()
        self._folder = Path(tempfile.mkdtemp(prefix="dasbor-pg-"))
        [self.port] = free_ports(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # which PostgreSQL refuses
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": []}
            shutil.chown(self._folder, "postgres")
        password = self._folder / "kata"
        password.write_text(PASSWORD, "utf-8")
        subprocess.run([str(self._programs / "initdb"), "-D", str(self._folder / "data"), "-U", "uji", "-A",
                        "scram-sha-256", "--pwfile", str(password), "--locale=C", "-E", "UTF8", "--no-sync"],
                       check=True, stdout=subprocess.DEVNULL, cwd=self._folder, **self._as)

    def address(self, name: str = "postgres", user: str = "uji", password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        self._process = subprocess.Popen(
            [str(self._programs / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port),
             "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self._folder}",
             "-c", "lc_messages=C", "-c", f"max_connections={self._connections}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self._folder, **self._as)
        deadline = time.monotonic() + 60
        while True:
            try:
                return psycopg.connect(self.address(), connect_timeout=2).close()
            except psycopg.OperationalError:
                assert self._process.poll() is None and time.monotonic() < deadline, "PostgreSQL does not start"
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """SIGQUIT: at once, as when the machine fails; what was committed is there after `start`."""
        if self._process:
            number = int((self._folder / "data/postmaster.pid").read_text("ascii").split()[0])
            os.kill(number, how)
            self._process.wait(30)
            self._process = None

    def freeze(self) -> None:
        """All its processes stand still; its machine goes on answering for them."""
        self._tell(signal.SIGSTOP)

    def thaw(self) -> None:
        self._tell(signal.SIGCONT)

    def _tell(self, how: signal.Signals) -> None:
        first = int((self._folder / "data/postmaster.pid").read_text("ascii").split()[0])
        for number in (first, *map(int, Path(f"/proc/{first}/task/{first}/children").read_text("ascii").split())):
            with suppress(ProcessLookupError):  # a worker ends when it likes
                os.kill(number, how)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self) -> str:
        """Address of an empty one."""
        name = f"dasbor_uji_{next(_NAMES)}"
        self.ask(f"CREATE DATABASE {name}")
        return self.address(name)

    def ask(self, statement: str, address: str = "") -> list[tuple[object, ...]]:
        with psycopg.connect(address or self.address(), autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []
