"""What strangers may write (strings.yml), put wherever people write, and what is looked for in the site that comes of it."""

from __future__ import annotations

from pathlib import Path

import yaml

_LISTED: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("strings.yml").read_text("utf-8"))
STRINGS = tuple(text for group in _LISTED.values() for text in group)
FEW = STRINGS[::24]  # for a first look, in a minute
