"""Whole documents: they collect what topics offer."""
