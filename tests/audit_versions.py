"""Are there known holes in the versions we pin? Asked of OSV by `uv audit`. Where nobody can be asked that is said, and
does not fail: tests also run in closed networks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
COMMAND = ["audit", "--frozen", "--preview-features", "audit-command", "--output-format", "json"]


def outcome(code: int, told: str, error: str) -> tuple[int, str]:
    """Exit code and sentence for what `uv audit` has answered: 1 only for a hole, or for an answer we cannot read."""
    if not told.strip():
        reason = next((line.strip() for line in reversed(error.splitlines()) if line.strip()), f"exit code {code}")
        return 0, f"NOT AUDITED, the list of known holes could not be asked: {reason}"
    try:
        json.loads(told)
    except ValueError:
        return 1, f"what uv audit said cannot be read: {told[:200]!r}"
    return (0, "no known holes in the versions of uv.lock") if code == 0 else (1, told)


def main() -> int:
    impatient = {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "10", "UV_HTTP_CONNECT_TIMEOUT": "3"}
    done = subprocess.run([str(UV), *COMMAND], cwd=ROOT, capture_output=True, text=True, timeout=120,
                          env={**os.environ, **impatient})
    code, sentence = outcome(done.returncode, done.stdout, done.stderr)
    print(sentence)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
