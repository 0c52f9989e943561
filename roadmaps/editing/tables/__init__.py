"""Tables of a spreadsheet: the rows of a report read into the files of the knowledge base, and the present rows written out.

`declared` says which tables there are, `files` reads and writes them, `headings` finds the columns, `cells` reads a cell,
`rows` brings rows into things, `changes` makes the new texts of the files, and `export` writes what is there now.
"""
