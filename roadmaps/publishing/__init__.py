"""The site itself: the adapter to MkDocs, the whole build, the preview, and the links to outside.

May be imported: everything without an underscore, by `commands` alone. Imports from the rooms up to `data`.
"""
