"""Thousands of malformed files through the readers: each gives a preview that adds up, or FileRefused.

    python benchmarks/fuzz_readers.py [--files 5000] [--seed 1]

Any other exception ends the run with its traceback and the file in fuzz_failure.bin.
"""

from __future__ import annotations

import argparse
import collections
import io
import random
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "datasets"))

from agency_books import QUARTERS, action, rat_form, workbook
from known_codes import known_codes

from dashboard.intake.contract import Contract
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.template import template
from dashboard.registry import contracts
from dashboard.topics.programs.contracts import COVERAGE
from dashboard.topics.rat.contracts import RAT_MATRIX

MUTATIONS = ("flip", "cut", "part_flip", "part_cut", "part_lost", "part_doubled", "tags", "numbers", "csv_flip",
             "csv_shuffle")
_BYTES = b"<>/&\"'=;,\t\n\r\0 .0123456789AZaz\xc3\xff"


def examine(contract: Contract, content: bytes, codes: ReferenceCodes) -> str:
    """Reads a file; "accepted", "rejected" or "refused". Raises what a reader must never raise."""
    try:
        found = read(contract, content, "fuzz", codes)
    except FileRefused as refusal:
        assert len(str(refusal)) > 20
        return "refused"
    assert found.rows_read == found.accepted + found.rejected_count + found.skipped
    assert found.skipped >= 0
    assert found.rupiah_read == found.rupiah_accepted + found.rupiah_rejected
    assert all(found.rejected["reason"].str.len() > 5) if len(found.rejected) else True
    required = [column.name for column in contract.columns if column.required and column.name != "allocation"]
    assert not found.frame[required].isna().to_numpy().any()
    return "accepted" if found.accepted else "rejected"


def seeds(codes: ReferenceCodes) -> Iterator[tuple[Contract, bytes]]:
    """Sound files to spoil: a RAT form, a coverage workbook, a CSV, a template."""
    row = action(1, "Dinas Sosial", "1.06.05.2.02.0004", "P", "K", "S", "Rp 1.250.000", "Kec. Bakung: Plandirejo",
                 "500 KK", realised=(1, 2, 3, 4, 10))
    yield RAT_MATRIX, rat_form([["STRATEGI 1: PENGURANGAN BEBAN"], row, action(target="5 jiwa"), ["JUMLAH", *[None] * 9,
                                                                                               1_250_000]], QUARTERS)
    head = ["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima", "Anggaran (Rp)"]
    rows: list[list[Any]] = [head, ["rtlh", "Plandirejo", "Bakung", 2025, 120, 95.0, "Rp 1.000.000"],
            ["rtlh", 3505052007, None, "2025", "1.200", 9, 10**6], ["Jumlah", None, None, None, 1320, 104, 2 * 10**6]]
    yield COVERAGE, workbook(rows)
    yield COVERAGE, "\r\n".join(";".join("" if cell is None else f'"{cell}"' for cell in one) for one in rows).encode()
    yield COVERAGE, template(COVERAGE, codes)


def mutated(content: bytes, mutation: str, chance: random.Random) -> bytes:
    """The file spoilt in one way. Mutations of parts leave the ZIP itself sound, so they reach the XML readers."""
    if mutation == "flip" or (mutation == "csv_flip" and not content.startswith(b"PK")):
        return _flipped(content, chance, chance.randint(1, 12))
    if mutation == "cut":
        start, stop = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        return content[:start] + content[stop:]
    if not content.startswith(b"PK"):
        lines = content.splitlines(keepends=True)
        chance.shuffle(lines)
        return b"".join(lines[: chance.randint(1, len(lines))])
    return _with_spoilt_part(content, mutation, chance)


def _flipped(content: bytes, chance: random.Random, times: int) -> bytes:
    spoilt = bytearray(content)
    for _ in range(times):
        spoilt[chance.randrange(len(spoilt))] = chance.choice(_BYTES)
    return bytes(spoilt)


def _with_spoilt_part(content: bytes, mutation: str, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    likely = [name for name in parts if "sheet1" in name or "sharedStrings" in name or "workbook.xml" in name]
    name = chance.choice(likely if chance.random() < 0.8 else list(parts))
    parts[name] = _spoilt(parts[name], mutation, chance)
    if mutation == "part_lost":
        del parts[name]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for one, part in parts.items():
            book.writestr(one, part)
    return buffer.getvalue()


def _spoilt(part: bytes, mutation: str, chance: random.Random) -> bytes:
    if not part:
        return part
    start, stop = sorted(chance.randrange(len(part) + 1) for _ in range(2))
    if mutation == "part_cut":
        return part[:start] + part[stop:]
    if mutation == "part_doubled":
        return part[:stop] + part[start:]
    if mutation == "tags":
        tags = part.split(b"<")
        where = chance.randrange(1, len(tags)) if len(tags) > 1 else 0
        other = chance.randrange(len(tags))
        tags[where], tags[other] = tags[other], tags[where]
        return b"<".join(tags)
    if mutation == "numbers":
        wild = chance.choice([b"-1", b"0", b"99999999999", b"1e999", b"NaN", b"1048577", b"XFE", b"'", b"\xc2\xa0"])
        digits = [place for place, byte in enumerate(part) if 48 <= byte <= 57]
        place = chance.choice(digits) if digits else 0
        return part[:place] + wild + part[place + 1:]
    return _flipped(part, chance, chance.randint(1, 6))


def main() -> None:
    """Runs and prints how the files fared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parsed = parser.parse_args()
    chance = random.Random(parsed.seed)
    codes = known_codes()
    sound = list(seeds(codes))
    fared: collections.Counter[str] = collections.Counter()
    began = time.perf_counter()
    for _ in range(parsed.files):
        contract, content = chance.choice(sound)
        if chance.random() < 0.1:
            contract = chance.choice(list(contracts().values()))
        spoilt = mutated(content, chance.choice(MUTATIONS), chance)
        try:
            fared[examine(contract, spoilt, codes)] += 1
        except Exception:
            Path("fuzz_failure.bin").write_bytes(spoilt)
            raise
    seconds = time.perf_counter() - began
    print(f"{parsed.files} files in {seconds:.1f} s: " + ", ".join(f"{count} {word}" for word, count in fared.items()))


if __name__ == "__main__":
    main()
