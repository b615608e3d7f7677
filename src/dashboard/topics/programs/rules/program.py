"""What a programme is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """One programme: code, name, agency that carries it, strategy number, unit of its counts."""

    code: str
    name: str
    agency: str
    strategy: str
    unit: str
