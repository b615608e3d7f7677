"""The gate before the web socket, with an app behind it that only notes what reaches it."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from asgi import STREAMLIT, ask
from dashboard.ui.server import places
from dashboard.ui.server.gate import MOST_REFUSED, Gate
from dashboard.ui.server.inside import addresses, messages
from dashboard.ui.server.inside.messages import MessageKind
from dashboard.ui.server.pace import MessagePace
from dashboard.ui.server.places import SocketPlaces
from dashboard.ui.server.turns import Turns
from stream_client import kind, rerun

KINDS = [field.name for field in BackMsg.DESCRIPTOR.fields]
OPERATIONS = [field.name for field in BackendOperationRequest.DESCRIPTOR.oneofs_by_name["payload"].fields]


def message(name: str, operation: str = "deferred_file") -> bytes:
    made = BackMsg()
    field = BackMsg.DESCRIPTOR.fields_by_name[name]
    if field.message_type is None:
        setattr(made, name, True)
    else:
        getattr(made, name).SetInParent()
    if name == "backend_operation_request":
        getattr(made.backend_operation_request, operation).SetInParent()
    return made.SerializeToString()


class Line:
    """One web socket through the gate: `came` is what reaches the app, `sent` what reaches the browser."""

    def __init__(self, gate: Gate | None = None, client: str = "10.0.0.1") -> None:
        self.came: asyncio.Queue[Any] = asyncio.Queue()
        self.sent: list[MutableMapping[str, Any]] = []
        self._in: asyncio.Queue[Any] = asyncio.Queue()
        self.is_gone = False
        self.gate = gate or new_gate()
        scope = {"line": self, "type": "websocket", "path": addresses.STREAM, "client": (client, 1), "headers": [],
                 "extensions": {"websocket.http.response": {}}}
        self.task = asyncio.create_task(self.gate(scope, self._in.get, self._sent))

    async def _sent(self, told: MutableMapping[str, Any]) -> None:
        if self.is_gone:
            raise OSError
        self.sent.append(told)

    async def app(self, receive: Callable[[], Awaitable[Any]], send: Any) -> None:
        self.send = send
        while True:
            told = await receive()
            await self.came.put(told.get("bytes", told["type"]))
            if told["type"] == "websocket.disconnect":
                return

    def give(self, *data: bytes | str) -> None:
        for one in data:
            self._in.put_nowait({"type": "websocket.receive", "text" if isinstance(one, str) else "bytes": one})

    async def leave(self) -> None:
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await self.task

    async def tell(self, **what: Any) -> None:
        await self.send({"type": "websocket.send", "bytes": ForwardMsg(**what).SerializeToString()})


async def _app(scope: Any, receive: Any, send: Any) -> None:
    await scope["line"].app(receive, send)


def new_gate(most: int = 9, most_of_one: int = 9, runs: int = 3, seconds: float = 600) -> Gate:
    return Gate(_app, SocketPlaces(most, most_of_one), Turns(runs, seconds))


async def settle() -> None:
    """Everything that can go on without anything new has gone on."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_every_kind_of_message_is_named_or_refused() -> None:
    assert {name: messages.kind_of(message(name)) for name in KINDS} == {
        "clear_cache": None, "set_run_on_save": None, "load_git_info": None, "debug_disconnect_websocket": None,
        "debug_shutdown_runtime": None, "rerun_script": MessageKind.RUN, "stop_script": MessageKind.LITTLE,
        "app_heartbeat": MessageKind.LITTLE, "file_urls_request": MessageKind.LITTLE,
        "backend_operation_request": MessageKind.FILE}
    assert {name: messages.kind_of(message("backend_operation_request", name)) for name in OPERATIONS} == {
        "deferred_file": MessageKind.FILE, "dataframe_chunk": MessageKind.LITTLE, "install_skills": None,
        "dismiss_skills_nudge": None}


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", b"\xfa\x01\x02ab", b"\xf8\x07\x01"])
def test_what_is_no_message_of_today_is_refused(data: bytes) -> None:
    """Also a kind that a later Streamlit may add, which this one reads as an unknown field."""
    assert messages.kind_of(data) is None


def test_a_request_for_many_files_is_refused() -> None:
    wanted = BackMsg()
    wanted.file_urls_request.file_names.extend("x" * (messages.FILES_AT_ONCE + 1))
    assert messages.kind_of(wanted.SerializeToString()) is None


def test_clear_cache_does_not_reach_the_app_and_ends_the_connection() -> None:
    async def run() -> None:
        line = Line()
        line.give(kind("clear_cache"), kind("app_heartbeat"))
        assert await line.came.get() == kind("app_heartbeat"), "one is dropped, and the reader's page goes on"
        line.give(*[kind("clear_cache")] * MOST_REFUSED)
        assert await line.came.get() == "websocket.disconnect"
        await line.task
        assert line.sent == [{"type": "websocket.close", "code": 1008}]
        await line.tell(script_finished=0)
        assert len(line.sent) == 1, "nothing follows the closing"

    asyncio.run(run())


@pytest.mark.parametrize(("data", "code"), [("teks", 1003), (b"x" * (messages.LARGEST_MESSAGE + 1), 1009)])
def test_text_and_large_messages_end_the_connection(data: bytes | str, code: int) -> None:
    async def run() -> None:
        line = Line()
        line.give(data)
        assert await line.came.get() == "websocket.disconnect"
        assert line.sent == [{"type": "websocket.close", "code": code}]
        await line.task

    asyncio.run(run())


def test_one_address_runs_a_few_scripts_at_a_time_and_another_need_not_wait() -> None:
    async def run() -> None:
        gate = new_gate(runs=2)
        lines = [Line(gate) for _ in range(3)]
        other = Line(gate, "10.0.0.2")
        for line in [*lines, other]:
            line.give(rerun("peta"))
            await settle()
        assert [line.came.qsize() for line in [*lines, other]] == [1, 1, 0, 1]
        lines[0].give(rerun("tren"))
        await settle()
        assert lines[0].came.qsize() == 2, "who goes on to another page needs no second turn"
        await lines[0].tell(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN)
        await settle()
        assert lines[2].came.qsize() == 0
        await lines[0].tell(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
        await settle()
        assert lines[2].came.qsize() == 1
        for line in [*lines, other]:
            await line.leave()
        assert gate.runs.going == 0 and gate.runs._lines == {}

    asyncio.run(run())


def test_a_long_run_keeps_no_neighbour_waiting() -> None:
    async def run() -> None:
        gate = new_gate(runs=1, seconds=0.01)
        first, second = Line(gate), Line(gate)
        for line in (first, second):
            line.give(rerun())
            assert await line.came.get() == rerun()
            await settle()

    asyncio.run(run())


def test_who_leaves_the_line_passes_the_place_on() -> None:
    async def run() -> None:
        turns = Turns(1, 600)
        first = await turns.take("a")
        gone, next_one = asyncio.create_task(turns.take("a")), asyncio.create_task(turns.take("a"))
        await settle()
        first.end()  # `gone` is called, and leaves at the same moment
        gone.cancel()
        (await next_one).end()
        assert turns.going == 0 and turns._lines == {}

    asyncio.run(run())


def test_for_who_has_gone_while_waiting_no_script_is_begun() -> None:
    async def run() -> None:
        gate = new_gate(runs=1)
        first, second = Line(gate), Line(gate)
        for line in (first, second):
            line.give(rerun())
            await settle()
        second.is_gone = True
        await second.tell(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN)  # the app need not know
        await first.tell(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
        assert await second.came.get() == "websocket.disconnect"
        await first.leave()
        await second.task
        assert gate.runs.going == 0

    asyncio.run(run())


def test_files_are_made_two_at_a_time_for_one_address() -> None:
    async def run() -> None:
        line = Line()
        line.give(*[message("backend_operation_request")] * 3)
        await settle()
        assert line.came.qsize() == 2
        answer = ForwardMsg()
        answer.backend_operation_response.request_id = "1"
        await line.send({"type": "websocket.send", "bytes": answer.SerializeToString()})
        await settle()
        assert line.came.qsize() == 3
        await line.leave()

    asyncio.run(run())


def test_what_comes_too_fast_waits() -> None:
    async def run() -> list[float]:
        now, waited = [0.0], []

        async def sleep(seconds: float) -> None:
            waited.append(seconds)
            now[0] += seconds

        pace = MessagePace(2, 4.0, lambda: now[0], sleep)
        for _ in range(4):
            await pace.keep()
        now[0] += 60
        await pace.keep()
        return waited

    assert asyncio.run(run()) == [0.25, 0.25]


def test_a_hall_behind_one_address_fits_and_more_get_a_clear_answer() -> None:
    assert places.MOST_OF_ONE >= 200 and places.MOST > places.MOST_OF_ONE

    async def run() -> None:
        gate = new_gate(most=3, most_of_one=2)
        lines = []
        for client in ("10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.2", "10.0.0.3"):
            lines.append(Line(gate, client))
            await settle()
        statuses = [line.sent[0]["status"] if line.sent else None for line in lines]
        assert statuses == [None, None, 503, None, 503]
        assert (b"retry-after", b"15") in lines[2].sent[0]["headers"]
        await lines[0].leave()
        assert gate.places.is_free("10.0.0.1") and gate.places.is_free("10.0.0.3")

    asyncio.run(run())


def test_when_it_is_full_a_page_says_so_and_files_still_come() -> None:
    def full(app: Any) -> Gate:
        return Gate(app, SocketPlaces(0), Turns(1, 1))

    status, headers, body = ask(full, "/peta", headers={"accept": "text/html"})
    assert status == 503 and headers["retry-after"] == "15" and b"Dasbor sedang penuh" in body
    assert ask(full, "/static/js/index.js")[0] == STREAMLIT
    assert ask(lambda app: Gate(app, SocketPlaces(), Turns(1, 1)), "/peta")[0] == STREAMLIT


@pytest.mark.parametrize(("host", "who"), [
    ("10.1.2.3", "10.1.2.3"), ("::ffff:10.1.2.3", "10.1.2.3"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ("sesuatu", "sesuatu")])
def test_who_somebody_is(host: str, who: str) -> None:
    assert places.address((host, 1)) == who and places.address(None) == ""


def test_as_many_fit_as_files_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"now": (1024, 1024)}
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits["now"])
    monkeypatch.setattr(resource, "setrlimit", lambda _, new: limits.update(now=new))
    assert places.raise_file_limit() == 110
    limits["now"] = (1024, 100_000)
    assert places.raise_file_limit() == places.MOST and limits["now"][0] >= 4 * places.MOST
