"""Sentences. Rules choose the words."""
