"""Rekonsiliasi register: matches lists of persons on a PC of Dinas Sosial; only protected counts ever leave it.

A package of its own: it neither imports the dashboard nor is imported by it, so that the server never holds what links
persons (requirements-reconcile.txt, docs/REKONSILIASI.md).
"""
