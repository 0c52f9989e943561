"""The site itself: the adapter to MkDocs, the whole build, the preview, and the links to outside.

May be imported: everything without an underscore, by `commands` alone. Imports from the rooms up to `data`.
"""

import os

if os.environ.get("RENDERER") == "properdocs":  # what goes on where MkDocs 1 ends; from here on it answers to that name
    import properdocs
    import properdocs.replacement  # noqa: F401
