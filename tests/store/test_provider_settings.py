"""Settings of a provider: what is wrong is a sentence, in `check` and when the server starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.store.identity.provider_settings import problems

RIGHT = {"client_id": "dasbor", "client_secret": "rahasia", "cookie_secret": "0123456789abcdef" * 2,
         "server_metadata_url": "https://sso.go.id/.well-known/openid-configuration",
         "redirect_uri": "https://dasbor.go.id/oauth2callback"}


def written(folder: Path, **values: str) -> None:
    (folder / ".streamlit").mkdir(exist_ok=True)
    lines = "\n".join(f'{name} = "{value}"' for name, value in {**RIGHT, **values}.items() if value != "-")
    (folder / ".streamlit" / "secrets.toml").write_text(f"[auth]\n{lines}\n")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_SIGN_IN", "oidc")
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    monkeypatch.setattr(settings, "PROJECT", tmp_path)
    return tmp_path


def test_local_accounts_need_no_settings(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for way in ("lokal", "", " LOKAL "):
        monkeypatch.setenv("DASHBOARD_SIGN_IN", way)
        assert problems() == [] and not settings.by_provider()


def test_what_is_complete_is_right_also_on_this_machine_alone(place: Path) -> None:
    written(place)
    assert problems() == []
    written(place, redirect_uri="http://localhost:8501/oauth2callback", server_metadata_url="http://127.0.0.1:9/x")
    assert problems() == []


@pytest.mark.parametrize(("values", "said"), [
    ({"client_id": "-"}, "belum mengisi client_id"), ({"cookie_secret": " "}, "belum mengisi cookie_secret"),
    ({"cookie_secret": "pendek"}, "cookie_secret di .auth. terlalu pendek"),
    ({"redirect_uri": "https://dasbor.go.id/"}, "harus berakhir dengan /oauth2callback"),
    ({"redirect_uri": "http://dasbor.go.id/oauth2callback"}, "redirect_uri di .auth. harus alamat https"),
    ({"server_metadata_url": "http://sso.go.id/x"}, "server_metadata_url di .auth. harus alamat https"),
    ({"server_metadata_url": "http://localhost.evil.id/x"}, "server_metadata_url di .auth. harus alamat https"),
    ({"server_metadata_url": "https://[x/"}, "server_metadata_url di .auth. harus alamat https")])
def test_each_mistake_is_named(place: Path, values: dict[str, str], said: str) -> None:
    written(place, **values)
    [sentence] = problems()
    assert re.search(said, sentence) and "DASHBOARD_SIGN_IN=lokal" in sentence
    assert RIGHT["client_secret"] not in sentence


def test_files_that_say_nothing_are_named(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "bagian [auth] tidak ada" in problems()[0]
    (place / ".streamlit").mkdir()
    (place / ".streamlit" / "secrets.toml").write_text("[auth\n")
    assert "bukan TOML yang benar" in problems()[0]
    monkeypatch.setenv("DASHBOARD_SIGN_IN", "odic")
    assert problems() == ["DASHBOARD_SIGN_IN berisi “odic”. Isi dengan lokal (akun dengan kata sandi) atau oidc."]


@pytest.mark.slow
def test_a_server_told_too_little_ends_with_a_sentence(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", "0"], cwd=settings.PROJECT,
        env={**os.environ, "HOME": str(tmp_path), "DASHBOARD_HOME": str(tmp_path), "DASHBOARD_SIGN_IN": "odic"},
        capture_output=True, text=True, timeout=120)
    assert told.returncode != 0
    assert "DASHBOARD_SIGN_IN berisi “odic”" in told.stderr and "Traceback" not in told.stderr
