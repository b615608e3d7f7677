"""Files as cells: XLSX and CSV opened without harm, and what may not be in them."""
