"""The commands of `python -m dashboard`: each module registers its own; words and exit code say how it went.

Each imports what it needs when it runs: `sql` must not wait for what draws slides (tests/test_start_up.py).
"""
