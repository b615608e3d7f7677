-- A term that stands twice would have two meanings.
SELECT format('catalogue/glossary.csv baris {}: istilah {} sudah ada', max(row), any_value(term)) AS problem
FROM base.glossary GROUP BY lower(term) HAVING count(*) > 1
