"""A data package after Frictionless Data (Data Package 1.0, each file a tabular data resource), whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard.queries.reference import BuildInfo
from dashboard.render.files.packing import packed
from dashboard.render.files.tables import csv_bytes

DESCRIPTOR = "datapackage.json"
SAMPLE = "data_contoh"
"""The column that marks made-up rows."""


Items = tuple[tuple[str, str], ...]
"""(What, said)."""


@dataclass(frozen=True)
class Description:
    """The four things that Perpres 39/2019 asks for of a dataset."""

    standard: Items = ()
    metadata: Items = ()
    exchange: Items = ()
    codes: Items = ()

    @property
    def parts(self) -> tuple[tuple[str, Items], ...]:
        """With their names."""
        return (("Standar data", self.standard), ("Metadata", self.metadata),
                ("Interoperabilitas", self.exchange), ("Kode referensi", self.codes))

    @property
    def entries(self) -> dict[str, dict[str, str]]:
        """For a descriptor: {'standar_data': {'konsep': …}}."""
        return {_entry(name): {_entry(what): said for what, said in items} for name, items in self.parts if items}


def _entry(words: str) -> str:
    return words.lower().replace(" ", "_")


@dataclass(frozen=True)
class Field:
    """One column of a file. `kind`: type after Table Schema; `leads`: the file and its column whose key it holds;
    `codes`: the reference codes it is written in; `unit`: of a figure."""

    name: str
    title: str
    meaning: str
    kind: str = "string"
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    codes: str = ""
    leads: tuple[str, str] | None = None

    @property
    def schema(self) -> dict[str, Any]:
        """As the descriptor tells it."""
        told: dict[str, Any] = {"name": self.name, "type": self.kind, "title": self.title, "description": self.meaning}
        if self.kind == "boolean":
            told |= {"trueValues": ["ya"], "falseValues": ["tidak"]}
        told |= {name: value for name, value in (("unit", self.unit), ("referenceCode", self.codes)) if value}
        limits = {"required": self.required or None, "enum": list(self.choices) or None,
                  "pattern": self.pattern or None, "minimum": self.minimum, "maximum": self.maximum}
        constraints = {name: value for name, value in limits.items() if value is not None}
        return told | ({"constraints": constraints} if constraints else {})


@dataclass(frozen=True)
class Part:
    """One file: a frame with the `fields` as its columns, in order. `key`: fields that name a row; `about`: what else
    its part of the descriptor says; `description`: the same for a dataset, as Satu Data asks."""

    name: str
    title: str
    frame: pd.DataFrame
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    description: Description = Description()

    @property
    def path(self) -> str:
        """Its name in the ZIP."""
        return f"{self.name}.csv"

    @property
    def resource(self) -> dict[str, Any]:
        """As the descriptor tells it."""
        schema: dict[str, Any] = {"fields": [one.schema for one in self.fields], "missingValues": [""]}
        if self.key:
            schema["primaryKey"] = list(self.key)
        leads = [(one.name, *one.leads) for one in self.fields if one.leads]
        if leads:
            schema["foreignKeys"] = [
                {"fields": [name], "reference": {"resource": "" if file == self.name else file, "fields": [other]}}
                for name, file, other in leads]
        return {"profile": "tabular-data-resource", "name": self.name, "title": self.title, "path": self.path,
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8-sig",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}, **self.about, **self.description.entries,
                "schema": schema}


@dataclass(frozen=True)
class Package:
    """Files and what is said of them together. `about`: further entries of the descriptor."""

    name: str
    title: str
    notes: Sequence[str]
    keywords: Sequence[str]
    parts: Sequence[Part]
    about: Mapping[str, Any] = field(default_factory=dict)


def package_zip(package: Package, info: BuildInfo) -> bytes:
    """A ZIP of the files and datapackage.json. The same content gives the same bytes."""
    told = {
        "profile": "tabular-data-package", "name": package.name, "title": package.title,
        "description": "\n".join(package.notes), "id": info.build_id, "version": info.data_date.isoformat(),
        "created": f"{info.built_at:%Y-%m-%dT%H:%M:%SZ}", "keywords": list(package.keywords), **package.about,
        "resources": [part.resource for part in package.parts],
    }
    files = [(DESCRIPTOR, json.dumps(told, ensure_ascii=False, indent=2).encode()),
             *((part.path, csv_bytes(part.frame)) for part in package.parts)]
    return packed(files, (*info.built_at.timetuple()[:5], 0))
