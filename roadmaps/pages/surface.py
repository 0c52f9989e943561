"""What templates may reach: the names that they are given, the members of the objects among them, and filters. Nothing else.

tests/test_templates.py reads every template and holds it to this: what is used stands here, what stands here is used.
Types and explanations of members stand where they are defined. Values, such as a thing, its parts and what a picture
stands on, are read freely: a field that a value does not have stops the page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from roadmaps.kinds.parts import STATUSES
from roadmaps.kinds.theme import CRITERIA
from roadmaps.pages import charts
from roadmaps.pages.brief import brief, first_sentence
from roadmaps.pages.lists import lines_in_groups, targets_in_groups
from roadmaps.pages.route_sums import foremost, order_of_sum, routes_in_order, themes_of_sum
from roadmaps.pages.shown_text import heading, shown, word_count
from roadmaps.pages.tables import columns_of
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang, Text
from roadmaps.words import look_up

if TYPE_CHECKING:  # a site makes its templates, and they know their site
    from roadmaps.pages.site import Site

# What a page is made with besides. A macro does not know these names: it is given what it needs.
OF_A_PAGE = {
    "page": "the page being made",
    "thing": "the thing whose page it is; None on an overview",
    "link": "`page.link`",
    "prose": "`page.prose`",
    "things": "what an overview lists",
    "removed": "what stays of a thing that was taken off the site",
}
# What may be asked of the objects among the names. `graph[id]` is a thing.
MEMBERS = {
    "graph": {
        "__getitem__",
        "challenge_of",
        "citing",
        "earlier",
        "figures",
        "first_years",
        "initiatives",
        "known_until",
        "latest_years",
        "milestones",
        "newest_year",
        "of_kind",
        "relations",
        "roles",
        "sources",
        "speerpunten",
        "targets_below",
        "threads",
        "told",
        "unreported",
        "uses",
        "years_of",
    },
    "tracker": {"counts", "in_order", "notes", "outcome", "reports", "rows", "rows_below", "rows_of_verdict", "tally"},
    "site": {
        "about",
        "behind",
        "commit_address",
        "source_edit",
        "translation_totals",
        "written_by_state",
    },
    "page": {
        "address",
        "columns",
        "data",
        "embed",
        "link",
        "picture",
        "plain",
        "prose",
        "root",
        "short",
        "tips",
        "url",
        "written",
    },
    "charts": {
        "CHOICES",
        "LEGEND",
        "SIGNS",
        "WIDTH",
        "bar",
        "crossings",
        "extremes",
        "flow",
        "money",
        "neighbours",
        "scores",
        "shape_of",
        "sign_of",
        "strand",
        "timeline",
    },
}


def names(site: Site) -> dict[str, object]:
    """The names that every template and every macro knows."""
    lang = site.lang
    return {
        "graph": site.graph,
        "tracker": site.tracker,
        "site": site,
        "charts": charts,
        "brief_of": partial(brief, graph=site.graph, tracker=site.tracker),
        "lang": lang,
        "statuses": STATUSES,
        "criteria": CRITERIA,
        "tokens": site.facets.tokens,
        "facets": site.facets.counted,
        "lines_in_groups": lines_in_groups,
        "targets_in_groups": partial(targets_in_groups, site.graph),
        "themes_of_sum": partial(themes_of_sum, site.graph),
        "foremost": foremost,
        "routes_in_order": routes_in_order,
        "order_of_sum": order_of_sum,
        "columns_of": columns_of,
        "t": partial(i18n.word, lang=lang),
        "words_of": partial(i18n.words_of, lang=lang),
        "value_name": partial(i18n.value_name, lang=lang),
        "kind_name": partial(i18n.kind_name, lang=lang),
        "section": partial(i18n.section, lang=lang),
        "table_of": partial(i18n.section, lang="en"),
        "table_name": partial(table_name, lang=lang),
        "credit_line": credit_line(lang),
    }


def table_name(name: str, lang: Lang) -> str:
    """What a table of `make import` holds."""
    return str(look_up("columns", "tables", name, lang))


def credit_line(lang: Lang) -> str:
    """What goes with a picture that is taken along: where it comes from, and under which licence."""
    licence = look_up("data", "licence")
    name = licence["name"] if licence["confirmed"] else i18n.word("licence_proposed", lang, name=licence["name"])
    return i18n.word("picture_credit", lang, site=i18n.site_word("name", lang), licence=name)


def filters(lang: Lang) -> dict[str, Callable[..., str | int]]:
    """The filters, besides those of Jinja: how texts, names, numbers and days are written in a language."""
    return {
        "text": partial(shown, lang=lang),
        "plain": partial(plain, lang=lang),
        "heading": partial(heading, lang=lang),
        "first_sentence": partial(first_sentence, lang=lang),
        "word_count": partial(word_count, lang=lang),
        "slug": partial(slug, lang=lang),
        "named": partial(named, lang=lang),
        "kind_name": partial(i18n.kind_name, lang=lang),
        "quantity": partial(i18n.quantity, lang=lang),
        "number": partial(i18n.number, lang=lang),
        "date": partial(i18n.date, lang=lang),
        "capital": i18n.capital,
        "in_words": partial(i18n.in_words, lang=lang),
        "listed": partial(i18n.listed, lang=lang),
    }


def plain(text: Text, lang: Lang) -> str:
    """A text without a mark that it is Dutch or older than the Dutch: for pictures."""
    return text[lang]


def slug(text: Text, lang: Lang) -> str:
    """The id of a heading, as Markdown makes it from the words of one."""
    return str(slugify(text[lang], "-"))


def named(value: str, group: str, lang: Lang) -> str:
    """The name of a value, by its group: `value_name` for lists of values."""
    return i18n.value_name(group, value, lang)
