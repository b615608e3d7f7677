"""What the Frictionless library says of data packages: run as a script, with the folders of unpacked packages."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def judged(packages: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, Any]]:
    """By name: `valid`, rows by `files`, the first `errors`. In a process of its own, as whoever takes a file asks."""
    for name, content in packages.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(folder / name)
    told = subprocess.run([sys.executable, __file__, *(str(folder / name) for name in packages)], check=True,
                          capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ""})
    found: dict[str, dict[str, Any]] = json.loads(told.stdout)
    return found


def _judge(folder: str) -> dict[str, Any]:
    from frictionless import validate

    os.chdir(folder)
    report = validate("datapackage.json").to_dict()
    errors = [error["message"] for task in report["tasks"] for error in task["errors"]]
    return {"valid": report["valid"], "errors": [*report["errors"], *errors][:5],
            "files": {task["place"]: task["stats"].get("rows", 0) for task in report["tasks"]}}


if __name__ == "__main__":
    print(json.dumps({Path(folder).name: _judge(folder) for folder in sys.argv[1:]}))
