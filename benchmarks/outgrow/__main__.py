"""`python -m benchmarks.outgrow [part ...] [--kills N] [--small]`: prints tables; asserts nothing about time.

Parts: spread, kills, outages, query, growth; all in this order when none is named. `--small` tries everything with
little.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass

from benchmarks.__main__ import machine
from benchmarks.outgrow import growing, killing, outages, querying, spreading
from benchmarks.outgrow.room import Room, room

PARTS = ("spread", "kills", "outages", "query", "growth")


@dataclass(frozen=True)
class Sizes:
    """How much of everything."""

    regencies: int = 38
    times: int = 20
    each: int = 5
    at_once: int = 8
    gone: float = 60.0
    villages: int = 83_000
    many: int = 514


SMALL = Sizes(3, 3, 2, 3, 6.0, 8_300, 8)


def _tell(part: str, place: Room, sizes: Sizes, kills: int, minutes: float) -> str:
    if part == "spread":
        return spreading.run(place, sizes.regencies, sizes.times, sizes.each, sizes.at_once)
    if part == "kills":
        return killing.run(place, kills, minutes * 60)
    if part == "outages":
        return outages.run(place, sizes.gone)
    if part == "query":
        return querying.run(place.folder, sizes.villages)
    return growing.run(place, (1, sizes.regencies, sizes.many))


def main() -> None:
    """Print the tables of the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outgrow")
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--kills", type=int, default=0, help="so many, however long it takes; else as fit in --minutes")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--small", action="store_true")
    parsed = parser.parse_args()
    print(f"{machine()}\n", flush=True)
    for part in parsed.parts or PARTS:
        with room() as place:
            print(_tell(part, place, SMALL if parsed.small else Sizes(), parsed.kills, parsed.minutes), flush=True)
        print(f"(beban sesudahnya {os.getloadavg()[0]:.1f})\n", flush=True)


if __name__ == "__main__":
    main()
