"""Programmes of aid: where they reach and where they do not."""
