"""The slides of a meeting as an editable PowerPoint file: look, room for texts, charts, tables, one module each."""

from dashboard.render.pptx.presentation import MIME, deck_pptx

__all__ = ["MIME", "deck_pptx"]
