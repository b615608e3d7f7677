"""Groups of persons that turned out to be one; the smallest number names the group."""

from __future__ import annotations

from collections.abc import Iterator


class Groups:
    """Union-find over numbers."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def head(self, one: int) -> int:
        """The number that names the group of this one."""
        head = one
        while (above := self._above.get(head, head)) != head:
            head = above
        while (above := self._above.get(one, one)) != head:
            self._above[one], one = head, above
        return head

    def join(self, one: int, other: int) -> int:
        """Make two groups one; gives its name."""
        first, second = sorted((self.head(one), self.head(other)))
        self._above[second] = first
        self._above.setdefault(first, first)
        return first

    def members(self) -> Iterator[int]:
        """Every number that was ever joined."""
        return iter(list(self._above))
