"""A run in which something is skipped fails and names it, in one process and in several."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
BODIES = {
    "mark": "import pytest\n@pytest.mark.skip(reason='no font')\ndef test_a(): pass\ndef test_b(): pass\n",
    "call": "import pytest\ndef test_a(): pytest.skip('no font')\ndef test_b(): pass\n",
    "expected": "import pytest\n@pytest.mark.xfail\ndef test_a(): assert False\ndef test_b(): pass\n",
    "module": "import pytest\npytest.skip('no font', allow_module_level=True)\n",
}


def run(folder: Path, body: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text("import no_skips\ndef pytest_configure(config): no_skips.watch(config)\n")
    (folder / "test_it.py").write_text(body)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    few = {"PYTHONPATH": str(HERE), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "xdist", *options],
                          cwd=folder, env={**clean, **few}, capture_output=True, text=True)


@pytest.mark.parametrize(("name", "options"), [*((name, ()) for name in BODIES),
                                               *((name, ("-n", "2")) for name in ("call", "module"))])
def test_a_skipped_test_fails_the_run(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    told = run(tmp_path, BODIES[name], *options)
    assert told.returncode == pytest.ExitCode.TESTS_FAILED, told.stdout
    assert "no test may be skipped" in told.stdout and "test_it.py" in told.stdout.split("may be skipped")[1]


def test_a_run_without_one_passes(tmp_path: Path) -> None:
    told = run(tmp_path, "def test_b(): pass\n", "-n", "2")
    assert told.returncode == 0 and "1 passed" in told.stdout and "skipped" not in told.stdout


def test_this_run_is_watched(pytestconfig: pytest.Config) -> None:
    watched = any(type(plugin).__name__ == "NoSkips" for plugin in pytestconfig.pluginmanager.get_plugins())
    assert watched is not hasattr(pytestconfig, "workerinput")
