"""The draft chapter of RPKD and LP2KD as a Word document."""

from dashboard.outputs.chapter.write import chapter

__all__ = ["chapter"]
