"""Things to pages: everything tied to everything, what came of plans, the pictures, search words, and the templates.

May be imported: everything without an underscore. Imports from the rooms up to `editing`.
"""
