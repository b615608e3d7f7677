"""Kelola Data as somebody uses it: files for the tiny world, uploading, pressing, following a link."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

NAME = "Siti Aminah"
HEAD = "Program;Kode desa;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima;Anggaran\n"
GOOD = HEAD + ("rtlh;35.05.01.2001;2025;100;unit;80;unit;Rp 1.250.000.000\n"
               "rtlh;3505210010;2025;50;unit;20;unit;250.000.000\n")
MIXED = GOOD + "rtlh;35.05.09.2001;2025;10;unit;5;unit;100.000.000\nJumlah;;;160;;105;;1.600.000.000\n"


def come(app: AppTest, **params: str) -> AppTest:
    """Follow a link from another page."""
    app.switch_page("pages/masuk/page.py").run()
    app.switch_page("pages/kelola/page.py")
    app.query_params.update(params)
    return shown(app)


def shown(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def upload(app: AppTest, content: str | bytes, name: str = "cakupan.csv") -> AppTest:
    app.file_uploader[0].set_value((name, content.encode() if isinstance(content, str) else content, "text/csv"))
    return shown(app)


def press(app: AppTest, label: str) -> AppTest:
    """Presses, waits for the work it starts, and draws the page that shows what came of it."""
    next(button for button in app.main.get("button") if button.label == label).click()
    shown(app)
    if "kelola_job" in app.session_state:
        job = app.session_state["kelola_job"]
        assert job.done.wait(60)
        shown(app)
    return app
