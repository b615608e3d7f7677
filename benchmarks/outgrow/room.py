"""A PostgreSQL, an object store over HTTP, and regencies of the tiny world, each with a database and a prefix of its
own.

Everything that uses the store runs in processes forked from this one, which itself opens nothing: a fork may be killed
at any moment, and starts without importing anything.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.core import settings

sys.path.insert(0, str(settings.PROJECT / "tests"))

from dashboard.commands.serving import free_ports
from dashboard.publish.build import build
from handing_in import AGENCIES, JATEN, PROGRAMS, covered, publish, store
from postgres_room import PostgresServer
from s3_room import S3Server
from worlds import tiny_home

SERVERS = ("s1", "s2", "s3")
Tell = Callable[[Any], None]
_KEY = bytes(range(32))
_CONNECTIONS = 1200
"""Enough for three servers of 38 regencies; PostgreSQL's own 100 are not."""


class Forked:
    """A process forked from this one that does `work(*given, tell)`; what it tells stays when it is killed."""

    def __init__(self, work: Callable[..., object], *given: Any) -> None:
        handle, name = tempfile.mkstemp(prefix="outgrow-", suffix=".jsonl")
        os.close(handle)
        self._told = Path(name)
        self.pid = os.fork()
        if not self.pid:
            _be_child(self._told, work, given)

    def told(self) -> list[Any]:
        """So far."""
        lines = self._told.read_text("utf-8").split("\n")[:-1]
        return [json.loads(line) for line in lines]

    def kill(self) -> list[Any]:
        """At once, wherever it is; what it had told."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        return self._read_last()

    def wait(self) -> list[Any]:
        """Until it is done; what it told. Raises RuntimeError with its error."""
        _, status = os.waitpid(self.pid, 0)
        if os.waitstatus_to_exitcode(status):
            raise RuntimeError(self._told.with_suffix(".err").read_text("utf-8")[-3000:])
        return self._read_last()

    def _read_last(self) -> list[Any]:
        found = self.told()
        for path in (self._told, self._told.with_suffix(".err")):
            path.unlink(missing_ok=True)
        return found


def _be_child(report: Path, work: Callable[..., object], given: tuple[Any, ...]) -> None:
    code = 1
    try:
        errors = os.open(report.with_suffix(".err"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(errors, 2)
        os.dup2(errors, 1)
        target = os.open(report, os.O_WRONLY | os.O_APPEND)


        def tell(what: Any) -> None:
            os.write(target, f"{json.dumps(what)}\n".encode())

        work(*given, tell)
        code = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


class Postgres(PostgresServer):
    """May be killed with all its processes."""

    def kill_all(self) -> None:
        """kill -9, and wait until none is left."""
        first = int((self._folder / "data/postmaster.pid").read_text("ascii").split()[0])
        numbers = [first, *(int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat")
                            if _parent(stat) == first)]
        for number in numbers:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        if self._process:
            self._process.wait(30)
            self._process = None
        while any(_parent(Path(f"/proc/{number}/stat")) for number in numbers):  # they hold its shared memory
            time.sleep(0.01)


def _parent(stat: Path) -> int:
    """0 for one that is gone."""
    try:
        fields = stat.read_text("ascii", "replace").rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return 0 if fields[0] == "Z" else int(fields[1])


@dataclass(frozen=True)
class Regency:
    """Its database, its place for published builds, and the folder in which its homes lie, one of each server."""

    address: str
    objects: str
    folder: Path

    def live(self, server: str) -> None:
        """From here on this process is on this server."""
        os.environ |= {"DASHBOARD_STORE": self.address, "DASHBOARD_OBJECTS": self.objects,
                       "DASHBOARD_HOME": str(self.home(server))}

    def home(self, server: str) -> Path:
        """DASHBOARD_HOME there."""
        return self.folder / server

    def shown(self, server: str) -> str:
        """Id of what is shown there; "" before there is anything."""
        try:
            return (self.home(server) / "builds/CURRENT").read_text("ascii").strip()
        except OSError:
            return ""

    def is_alike(self, build: str) -> bool:
        """Whether every server shows this build, or one after it."""
        return all(self.shown(server) >= build for server in SERVERS)


class Objects(S3Server):
    """May be frozen."""

    def signal(self, which: signal.Signals) -> None:
        """To its process."""
        if self._process:
            self._process.send_signal(which)


class Room:
    """See `room`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.postgres, self.objects = folder, Postgres(_CONNECTIONS), Objects()
        self._bucket, self._names = "", itertools.count()

    def start(self) -> None:
        """Both servers, and the tiny world from which regencies are made."""
        self.postgres.start()
        self.objects.start()
        self._bucket = self.objects.new_bucket()
        os.environ |= {**self.objects.environment, "DASHBOARD_DATA": str(self.folder / "data"),
                       "DASHBOARD_BEFOREHAND": "off"}
        Forked(self._make_world).wait()

    def _make_world(self, tell: Tell) -> None:
        (self.folder / "home").mkdir()
        (self.folder / "home/rounding.key").write_bytes(_KEY)
        with tiny_home(self.folder):
            build()

    def new_regency(self) -> Regency:
        """With a home on each server and nothing handed in."""
        number = next(self._names)
        made = Regency(self.postgres.new_database(), f"s3://{self._bucket}/daerah-{number}",
                       self.folder / f"daerah-{number}")
        for server in SERVERS:
            shutil.copytree(self.folder / "home/cache", made.home(server) / "cache")
            shutil.copy(self.folder / "home/rounding.key", made.home(server))
        return made

    def begun(self, count: int, at_once: int = 4) -> list[Regency]:
        """So many new ones, with something handed in and published."""
        made = [self.new_regency() for _ in range(count)]
        for start in range(0, count, at_once):
            for process in [Forked(_begin, one) for one in made[start:start + at_once]]:
                process.wait()
        return made

    def stop(self) -> None:
        """And leave nothing."""
        self.objects.stop()
        self.postgres.remove()


@contextmanager
def room() -> Iterator[Room]:
    """A PostgreSQL and an object store of this run alone."""
    with tempfile.TemporaryDirectory(prefix="outgrow-", ignore_cleanup_errors=True) as folder:
        made = Room(Path(folder))
        try:
            made.start()
            yield made
        finally:
            made.stop()


def _begin(regency: Regency, tell: Tell) -> None:
    """Three datasets are handed in on the first server, and published."""
    regency.live(SERVERS[0])
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "1990", 41)])


def passing_on(port: int, target: int, tell: Tell) -> None:
    """Pass on what comes to `port` until killed: whoever kills this makes `target` unreachable, and loses nothing."""
    asyncio.run(_passing_on(port, target))


async def _passing_on(port: int, target: int) -> None:
    async def pump(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await source.read(1 << 16):
                to.write(part)
                await to.drain()
        to.close()

    async def both(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind, ahead = await asyncio.open_connection("127.0.0.1", target)
        await asyncio.gather(pump(reader, ahead), pump(behind, writer))

    server = await asyncio.start_server(both, "127.0.0.1", port, reuse_address=True)
    await server.serve_forever()


def new_port() -> int:
    """One that is free."""
    return free_ports(1)[0]
