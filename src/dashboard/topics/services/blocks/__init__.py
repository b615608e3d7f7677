"""The services on slides, map, profile and sheet."""
