"""How things are drawn, whatever they are about: charts, maps, tables, and the words that belong to them."""
