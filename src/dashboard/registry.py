"""The subjects of the dashboard, in order: the only list of them.

A declaration is light and names what is costly by address ("package.module:name"), so that `python -m dashboard sql`
waits for no picture, and so that rooms below the topics may read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from dashboard.intake.contract import Contract

TOPICS = ("agencies", "programs", "areas", "rat", "registers", "indicators", "meetings", "steps", "catalogue")
"""Folders of dashboard/topics."""


@dataclass(frozen=True)
class Topic:
    """What one subject brings to the house: `contracts`, the datasets that people hand in for it."""

    id: str
    title: str
    contracts: tuple[Contract, ...] = ()


@cache
def topics() -> tuple[Topic, ...]:
    """The declarations, in order."""
    return tuple(import_module(f"dashboard.topics.{name}.topic").TOPIC for name in TOPICS)


@cache
def contracts() -> dict[str, Contract]:
    """Every dataset that people hand in, by its id."""
    return {contract.id: contract for topic in topics() for contract in topic.contracts}
