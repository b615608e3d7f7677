"""Words that belong to figures whatever they are about: sources, marks, remarks, terms, the rules of a sentence."""
