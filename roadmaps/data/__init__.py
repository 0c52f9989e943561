"""The knowledge base as open data: published shapes of their own, and the files that programs and spreadsheets read.

May be imported: everything without an underscore. Imports from the rooms up to `changes`.
"""
