"""The codes a reader checks against: OPD, programs, villages, regions, indicators. Made by the store, pure here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dashboard.intake.values.words import kecamatan_name, squeeze, village_and_kecamatan, village_name


class VillageRef(NamedTuple):
    """A desa or kelurahan of Kabupaten Blitar; `kecamatan_code` is the Kemendagri code."""

    bps_code: str
    name: str
    kecamatan_code: str
    kecamatan: str


class ProgramRef(NamedTuple):
    """A program with the unit its recipients are counted in (KK, jiwa, unit)."""

    name: str
    unit: str


class IndicatorRef(NamedTuple):
    """Unit and plausible range of an indicator."""

    unit: str
    minimum: float
    maximum: float


@dataclass(frozen=True)
class ReferenceCodes:
    """Everything known when a file is read.

    `agency_aliases`, `program_aliases`, `place_aliases`: other spellings (short names of OPD among them; a village as
    "Plandirjo (Bakung)") -> code; they are squeezed here, and real names win over them. `regions`: every region code
    -> BPS code. Plain tuples in place of the named ones will do.
    """

    agencies: Mapping[str, str] = field(default_factory=dict)
    agency_aliases: Mapping[str, str] = field(default_factory=dict)
    programs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    program_aliases: Mapping[str, str] = field(default_factory=dict)
    villages: Mapping[str, tuple[str, str, str, str]] = field(default_factory=dict)
    place_aliases: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, tuple[str, float, float]] = field(default_factory=dict)

    @cached_property
    def agency_by_spelling(self) -> dict[str, str]:
        """squeezed code, name, alias -> agency code; names win over aliases, codes over names."""
        found = {squeeze(alias): code for alias, code in self.agency_aliases.items()}
        found |= {squeeze(name): code for code, name in self.agencies.items()}
        found |= {squeeze(code): code for code in self.agencies}
        found.pop("", None)
        return found

    @cached_property
    def program_by_spelling(self) -> dict[str, str]:
        """squeezed code, name, alias -> program code; names win over aliases, codes over names."""
        found = {squeeze(alias): code for alias, code in self.program_aliases.items()}
        found |= {squeeze(program[0]): code for code, program in self.programs.items()}
        found |= {squeeze(code): code for code in self.programs}
        found.pop("", None)
        return found

    @cached_property
    def village_by_code(self) -> dict[str, str]:
        """Kemendagri with and without dots and BPS code -> Kemendagri code."""
        found = {code.replace(".", ""): code for code in self.villages}
        found |= {village[0]: code for code, village in self.villages.items()}
        found |= {code: code for code in self.villages}
        return found

    @cached_property
    def village_by_name(self) -> dict[tuple[str, str], str]:
        """(kecamatan code, squeezed village name or alias) -> village code; names win over aliases."""
        named = {alias: village_and_kecamatan(alias) for alias in self.place_aliases}
        found = {(self.villages[code][2], squeeze(village_name(parts[0]))): code
                 for alias, code in self.place_aliases.items() if (parts := named[alias]) and code in self.villages}
        return found | {(village[2], squeeze(village[1])): code for code, village in self.villages.items()}

    @cached_property
    def kecamatan_names(self) -> dict[str, str]:
        """kecamatan code -> name."""
        return {village[2]: village[3] for village in self.villages.values()}

    @cached_property
    def kecamatan_by_spelling(self) -> dict[str, str]:
        """squeezed kecamatan name, alias, Kemendagri or BPS code -> kecamatan code; names win over aliases."""
        found = {squeeze(kecamatan_name(alias)): code for alias, code in self.place_aliases.items()
                 if code in self.kecamatan_names}
        found |= {squeeze(name): code for code, name in self.kecamatan_names.items()}
        for code in self.kecamatan_names:
            found[squeeze(code)] = code
            found[self.regions.get(code, squeeze(code))] = code
        return found

    @cached_property
    def region_by_code(self) -> dict[str, str]:
        """Kemendagri with and without dots and BPS code -> Kemendagri code; villages are among them."""
        found = {code.replace(".", ""): code for code in self.regions}
        found |= {bps: code for code, bps in self.regions.items() if bps}
        found |= {code: code for code in self.regions}
        return self.village_by_code | found
