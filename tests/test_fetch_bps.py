"""`fetch-bps` against a server of its own: what is asked, kept and handed in; the key shows nowhere."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import urllib3
from bps_replies import PARTS, TERMS, packed, reply

from dashboard.__main__ import main
from dashboard.commands.fetching import answer
from dashboard.core import settings
from dashboard.intake.bps import client as module
from dashboard.intake.bps.client import Client
from dashboard.intake.bps.reply import NotRead
from dashboard.intake.bps.variables import Variable
from dashboard.store import kept
from dashboard.store.database import open_current

KEY = "rahasia0123456789"
AREAS = ((3505, "Blitar"), (3572, "Kota Blitar"))
Answer = tuple[int, bytes]


class Bps(ThreadingHTTPServer):
    """`answers` in turn, the last one again and again; `asked`: the paths."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = []
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1/api/list"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name is http.server's
        bps = self.server
        assert isinstance(bps, Bps)
        bps.asked.append(self.path)
        status, content = bps.answers.pop(0) if len(bps.answers) > 1 else bps.answers[0]
        self.send_response(status)
        self.send_header("Location", "http://127.0.0.1:9/lain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def bps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bps]:
    server = Bps()
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("BPS_API_KEY", KEY)
    monkeypatch.setenv("BPS_API_URL", server.address)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def world(tiny_data: Callable[..., Path]) -> Path:
    """The tiny world with one variable to ask for."""
    folder = tiny_data()
    (folder / "catalogue/bps_variables.csv").write_text(
        "domain,variable,indicator,title,unit,derived,annual_means,factor\n"
        "3505,192,p0,Persentase Penduduk Miskin,Persen,Jumlah,,1\n", "utf-8")
    assert main(["build"]) == 0
    return folder


def told(value: float, year: int = 2024) -> bytes:
    """P0 of a year: `value` in the kabupaten."""
    made = reply(AREAS, PARTS, (year,), TERMS)
    made["datacontent"][f"3505192434{year - 1900}61"] = value
    return packed(made)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_figures_are_compared_handed_in_and_a_second_value_becomes_a_case(
        bps: Bps, world: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bps.answers = [(503, b""), (200, told(8.88).replace(b"Susenas", KEY.encode()))]
    before = open_current().rows("SELECT count(*) FROM figure_differences")[1][0][0]
    assert main(["fetch-bps", "--dry-run", "--out", str(tmp_path / "bps.csv")]) == 0
    assert "tidak ada yang disimpan" in capsys.readouterr().out
    assert main(["fetch-bps"]) == 0
    out = capsys.readouterr()
    assert "p0 (domain 3505, variabel 192): 2 angka; 12 angka bagian lain" in out.out and "berubah" in out.out
    with (tmp_path / "bps.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [(row["Wilayah"], row["Tahun"], row["Periode"]) for row in rows] == [
        ("35.05", "2024", "Maret"), ("35.72", "2024", "Maret")]
    assert rows[0]["Nilai"] == "8,88"
    database = open_current()
    [shown] = database.rows("SELECT value FROM observations WHERE indicator = 'p0' AND region_code = '35.05' "
                            "AND year = 2024 AND period = 'Maret'")[1]
    assert shown == (8.16,), "until somebody decides"
    assert database.rows("SELECT count(*) FROM figure_differences")[1][0][0] == before + 1
    assert len(bps.asked) == 2, "the second run reads what was kept"
    assert bps.asked[0] == f"/v1/api/list/model/data/lang/ind/domain/3505/var/192/key/{KEY}"
    assert KEY not in out.out + out.err and KEY.encode() not in everything(settings.home())
    kept.forget_all()
    assert list(settings.cache().iterdir()) == [], "a purge can forget what BPS answered, too"


@pytest.mark.parametrize(("answer", "says"), [
    ((404, b"?"), "kode 404"), ((302, b""), "tidak menjawab"), ((200, b"<html>"), "bukan JSON"),
    ((200, packed({"status": "Error", "message": f"key {KEY} salah"})), "BPS menolak: key"),
    ((200, packed({"status": "OK", "data-availability": "not-available", "data": ""})), "belum memuat satu pun angka"),
])
def test_faults_store_nothing_and_never_tell_the_key(bps: Bps, world: Path, capsys: pytest.CaptureFixture[str],
                                                     answer: Answer, says: str) -> None:
    bps.answers = [answer]
    assert main(["fetch-bps"]) == 1
    out = capsys.readouterr()
    assert says in out.err and KEY not in out.err + out.out
    assert open_current().rows("SELECT count(*) FROM submissions")[1] == [(0,)]
    assert KEY.encode() not in everything(settings.home())


def test_unanswered_after_some_tries(bps: Bps, world: Path, capsys: pytest.CaptureFixture[str],
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AGAIN", urllib3.Retry(total=1, status_forcelist=(500,), raise_on_status=False))
    bps.answers = [(500, b"")]
    assert main(["fetch-bps"]) == 1
    assert "kode 500" in capsys.readouterr().err and len(bps.asked) == 2
    assert main(["fetch-bps", "--indicator", "gini"]) == 1
    assert "nomor variabelnya di BPS belum diketahui" in capsys.readouterr().err


@pytest.mark.parametrize(("key", "address", "says"), [
    ("", "https://webapi.bps.go.id", "BPS_API_KEY"), ("a/../b", "https://webapi.bps.go.id", "BPS_API_KEY"),
    (KEY, "http://webapi.bps.go.id", "harus https")])
def test_a_key_is_needed_and_never_sent_in_clear(key: str, address: str, says: str) -> None:
    with pytest.raises(NotRead, match=says):
        Client(key, address)


def test_one_request_at_a_time_with_pauses(bps: Bps, no_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(module.time, "sleep", waited.append)
    bps.answers = [(200, told(8.0))]
    client = Client(KEY, bps.address, pause=1000)
    one, two = (Variable("3505", number, "p0", "", "", (), "", 1.0) for number in (1, 2))
    for variable in (one, two, two):
        answer(client, variable)
    assert len(bps.asked) == 2 and len(waited) == 2 and waited[1] > 900
    answer(client, two, fresh=True)
    assert len(bps.asked) == 3
    assert all(path.is_file() and path.stat().st_mode & 0o077 == 0 for path in settings.cache().iterdir()), (
        "a purge forgets every file in there")
