"""Who stands on record for what the command line does."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import GOOD, OWN, Shell
from dashboard.commands import caller
from dashboard.core.domain import AccountError
from dashboard.store.identity.accounts import add_account
from dashboard.store.submissions import record as record
from handing_in import KEEPER


def test_without_a_name_the_account_of_the_machine_stands_on_record(shell: Shell,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    own = OWN
    monkeypatch.setenv("USER", "orang-lain")
    monkeypatch.setenv("LOGNAME", "orang-lain")
    _, done = shell.json("import", "coverage", shell.file("c.csv", GOOD))
    assert record.submissions()[-1].by == own
    assert shell.json("withdraw", done["submission"], "--reason", "salah")[0] == 0
    assert record.submissions()[-1].withdrawn_by == own
    with pytest.raises(AccountError, match="Nama akun"):
        add_account(own, "jambu-mete-7", KEEPER)  # nobody who signs in can pass for the command line


@pytest.mark.parametrize(("signed_in", "shell", "own"), [
    (True, "budi", "cli:Ani"), (False, "budi", "cli:budi"), (False, "", "cli:tanpa nama")])
def test_windows_has_no_numbers_of_accounts(monkeypatch: pytest.MonkeyPatch, signed_in: bool, shell: str,
                                            own: str) -> None:
    """Neither `pwd` nor `os.getuid` is there."""
    def login() -> str:
        if signed_in:
            return "Ani"
        raise OSError("no name")

    monkeypatch.setitem(sys.modules, "pwd", None)
    monkeypatch.delattr(os, "getuid")
    monkeypatch.setattr(os, "getlogin", login)
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, shell)
    assert caller.keeper().name == own


def test_who_came_in_is_who_works_also_by_sudo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    came_in = tmp_path / "loginuid"
    monkeypatch.setattr(caller, "_LOGIN", came_in)
    assert OWN.startswith("cli:") and caller.keeper().name == f"cli:{pwd.getpwuid(os.getuid()).pw_name}"
    for told, own in (("1", f"cli:{pwd.getpwuid(1).pw_name}"), ("3999999999", "cli:3999999999"),
                      ("4294967295", f"cli:{pwd.getpwuid(os.getuid()).pw_name}")):
        came_in.write_text(told, "ascii")
        assert caller.keeper().name == own


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "cli:ani", "Ani) (cli", "Ani\x1b[2J", "3505014107850001"])
def test_a_name_beside_the_account_is_a_name(shell: Shell, name: str) -> None:
    stored = len(record.submissions())
    code, told = shell.json("import", "coverage", shell.file("c.csv", GOOD), "--by", name)
    assert code == 1 and told["messages"][-1]["severity"] == "error" and len(record.submissions()) == stored


def test_the_command_line_starts_without_what_windows_lacks() -> None:
    code = ("import sys; sys.modules.update(dict.fromkeys(('pwd', 'grp', 'resource')));"
            "from dashboard.__main__ import main; main(['--help'])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
