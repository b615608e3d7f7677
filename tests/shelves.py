"""An import contract for `lint-imports`: rooms and shelves of topics may import their own level and those below.

import-linter's own layers cannot say "the rules of whatever topic"; here a star stands for one name.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Shelves(Contract):
    """`levels`: patterns below the package `root`, highest first, several on a line parted by spaces. A module that no
    pattern names breaks the contract, so that nothing grows outside the plan."""

    type_name = "shelves"
    root = fields.StringField()
    levels = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        root = str(self.root)
        depths = {module: self._depth(module.removeprefix(f"{root}.")) for module in graph.modules
                  if module.startswith(f"{root}.")}
        homeless = sorted(module for module, depth in depths.items()
                          if depth is None and not _only_a_folder(module, depths))
        upward = sorted(
            (importer, imported) for importer, depth in depths.items() if depth is not None
            for imported in graph.find_modules_directly_imported_by(importer)
            if (below := depths.get(imported)) is not None and below < depth)
        return ContractCheck(kept=not homeless and not upward, metadata={"homeless": homeless, "upward": upward})

    def _depth(self, module: str) -> int | None:
        """Number of the level, from 0 at the top; None for a module that no pattern names."""
        parts = module.split(".")
        for depth, level in enumerate(self.levels):
            for pattern in level.split():
                wanted = pattern.split(".")
                if len(parts) >= len(wanted) and all(map(fnmatchcase, parts, wanted)):
                    return depth
        return None

    def render_broken_contract(self, check: ContractCheck) -> None:
        for module in check.metadata["homeless"]:
            output.print_error(f"{module} stands on no shelf")
        for importer, imported in check.metadata["upward"]:
            output.print_error(f"{importer} imports {imported}, which stands above it")


def _only_a_folder(module: str, depths: dict[str, Any]) -> bool:
    """A package that holds only shelves, such as dashboard.topics.rat."""
    return any(other.startswith(f"{module}.") for other in depths)
