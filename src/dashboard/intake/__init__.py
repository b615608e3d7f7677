"""What people hand in: one contract a dataset, and the readers that turn messy files into it.

A contract is the one source for validation, the XLSX template, the documentation and the normalised table.
"""
