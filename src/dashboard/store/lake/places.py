"""Where the Parquet files of the lake lie: a folder that all servers reach, or a part of a bucket. One folder in it to
a generation, which goes as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from dashboard.store.durable import make_folder, sync_file, sync_folder
from dashboard.store.sharing.places import package_for_buckets, part_of_bucket


class LakePlace(Protocol):
    """All raise OSError while it cannot be reached, StoreError where somebody has to do something first."""

    extensions: tuple[str, ...]
    """Of DuckDB, beside those of every lake."""
    setup: tuple[str, ...]
    """Statements for a connection that reads and writes there. They hold secrets."""

    def path(self, generation: str) -> str:
        """Where the files of this generation lie."""

    def prepare(self, generation: str) -> None:
        """Make ready for a new one."""

    def look(self, generation: str) -> None:
        """Raises OSError where that one is not."""

    def files(self, generation: str) -> frozenset[str]:
        """What lies there now, where anybody has to wait for disks."""

    def settle(self, generation: str, before: frozenset[str]) -> None:
        """Wait until everything that was not there before is on disk."""

    def remove_others(self, owner: str, generation: str) -> None:
        """Remove every generation of this owner but one ("": all)."""


class LakeFolder:
    """On a shared disk."""

    extensions: tuple[str, ...] = ()
    setup: tuple[str, ...] = ()

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, generation: str) -> str:
        return f"{self._root / generation}/"

    def prepare(self, generation: str) -> None:
        make_folder(self._root / generation)

    def look(self, generation: str) -> None:
        (self._root / generation).stat()

    def files(self, generation: str) -> frozenset[str]:
        return frozenset(str(path) for path in (self._root / generation).rglob("*.parquet"))

    def settle(self, generation: str, before: frozenset[str]) -> None:
        new = [Path(one) for one in self.files(generation) - before]
        for path in new:
            sync_file(path)
        top = self._root / generation
        for folder in {above for path in new for above in path.parents if above.is_relative_to(top)}:
            sync_folder(folder)

    def remove_others(self, owner: str, generation: str) -> None:
        for folder in self._root.glob(f"{owner}-*"):
            if folder.name != generation:
                shutil.rmtree(folder)


def lake_at(place: str) -> LakePlace:
    """Raises StoreError for an address that is none, and where the package for object stores is not installed."""
    found = part_of_bucket(place)
    if found is None:
        return LakeFolder(Path(place))
    with package_for_buckets():
        from dashboard.store.lake.bucket import LakeBucket  # only who has one has the package
    return LakeBucket(*found)
