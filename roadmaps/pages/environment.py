"""The templates of one language: what they may call, and how they write texts, numbers and days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from roadmaps.kinds.parts import STATUSES
from roadmaps.kinds.theme import CRITERIA
from roadmaps.pages import charts
from roadmaps.pages.shown_text import heading, shown, shown_heading
from roadmaps.pages.tables import columns_of
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.settings import ROOT

TEMPLATES = ROOT / "templates"


class _Compiled(BytecodeCache):
    """The compiled templates, kept in memory: each language and each version that is compared uses the same ones."""

    def __init__(self) -> None:
        self._by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._by_key:
            bucket.bytecode_from_string(self._by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._by_key[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(lang: Lang, **names: object) -> Environment:
    """The templates in a language; `names` is what else they may call, of their site."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    made.globals.update(_globals(lang), **names)
    made.filters.update(_filters(lang))
    return made


def _globals(lang: Lang) -> dict[str, Any]:
    return {
        "lang": lang,
        "statuses": STATUSES,
        "criteria": CRITERIA,
        "charts": charts,
        "columns_of": columns_of,
        "t": lambda key, **blanks: i18n.word(key, lang, **blanks),
        "value_name": lambda group, value: i18n.value_name(group, value, lang),
        "kind_name": lambda kind, many=False: i18n.kind_name(kind, lang, many),
        "section": lambda kind: i18n.section(kind, lang),
    }


def _filters(lang: Lang) -> dict[str, Callable[..., Any]]:
    return {
        "text": lambda text: shown(text, lang),
        "plain": lambda text: text[lang],
        "heading": lambda text: heading(text) if isinstance(text, str) else shown_heading(text, lang),
        "named": lambda value, group: i18n.value_name(group, value, lang),
        "kind_name": lambda kind, many=False: i18n.kind_name(kind, lang, many),
        "quantity": lambda value: i18n.quantity(value, lang),
        "number": lambda value: i18n.number(value, lang),
        "date": lambda value: i18n.date(value, lang),
        "capital": i18n.capital,
    }
