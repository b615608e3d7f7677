"""Subjects that exist only in tests."""
