"""What stands at the root of the site for programs: CITATION.cff to cite the data, and llms.txt, which says what there is."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from roadmaps.data.explained import title
from roadmaps.data.json_files import FOLDER
from roadmaps.data.publication import Publication
from roadmaps.data.tables import tables
from roadmaps.data.versions import VERSION
from roadmaps.kinds import KINDS
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.words import look_up


def citation(made: Publication) -> str:
    """How the data are cited, for programs that manage references. A licence stands there once it is confirmed."""
    licence, commit = look_up("data", "licence"), made.commit
    found = {
        "cff-version": "1.2.0",
        "message": i18n.word("cite_message", "en"),
        "type": "dataset",
        "title": look_up("data", "title", "en"),
        "abstract": i18n.site_word("description", "en"),
        "authors": [{"name": i18n.site_word("name", "nl")}],
        "version": VERSION,
        "url": f"{made.top}{i18n.word('data_address', 'nl')}",
    }
    if commit:
        found |= {"date-released": commit.day, "commit": commit.hash}
    if licence["confirmed"]:
        found["license"] = licence["name"].replace(" ", "-")
    return str(yaml.safe_dump(found, sort_keys=False, allow_unicode=True))


def llms(made: Publication) -> str:
    """What the site is and where its data stand, in the form that llmstxt.org proposes."""
    return "\n".join(_llms(made)) + "\n"


def _llms(made: Publication) -> Iterator[str]:
    data = made.top + FOLDER
    yield f"# {i18n.site_word('name', 'en')}\n"
    yield f"> {i18n.site_word('description', 'en')}\n"
    yield i18n.word("llms_about", "en") + "\n"
    yield "## Data\n"
    yield f"- [Everything as JSON]({data}all.json): {len(made.graph.things)} things, in Dutch and English"
    yield f"- One thing as JSON: {data}things/<id>.json"
    for table in tables().values():
        yield f"- [{table.name}]({data}csv/{table.name}.csv): {title(table)['en']}"
    yield f"- [What the columns mean]({data}csv/datapackage.json): types, meanings and keys"
    yield f"- [Everything as linked data]({data}all.ttl), [the catalogue]({data}catalogue.ttl)"
    yield "\n## Pages\n"
    yield i18n.word("llms_twins", "en") + "\n"
    for lang in LANGUAGES:
        for kind in KINDS:
            name = i18n.capital(i18n.kind_name(kind, lang, many=True))
            yield f"- [{name}]({made.top}{root_of(lang)}{i18n.section(kind, lang)}/index.md)"
