"""The commands, a module each: `arguments(parser)` and `run(options)`, thin over the modules that do the work.

May be imported: `NO_ID`, and by `__main__` the modules. Imports from all other rooms.
"""

NO_ID = (
    '"{}" kan geen id zijn / cannot be an id: kleine letters, cijfers, streepjes / lower-case letters, digits, hyphens.'
)
