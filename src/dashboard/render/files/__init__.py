"""Tables and papers as files: CSV, workbook, Word."""
