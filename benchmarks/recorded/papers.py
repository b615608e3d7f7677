"""Records what commands write and print: views, datasets, templates, slides, papers; and the presentation."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import sys
from collections.abc import Callable, MutableMapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.recorded import project
from benchmarks.recorded.files import file_lines
from benchmarks.recorded.texts import nested_lines

Write = Callable[[str, list[str]], None]
KECAMATAN = "35.05.10"
_VIEWS = "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1"
_PAPERS = {
    "salindia.pptx": ["deck"], f"salindia-{KECAMATAN}.pptx": ["deck", "--kecamatan", KECAMATAN],
    "ringkasan-bupati.pdf": ["brief"], f"lembar-{KECAMATAN}.zip": ["sheets", "--kecamatan", KECAMATAN],
    "bab.docx": ["chapter"], "bab-ipm.docx": ["chapter", "--indikator", "ipm", "--pendukung", "p0"]}


def told(arguments: list[str]) -> tuple[str, str]:
    """What a command prints, and what it complains of."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):  # argparse ends the process
        project.main(arguments)
    return out.getvalue(), err.getvalue()


def record(write: Write, folder: Path, root: Path) -> None:
    """Everything that is no page; `folder` for files on the way."""
    write("docs/datasets", (root / "docs" / "datasets.md").read_text("utf-8").splitlines())
    for name in told(["sql", "--csv", _VIEWS])[0].split()[1:]:
        out, err = told(["sql", "--csv", f'SELECT * FROM "{name}"'])  # a name the database gave
        head, *rows = list(csv.reader(io.StringIO(out))) or [[]]
        write(f"views/{name}", [",".join(head), *sorted(",".join(row) for row in rows), *err.splitlines()])
    for dataset in re.findall(r"'(\w+)'", told(["template", "-o", "x.xlsx", "?"])[1]):
        for command, ending in (("template", "xlsx"), ("export", "xlsx"), ("export", "csv")):
            _paper(write, folder, f"datasets/{dataset}-{command}.{ending}", [command, dataset])
    for name, arguments in _PAPERS.items():
        _paper(write, folder, f"papers/{name}", arguments)
    database = project.open_current()
    for kecamatan in (None, KECAMATAN):
        slides = project.deck(database, kecamatan=kecamatan)
        write(f"slides/{kecamatan or 'kabupaten'}", list(nested_lines(_fields(slides))))
        query = f"siap=1&kecamatan={kecamatan}" if kecamatan else "siap=1"
        write(f"slides/presentasi-{kecamatan or 'kabupaten'}", file_lines("x.html", _get("/presentasi", query, root)))
    database.close()


def _paper(write: Write, folder: Path, name: str, arguments: list[str]) -> None:
    path = folder / name.replace("/", "-")
    out, err = told([*arguments, "-o", str(path)])
    lines = file_lines(name, path.read_bytes()) if path.exists() else []
    said = [line.replace(str(folder), "‹berkas›") for line in (out + err).splitlines()]
    write(name, said + lines)


def _fields(value: Any) -> Any:
    """A dataclass as nested data, by the names of its fields and not by its class; pictures by what they show."""
    if is_dataclass(value):
        return {one.name: _fields(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, bytes):
        return file_lines("x.png", value)[0]
    if isinstance(value, list | tuple):
        return [_fields(one) for one in value]
    return str(value) if isinstance(value, date) else value


def _get(path: str, query: str, root: Path) -> bytes:
    """What serve.py answers to one GET, asked in this process."""
    sys.path.insert(0, str(root))
    import serve

    body: list[bytes] = []
    waiting = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await waiting.wait()  # nobody hangs up
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        body.append(message.get("body", b""))

    asyncio.run(serve.app({"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": "",
                           "query_string": query.encode(), "headers": [(b"host", b"localhost")], "scheme": "http",
                           "http_version": "1.1", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
                           "asgi": {"version": "3.0"}, "state": {}}, receive, send))
    return b"".join(body)
