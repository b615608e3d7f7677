"""`news` and `monthly`: the folder of a month, and letters over a mail server of our own."""

from __future__ import annotations

import email
import email.policy
import json
import socket
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from mail_sink import Sink, certificate
from pptx import Presentation
from pypdf import PdfReader

from dashboard.__main__ import main
from dashboard.outputs.monthly.letters import RECEIPTS, letters, send
from dashboard.outputs.monthly.papers import Papers, papers
from dashboard.outputs.monthly.settings import Mail, MailError, mail_settings
from dashboard.store.database import Database
from dashboard.topics.news.rules import month_of
from meeting_rows import DAY

PASSWORD = "rahasia-sekali-7"  # noqa: S105
OFFICES = {"pimpinan", "perencana", "sekretariat"}


@pytest.fixture(scope="module")
def made(shipped_home: Path) -> Papers:
    """The papers of November as the 24th sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(shipped_home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        from dashboard.store.database import open_current
        return papers(open_current(), month_of(DAY, DAY))


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("surel"))


@pytest.fixture
def sink(pem: Path) -> Iterator[Callable[..., Sink]]:
    """sink(**how) opens a mail server; all are closed at the end."""
    found: list[Sink] = []

    def opened(**how: object) -> Sink:
        found.append(Sink(pem, **how))  # type: ignore[arg-type]
        return found[-1]

    yield opened
    for one in found:
        one.close()


@pytest.fixture
def configured(pem: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Mail]:
    """configured(port, NAME=value): the settings as the environment gives them."""

    def make(port: int, **more: str) -> Mail:
        for name, value in {"HOST": "127.0.0.1", "PORT": str(port), "FROM": "dasbor@blitarkab.test", "CA": str(pem),
                            "TO": "pimpinan=bupati@blitarkab.test, dinsos=dinsos@blitarkab.test", **more}.items():
            monkeypatch.setenv(f"DASHBOARD_SMTP_{name}", value)
        return mail_settings()

    return make


def test_a_month_is_written_once_and_stays_the_same(shipped: Database, made: Papers, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch,
                                                    capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["monthly", "--to", str(tmp_path / "kabar"), "--month", "2026-11"]
    assert main(asked) == 0
    folder = tmp_path / "kabar" / "2026-11"
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert found == made.files  # made by another process of making: the same bytes
    assert {name.removeprefix("kabar-2026-11-").removesuffix(".txt") for name in found if name.endswith(".txt")} == {
        *OFFICES, *made.names}
    capsys.readouterr()
    monkeypatch.setattr("dashboard.outputs.monthly.papers.papers", lambda *_: made)  # the same, as just seen
    (folder / "salindia-2026-11.pptx").write_bytes(b"lain")
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert said.count("Ditulis: ") == 1 and said.count("Sudah sama: ") == len(found) - 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == found
    assert main([*asked[:2], str(tmp_path / "lain"), *asked[3:], "--dry-run"]) == 0
    assert not (tmp_path / "lain").exists() and "Akan ditulis" in capsys.readouterr().out


def test_the_papers_tell_the_news_and_no_question_between_offices(made: Papers) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(made.files["ringkasan-bupati-2026-11.pdf"])).pages]
    assert len(pages) == 3 and "Kabar November 2026" in pages[2] and "DATA CONTOH" in pages[2]
    slides = Presentation(BytesIO(made.files["salindia-2026-11.pptx"])).slides
    assert slides[0].shapes.title.text_frame.text == "Kabar November 2026"
    told = made.files["kabar-2026-11-pimpinan.txt"].decode()
    assert "meminta:" not in told and "meminta:" in made.files["kabar-2026-11-perencana.txt"].decode()
    assert "meminta:" not in "".join(pages[2].split()) and "Keputusan TKPK" in told
    assert "Sumber:" not in told and "untuk Pimpinan" in told


def test_what_is_new_as_text_and_as_json(shipped: Database, made: Papers,
                                         capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["news"]) == 0
    assert capsys.readouterr().out == made.letter("pimpinan")
    assert main(["news", "--untuk", "dinsos", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["month"], found["until"], found["reader"]) == ("2026-11", "2026-11-24", "dinsos")
    assert [one["text"] for one in found["items"]] == [
        item.text for items in made.news.of("dinsos").by_state().values() for item in items]


@pytest.mark.parametrize(("arguments", "said"), [
    (["monthly", "--to", "berkas.txt/x"], "tidak dapat dibuat"),
    (["monthly", "--to", "x", "--month", "2027-01"], "belum mulai"),
    (["monthly", "--to", "x", "--mail"], "isi DASHBOARD_SMTP_HOST, DASHBOARD_SMTP_FROM, DASHBOARD_SMTP_TO"),
    (["news", "--untuk", "siapa"], "“siapa” tidak dikenal. Yang ada: "),
])
def test_what_cannot_be_done_is_said_and_nothing_is_written(
        shipped: Database, made: Papers, arguments: list[str], said: str, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("dashboard.outputs.monthly.papers.papers", lambda *_: made)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berkas.txt").write_text("x")
    assert main(arguments) == 1
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["berkas.txt"]


def test_letters_go_once_over_a_closed_way_with_the_papers_for_the_office(
        made: Papers, sink: Callable[..., Sink], configured: Callable[..., Mail], tmp_path: Path) -> None:
    server = sink(password=PASSWORD)
    mail = configured(server.port, USER="dasbor", PASSWORD=PASSWORD)
    assert PASSWORD not in repr(mail)
    names = list(send(letters(made, mail, tmp_path), mail, tmp_path))
    assert names == ["pimpinan=bupati@blitarkab.test", "dinsos=dinsos@blitarkab.test"]
    assert [to for to, _, _ in server.letters] == ["bupati@blitarkab.test", "dinsos@blitarkab.test"]
    assert all(closed for *_, closed in server.letters)
    office, agency = (email.message_from_bytes(body, policy=email.policy.default) for _, body, _ in server.letters)
    assert {part.get_filename(): part.get_content() for part in office.iter_attachments()} == {
        name: content for name, content in made.files.items() if not name.endswith(".txt")}
    assert not list(agency.iter_attachments()) and "November 2026" in agency["Subject"]
    body = office.get_body(("plain",))
    assert body is not None and "Keputusan TKPK" in body.get_content() and "DATA CONTOH" in body.get_content()
    assert list(send(letters(made, mail, tmp_path), mail, tmp_path)) == [] and len(server.letters) == 2
    assert len(list(send(letters(made, mail, tmp_path, again=True), mail, tmp_path))) == 2


def test_tls_from_the_start_and_none_on_this_machine(made: Papers, sink: Callable[..., Sink],
                                                     configured: Callable[..., Mail], tmp_path: Path) -> None:
    for way, how in (("tls", {"from_start": True}), ("tanpa", {"offers_tls": False})):
        server = sink(**how)
        mail = configured(server.port, TLS=way, TO="dinsos=dinsos@blitarkab.test")
        assert len(list(send(letters(made, mail, tmp_path, again=True), mail, tmp_path))) == 1
        assert [closed for *_, closed in server.letters] == [way == "tls"]


def test_after_a_refused_recipient_a_second_run_goes_on(made: Papers, sink: Callable[..., Sink],
                                                        configured: Callable[..., Mail], tmp_path: Path) -> None:
    server = sink(refuses="dinsos@blitarkab.test")
    mail = configured(server.port)
    with pytest.raises(MailError, match=r"menolak penerima dinsos@blitarkab.test \(kode 550\)"):
        list(send(letters(made, mail, tmp_path), mail, tmp_path))
    assert json.loads((tmp_path / RECEIPTS).read_text()) == ["pimpinan=bupati@blitarkab.test"]
    server.refuses = ""
    assert list(send(letters(made, mail, tmp_path), mail, tmp_path)) == ["dinsos=dinsos@blitarkab.test"]


@pytest.mark.parametrize(("server", "settings", "said"), [
    ({"password": "lain"}, {"USER": "dasbor", "PASSWORD": PASSWORD}, "menolak masuk sebagai “dasbor” (kode 535)"),
    ({}, {"USER": "dasbor", "PASSWORD": f"{PASSWORD}é"}, "tanda ASCII"),
    ({}, {"HOST": "surel..blitarkab.test"}, "tidak dapat dihubungi"),
    ({"offers_tls": False}, {}, "tidak menawarkan STARTTLS"),
    ({}, {"CA": ""}, "Sambungan aman"),
    ({}, {"TO": "entah=a@b.test"}, "Pembaca “entah”"),
])
def test_what_a_server_does_not_do_is_said_without_the_password(
        made: Papers, sink: Callable[..., Sink], configured: Callable[..., Mail], tmp_path: Path,
        server: dict[str, object], settings: dict[str, str], said: str) -> None:
    mail = configured(sink(**server).port, **settings)
    with pytest.raises(MailError) as told:
        list(send(letters(made, mail, tmp_path), mail, tmp_path))
    assert said in str(told.value) and PASSWORD not in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_host_that_is_not_there_is_said(made: Papers, configured: Callable[..., Mail], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    mail = configured(port)
    with pytest.raises(MailError, match=f"127.0.0.1:{port} tidak dapat dihubungi"):
        list(send(letters(made, mail, tmp_path), mail, tmp_path))


@pytest.mark.parametrize(("settings", "said"), [
    ({"FROM": "bukan alamat"}, "bukan alamat surel"), ({"FROM": "dasbór@blitarkab.test"}, "bukan alamat surel"),
    ({"TO": "pimpinan=bupati"}, "bukan alamat surel"),
    ({"TO": "pimpinan=a@b.test\nBcc: c@d.test"}, "bukan alamat surel"), ({"TO": " , "}, "tidak memuat satu alamat"),
    ({"PORT": "banyak"}, "bukan nomor pintu"), ({"PORT": "70000"}, "bukan nomor pintu"),
    ({"TLS": "ssl"}, "tidak dikenal"),
    ({"TLS": "tanpa", "HOST": "surel.blitarkab.test"}, "hanya untuk server surat di mesin ini"),
    ({"TLS": "tanpa", "USER": "a", "PASSWORD": PASSWORD}, "tidak dikirim tanpa enkripsi"),
    ({"USER": "a"}, "diisi berdua"), ({"CA": "/tak/ada.pem"}, "tidak ada"),
])
def test_wrong_settings_are_said(configured: Callable[..., Mail], settings: dict[str, str], said: str) -> None:
    with pytest.raises(MailError, match=said) as told:
        configured(587, **settings)
    assert PASSWORD not in str(told.value)


def test_receipts_that_cannot_be_read_stop_the_sending(made: Papers, configured: Callable[..., Mail],
                                                       tmp_path: Path) -> None:
    (tmp_path / RECEIPTS).write_text("{")
    with pytest.raises(MailError, match="--again"):
        letters(made, configured(1), tmp_path)
