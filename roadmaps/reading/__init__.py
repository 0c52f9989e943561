"""YAML to plain values with their places; the types that every thing is made of; problems and their messages.

May be imported: everything without an underscore, from the module that it stands in. Imports from `words` alone.
"""
