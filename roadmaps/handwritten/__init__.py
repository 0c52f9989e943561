"""The pages of docs/: the names that they may call, the check of their calls and links, and every address of the site.

May be imported: everything without an underscore. Imports from the rooms up to `pages`.
"""
