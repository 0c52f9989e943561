"""Rules over the whole knowledge base: all run, all report. `read.read` gives a valid knowledge base, or all that is wrong.

May be imported: everything without an underscore. Imports from `reading` and `kinds`.
"""
