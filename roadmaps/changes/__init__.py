"""What a change does: two versions compared, value by value and page by page, and told in plain words.

May be imported: everything without an underscore. Imports from the rooms up to `handwritten`.
"""
