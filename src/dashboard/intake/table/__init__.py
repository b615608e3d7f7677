"""Where in a sheet the table is: its headings, its body, its total rows."""
