"""What a text may not hold: HTML, template marks, attribute lists, other links than to the web and ourselves, headings."""

from __future__ import annotations

TEMPLATE_BRACES = r"\{[{%#][^\n]{0,80}?[}%#]\}|\{[{%#]|[}%#]\}"
FORBIDDEN = (
    ("raw-html", r"<[A-Za-z/!?][^>\n]*>?"),
    ("template-braces", TEMPLATE_BRACES),
    ("attribute-list", r"(?<!\{)\{(?![{%#])[^}\n]*\}?(?!\})"),
)
# A link in the text, or a line that gives the address of a link elsewhere: [name]: address.
LINK = r"\]\(\s*<?(?P<inline>[^)\s>]*)|^[ \t>*+-]*(?:\d+\.[ \t]+)?\[[^\]\n]+\]:\s*(?P<definition>\S+)"
GOOD_LINK = r"https?://[^\s\"'<>]+$|kb:[a-z0-9-]+$"
MARKUP = {
    True: ("heading-in-text", r"^ {0,3}#.*|^ {0,3}(=+|-{3,})[ \t]*$|!\[[^\]\n]*"),
    False: ("markup-in-plain-text", r"\n|\*\*|__|`|\]\(|^#+ "),
}
PLAIN = {"nl": "Negen soorten afval een tweede leven geven.", "en": "Giving nine kinds of waste a second life."}


def patterns() -> dict[str, object]:
    """The regular expressions of the rules about text, for the form: what a text may hold, and what each sort of text may not."""
    return {
        "any": FORBIDDEN,
        "prose": MARKUP[True],
        "text": MARKUP[False],
        "link": LINK.replace("(?P<", "(?<"),
        "goodLink": "^(?:" + GOOD_LINK + ")",
    }
