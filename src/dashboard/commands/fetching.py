"""`fetch-bps`: ask BPS for the figures of the catalogue, say how they differ from what is held, and hand them in."""

from __future__ import annotations

import argparse
import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import caller, importing
from dashboard.core import settings
from dashboard.core.domain import StoreError

if TYPE_CHECKING:
    from dashboard.core.domain import Region
    from dashboard.intake.bps.client import Client
    from dashboard.intake.bps.variables import Figure, Variable

_KEY, _ADDRESS = "BPS_API_KEY", "BPS_API_URL"
_DATASET = "observations"
_KIND, _MOST_KEPT = "bps", 60


def register(commands: Any) -> None:
    """Add this command to the parser."""
    parser = commands.add_parser("fetch-bps", help="ambil angka dari Web API BPS dan serahkan sebagai angka indikator")
    caller.add_to(parser, "nama orang yang menyerahkan")
    parser.add_argument("--indicator", action="append", default=[], metavar="KODE",
                        help="hanya indikator ini; boleh berkali-kali")
    parser.add_argument("--out", type=Path, metavar="FILE", help="berkas CSV yang ditulis; tanpa ini di dalam cache/")
    parser.add_argument("--fresh", action="store_true", help="jangan pakai jawaban BPS yang tersimpan hari ini")
    parser.add_argument("--dry-run", action="store_true", help="ambil dan bandingkan saja; tidak ada yang disimpan")
    parser.set_defaults(run=_fetch)


def _fetch(parsed: argparse.Namespace) -> int:
    from dashboard.intake.bps.client import ADDRESS, Client
    from dashboard.intake.bps.variables import read_variables
    from dashboard.queries import reference
    from dashboard.store.database import open_current

    known = read_variables(settings.data() / "catalogue" / "bps_variables.csv")
    unknown = sorted(set(parsed.indicator) - {one.indicator for one in known})
    if unknown:
        raise StoreError(f"Indikator {', '.join(unknown)} tidak ada dalam bps_variables.csv, jadi nomor variabelnya di "
                         "BPS belum diketahui. Tambahkan barisnya, lalu ulangi.")
    database = open_current()
    try:
        regions = reference.regions(database)
        periods = {name: one.period_rule for name, one in reference.indicators(database).items()}
    finally:
        database.close()
    client = Client(os.environ.get(_KEY, ""), os.environ.get(_ADDRESS, ADDRESS))
    wanted = [one for one in known if not parsed.indicator or one.indicator in parsed.indicator]
    rows = [row for one in wanted for row in _asked(client, one, regions, periods, fresh=parsed.fresh)]
    if not rows:
        raise StoreError("BPS belum memuat satu pun angka yang diminta. Tidak ada yang diserahkan.")
    parsed.file = _written(parsed.out, rows)
    print(f"{len(rows)} angka ditulis ke {parsed.file}")
    parsed.dataset, parsed.period, parsed.column, parsed.valid_rows, parsed.json = _DATASET, None, [], False, False
    return importing.hand_in_file(parsed)


def _asked(client: Client, variable: Variable, regions: Mapping[str, Region], periods: Mapping[str, str], *,
           fresh: bool) -> list[dict[str, str]]:
    """Rows of one variable; what was left of it is printed."""
    from dashboard.intake.bps.reply import read_reply
    from dashboard.intake.bps.variables import figures

    name = f"{variable.indicator} (domain {variable.domain}, variabel {variable.variable})"
    reply = read_reply(answer(client, variable, fresh=fresh))
    if reply is None:
        print(f"{name}: belum tersedia di BPS")
        return []
    found, left = figures(reply, variable, regions, (periods.get(variable.indicator, ""),))
    print(f"{name}: {len(found)} angka{''.join(f'; {one}' for one in left)}")
    return [_row(one, variable, reply.title) for one in found]


def answer(client: Client, variable: Variable, *, fresh: bool = False) -> bytes:
    """What BPS says of a variable; asked once a day unless `fresh`. Raises NotRead, or as store.lock.only_writer."""
    from dashboard.store import kept
    from dashboard.store.building.build_times import today
    from dashboard.store.lock import only_writer

    made_of = f"{client.address} {variable.domain} {variable.variable} {today()}"
    told = None if fresh else kept.read(_KIND, made_of)
    if told is None:
        told = client.data(variable.domain, variable.variable)
        with only_writer():
            kept.keep(_KIND, made_of, told, _MOST_KEPT)
    return told


def _row(figure: Figure, variable: Variable, title: str) -> dict[str, str]:
    return {
        "Indikator": figure.indicator, "Wilayah": figure.region, "Tahun": str(figure.year), "Periode": figure.period,
        "Nilai": f"{figure.value:.10f}".rstrip("0").rstrip(".").replace(".", ","),
        "Sumber": f"BPS, Web API domain {variable.domain} variabel {variable.variable}: {title}",
        "Tautan sumber": f"https://webapi.bps.go.id/v1/api/list/model/data/lang/ind/domain/{variable.domain}"
                         f"/var/{variable.variable}"}


def _written(out: Path | None, rows: Sequence[Mapping[str, str]]) -> Path:
    """The file of these rows: where it was asked for, else among what can be made again."""
    from dashboard.store.building.build_times import today
    from dashboard.store.durable import make_folder, replace_private_file

    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path, content = out or settings.cache() / f"bps-{today():%Y-%m-%d}.csv", made.getvalue().encode()
    try:
        if out is None:
            make_folder(path.parent)
            replace_private_file(path, content)
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(content)
    except OSError as error:
        raise StoreError(f"{path} tidak dapat ditulis ({error.strerror}). Pilih tempat lain dengan --out.") from None
    return path
