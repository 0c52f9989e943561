"""The roadmap site of a metropolis: from YAML files to a website, in rooms that each know only those before them.

words → reading → kinds → checking → editing → pages → handwritten → changes → data → publishing → commands

Each room says in its `__init__.py` what happens there, and what may be imported from it and from where;
tests/test_rooms.py reads the imports.
"""
