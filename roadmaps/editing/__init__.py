"""Help for editors: the one form of a file, new files, renaming, confirmed translations, the schemas and the data of the form.

May be imported: everything without an underscore. Imports from the rooms up to `checking`.
"""
