"""One question is one .sql file, one function of the same name, and one test.

`reference` asks for what things are, `values` for figures, `coverage` for what exists and what is missing.
"""
