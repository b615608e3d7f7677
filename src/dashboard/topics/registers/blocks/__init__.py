"""The registers on slides, map, profile and sheet."""
