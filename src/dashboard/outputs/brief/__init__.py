"""Papers typeset by Typst: two pages for the regent, one sheet for each kecamatan and village.

`facts` reads a build once; `summary` and `area` say what stands on the paper, as plain data; `templates/` sets it;
`typeset` makes the PDF; `sheets` makes many. Text from data reaches Typst only as JSON, never as markup.
"""
