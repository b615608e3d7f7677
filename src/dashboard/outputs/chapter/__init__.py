"""The draft chapter of RPKD and LP2KD as a Word document, and what it will say."""

from dashboard.outputs.chapter.write import chapter, outline

__all__ = ["chapter", "outline"]
