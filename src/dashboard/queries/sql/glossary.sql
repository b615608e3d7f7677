SELECT term, long_form, meaning, basis FROM glossary;
