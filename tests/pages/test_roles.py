"""Each role: what it finds, what it may hand in, and how somebody comes in for the first time."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.actor import ACCOUNT_ROLES, VISITOR, Role
from dashboard.registry import contracts
from dashboard.store import audit
from dashboard.store.database import served_build
from dashboard.store.identity.accounts import Seat, actor_of, add_account, sign_in
from dashboard.store.policy import datasets_of
from dashboard.store.submissions.manifests import recorded
from dashboard.ui.server import measuring
from dashboard.ui.shell import access
from handing_in import JATEN, KEEPER, PROGRAMS, covered, publish
from page_words import ROOT, words

PASSWORD, OWN = "jambu-mete-7", "kopi tubruk di teras"
SEATS = {role: Seat(role, "dinsos" if role is Role.AGENCY else None) for role in ACCOUNT_ROLES}


def opened(folder: str, token: str = "", **asked: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    if token:
        app.session_state["access_session"] = token
    app.run()
    found = next(page for name, page in access_pages(app).items() if name == folder)
    app._page_hash = found
    app.query_params.update(asked)
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def access_pages(app: AppTest) -> dict[str, str]:
    """Hash of the page at each address, whatever script is found there."""
    urls = {spec.url: spec.folder for spec in access.all_pages()}
    return {urls[str(info["url_pathname"])]: name for name, info in app._registered_pages.items()}


@pytest.mark.parametrize("role", SEATS)
def test_each_role_finds_its_pages_and_the_form_at_the_others(meetings: Path, role: Role) -> None:
    add_account("Orang", PASSWORD, KEEPER, SEATS[role])
    token = sign_in("Orang", PASSWORD)
    may_hand_in = role in (Role.PLANNER, Role.SECRETARIAT, Role.AGENCY)
    for folder, title, allowed in (("kelola", "Kelola Data", may_hand_in),
                                   ("kejadian", "Catatan Kejadian", role is Role.ADMIN),
                                   ("penghapusan", "Hapus Kiriman", role in (Role.ADMIN, Role.SECRETARIAT)),
                                   ("metrik", "Metrik", role is Role.ADMIN)):
        app = opened(folder, token)
        assert (app.title[0].value == title) is allowed, folder
        labels = [link.proto.label for link in app.get("page_link")]
        assert ("Catatan kejadian" in labels) is (role is Role.ADMIN)
        if folder == "kelola":  # at a secret address of others there are no tabs
            assert ("Hapus kiriman" in labels) is (role in (Role.ADMIN, Role.SECRETARIAT))
        if not allowed:
            assert app.title[0].value == "Masuk" and "Anda masuk sebagai Orang" in words(app)


def test_an_agency_finds_its_datasets_its_tasks_and_its_submissions(meetings: Path) -> None:
    publish("programs", [*PROGRAMS, {**PROGRAMS[0], "code": "blt", "agency": "dinsos"}])
    publish("coverage", [covered(JATEN, "2025", 40)])
    add_account("Operator", PASSWORD, KEEPER, SEATS[Role.AGENCY])
    token = sign_in("Operator", PASSWORD)
    app = opened("kelola", token, dataset="agencies")
    offered = next(box for box in app.selectbox if box.label == "Dataset").options
    assert offered == [contracts()[name].title for name in sorted(
        datasets_of(actor_of(token)), key=lambda name: not contracts()[name].period)]
    assert "Perangkat daerah (OPD) tidak diserahkan oleh peran Anda" in "".join(one.value for one in app.warning)
    tasks = opened("kelola", token, bagian="Tugas OPD")
    assert "Dinas Sosial: 2 tugas" in words(tasks) and not [box for box in tasks.selectbox if box.label == "OPD"]
    assert "OPD Anda belum menyerahkan data." in words(tasks)
    history = opened("kelola", token, bagian="Riwayat")
    assert "Belum ada kiriman." in words(history)


def test_an_agency_tells_what_became_of_its_own_decisions_only(meetings: Path) -> None:
    add_account("Operator", PASSWORD, KEEPER, Seat(Role.AGENCY, "perkim"))
    app = opened("jalankan", sign_in("Operator", PASSWORD))
    assert [box.label for box in app.selectbox if box.label in ("Rapat", "Keputusan")] == ["Keputusan"]
    [choice] = [box for box in app.selectbox if box.label == "Keputusan"]
    assert len(choice.options) == 1 and "Mengerjakan k2" in choice.options[0]


def test_a_password_made_by_somebody_else_is_changed_before_anybody_comes_in(meetings: Path) -> None:
    add_account("Baru", PASSWORD, KEEPER, first=True)
    app = opened("masuk")

    def send(*typed: str) -> AppTest:
        for field, text in zip(app.text_input, typed, strict=True):
            field.input(text)
        return next(one for one in app.main.get("button") if one.label == "Masuk").click().run()

    send("Baru", PASSWORD)
    assert app.title[0].value == "Masuk" and len(app.text_input) == 4 and "access_session" not in app.session_state
    send("Baru", PASSWORD, OWN, "lain sekali saja")
    assert "tidak sama" in app.error[0].value
    send("Baru", PASSWORD, PASSWORD, PASSWORD)
    assert "harus lain" in app.error[0].value
    send("Baru", PASSWORD, OWN, OWN)
    assert actor_of(app.session_state["access_session"]).name == "Baru"
    assert actor_of(sign_in("Baru", OWN)).name == "Baru"


def test_one_changes_ones_own_password_and_other_windows_are_signed_out(meetings: Path) -> None:
    add_account("Orang", PASSWORD, KEEPER)
    other, token = sign_in("Orang", PASSWORD), sign_in("Orang", PASSWORD)
    app = opened("masuk", token)
    for field, text in zip(app.text_input, (PASSWORD, OWN, OWN), strict=True):
        field.input(text)
    next(one for one in app.main.get("button") if one.label == "Ganti kata sandi").click().run()
    assert "Kata sandi diganti." in app.success[0].value
    assert actor_of(other) == actor_of(token) == VISITOR
    assert actor_of(app.session_state["access_session"]).name == "Orang"


def test_the_record_of_events_is_read_searched_and_told_when_it_was_touched(meetings: Path) -> None:
    add_account("Admin", PASSWORD, KEEPER, SEATS[Role.ADMIN])
    token = sign_in("Admin", PASSWORD)
    app = opened("kejadian", token)
    assert "Catatan utuh:" in words(app) and "0 penolakan dalam 7 hari" in words(app)
    assert "Admin: dibuat, Admin" in words(app) and "cli:uji" in words(app)
    [path] = audit.chain().folder.glob("*.jsonl")
    path.write_text(path.read_text("utf-8").replace("cli:uji", "cli:lain"), "utf-8")
    app = opened("kejadian", token)
    assert "Catatan kejadian tidak utuh" in words(app) and app.error


def test_two_people_erase_a_submission_on_their_page(meetings: Path) -> None:
    add_account("Sekretaris", PASSWORD, KEEPER, SEATS[Role.SECRETARIAT])
    add_account("Admin", PASSWORD, KEEPER, SEATS[Role.ADMIN])
    number = next(one.id for one in recorded() if one.dataset == "tkpk_actions")
    app = opened("penghapusan", sign_in("Sekretaris", PASSWORD))
    assert "Belum ada kiriman yang dihapus" in words(app)

    def press(app: AppTest, label: str) -> AppTest:
        app = next(one for one in app.main.get("button") if one.label == label).click().run()
        assert not app.exception, [item.message for item in app.exception]
        return app

    next(box for box in app.selectbox if box.label == "Kiriman yang harus dihapus").select(number)
    next(box for box in app.text_input if box.label.startswith("Alasan")).input("salah data Ibu Siti, RT 2 RW 3")
    assert "dapat menunjuk seseorang" in press(app, "Usulkan penghapusan").error[0].value
    next(box for box in app.text_input if box.label.startswith("Alasan")).input("memuat keterangan tentang orang")
    app = press(app, "Usulkan penghapusan")
    assert next(one for one in app.main.get("button") if one.label == "Setujui dan hapus").disabled
    app = opened("penghapusan", sign_in("Admin", PASSWORD))
    assert "1 usul penghapusan menunggu" in words(app) and "diusulkan Sekretaris" in words(app)
    assert next(one for one in app.main.get("button") if one.label == "Setujui dan hapus").disabled, "not by one click"
    app.main.get("checkbox")[0].check().run()
    app = press(app, "Setujui dan hapus")
    assert "dihapus dan dasbor disusun ulang" in app.success[0].value
    assert "disetujui Admin" in words(app) and "tidak ada yang tercatat" in words(app)
    assert number not in {one.id for one in recorded()}


def test_the_admin_sees_how_the_server_is(meetings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "measured", measuring.Measurements())
    add_account("Admin", PASSWORD, KEEPER, SEATS[Role.ADMIN])
    token = sign_in("Admin", PASSWORD)
    app = opened("metrik", token)
    assert "belum ada cadangan yang tercatat" in words(app)
    audit.note(audit.Event.BACKUP, KEEPER, "x.zip: 3 berkas")
    measuring.measured.note("rat", 3000.0, "QueryError")
    app = opened("metrik", token)
    told = words(app)
    assert "belum ada cadangan" not in told and "Cadangan terakhir" in told and "0 menit lalu" in told
    assert "1 halaman gagal" in told and "Capaian RAT" in told and "Ringkasan" in told and "3,00 detik" in told
    assert served_build().build_id in told
    opened("metrik")  # a visitor: the form
    assert measuring.measured.pages()["metrik"].count == 3


def test_without_an_account_nothing_is_shown_when_looking_is_switched_off(meetings: Path,
                                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    add_account("Orang", PASSWORD, KEEPER, SEATS[Role.LEADER])
    monkeypatch.setenv("DASHBOARD_PUBLIC", "off")
    for folder in ("ringkasan", "peta", "tindak"):
        app = opened(folder)
        assert app.title[0].value == "Masuk" and "hanya untuk yang punya akun" in words(app)
        assert not app.selectbox, "neither search nor filters"
    assert opened("tindak", sign_in("Orang", PASSWORD)).title[0].value != "Masuk"
