"""The commands of `python -m dashboard`: each module registers its own; words and exit code say how it went."""
