"""Every message that an editor can meet, in Dutch and English, each with a correct example.

`{name}` is filled in with the details of the problem. Literal braces are doubled.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What is wrong, and what is expected instead."""

    wrong: str
    expected: str


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of mistake."""

    nl: Wording
    en: Wording
    example: str


def _message(wrong_nl: str, expected_nl: str, wrong_en: str, expected_en: str, example: str) -> Message:
    return Message(Wording(wrong_nl, expected_nl), Wording(wrong_en, expected_en), example)


MESSAGES: dict[str, Message] = {
    # --- the file itself
    "unreadable": _message(
        "dit kan niet als bestand worden gelezen",
        "een gewoon tekstbestand, geen map",
        "this cannot be read as a file",
        "an ordinary text file, not a folder",
        "kb/speerpunten/grondstoffen.yml",
    ),
    "no-ordinary-file": _message(
        "hier staat {found_nl}, geen gewoon bestand",
        "een gewoon bestand met deze naam, of niets",
        "here is {found_en}, not an ordinary file",
        "an ordinary file of this name, or nothing",
        "docs/nl/assets/plattegrond.png",
    ),
    "too-big": _message(
        "het bestand is {size} kB groot",
        "één onderwerp per bestand, hooguit {limit} kB",
        "the file is {size} kB",
        "one item per file, at most {limit} kB",
        "kb/speerpunten/grondstoffen.yml  (± 8 kB)",
    ),
    "not-utf8": _message(
        "hier staat een teken dat geen UTF-8 is",
        "een bestand dat als UTF-8 is opgeslagen",
        "a character here is not UTF-8",
        "a file saved as UTF-8",
        "nl: Financiën   (bewaar als UTF-8 / save as UTF-8)",
    ),
    "control-character": _message(
        "hier staat een onzichtbaar teken",
        "gewone letters, cijfers en leestekens: typ de regel opnieuw in plaats van te plakken",
        "there is an invisible character here",
        "ordinary letters, digits and punctuation: retype the line instead of pasting it",
        "nl: Grondstoffen",
    ),
    "empty": _message(
        "het bestand is leeg",
        "de velden van dit onderwerp; of verwijder het bestand",
        "the file is empty",
        "the fields of this item; or delete the file",
        "id: grondstoffen\nname:\n  nl: Grondstoffen\n  en: Raw materials",
    ),
    "wrong-folder": _message(
        "dit bestand staat in een map die niet wordt gelezen",
        "een bestand in een van deze mappen: {folders}",
        "this file is in a folder that is not read",
        "a file in one of these folders: {folders}",
        "kb/speerpunten/grondstoffen.yml",
    ),
    "wrong-kind": _message(
        "dit lijkt een {kind_nl}, maar het bestand staat in de map {folder}",
        "dit bestand als {right}",
        "this looks like {kind_en}, but it is in the folder {folder}",
        "this file as {right}",
        "{right}",
    ),
    "wrong-suffix": _message(
        "de bestandsnaam eindigt niet op .yml",
        "een naam als {right}",
        "the file name does not end in .yml",
        "a name like {right}",
        "{right}",
    ),
    "empty-folder": _message(
        "deze map bestaat niet of is leeg",
        "bestanden die op .yml eindigen, in een map per soort: {folders}",
        "this folder does not exist or is empty",
        "files that end in .yml, in a folder per kind: {folders}",
        "kb/speerpunten/grondstoffen.yml",
    ),
    # --- YAML
    "tab": _message(
        "hier staat een tab",
        "spaties om in te springen (twee per niveau)",
        "there is a tab here",
        "spaces for indentation (two per level)",
        "name:\n  nl: Grondstoffen",
    ),
    "broken-yaml": _message(
        "dit is geen geldige YAML: {cause_nl}",
        "{cure_nl}",
        "this is not valid YAML: {cause_en}",
        "{cure_en}",
        "{example}",
    ),
    "text-cut-off": _message(
        "de tekst houdt hier op: wat na een spatie en # komt ({found}) valt weg",
        "aanhalingstekens om de hele tekst; een opmerking op een eigen regel",
        "the text ends here: what follows a space and # ({found}) is lost",
        "quotes around the whole text; a comment on a line of its own",
        "{example}",
    ),
    "duplicate-key": _message(
        'het veld "{key}" staat hier voor de tweede keer (eerder op regel {first})',
        "elk veld één keer: verwijder een van de twee",
        'the field "{key}" appears here a second time (first on line {first})',
        "each field once: delete one of the two",
        "{key}: …",
    ),
    "yaml-anchor": _message(
        'de tekst begint met "{mark}", en dat heeft in YAML een andere betekenis',
        "aanhalingstekens om een tekst die met &, * of ! begint",
        'the text starts with "{mark}", which means something else in YAML',
        "quotes around a text that starts with &, * or !",
        "{example}",
    ),
    "key-not-text": _message(
        "de naam van een veld moet een enkel woord zijn",
        "een veldnaam, een dubbele punt en een waarde",
        "the name of a field must be a single word",
        "a field name, a colon and a value",
        "name:\n  nl: Grondstoffen",
    ),
    "too-deep": _message(
        "hier staan te veel niveaus in elkaar",
        "hooguit {limit} niveaus",
        "this is nested too deeply",
        "at most {limit} levels",
        "name:\n  nl: Grondstoffen",
    ),
    "several-documents": _message(
        "hier begint een tweede document (---)",
        "één onderwerp per bestand, zonder --- ertussen",
        "a second document (---) starts here",
        "one item per file, without --- in between",
        "id: grondstoffen",
    ),
    "not-a-mapping": _message(
        "het bestand bestaat niet uit velden",
        "regels van de vorm veld: waarde",
        "the file does not consist of fields",
        "lines of the form field: value",
        "id: grondstoffen\nname:\n  nl: Grondstoffen\n  en: Raw materials",
    ),
    # --- the model
    "unknown-key": _message(
        'onbekend veld "{key}"',
        "een van deze velden: {known}",
        'unknown field "{key}"',
        "one of these fields: {known}",
        "{example}",
    ),
    "missing-field": _message(
        'het veld "{key}" ontbreekt',
        "dit veld in {where_nl}",
        'the field "{key}" is missing',
        "this field in {where_en}",
        "{example}",
    ),
    "empty-field": _message(
        'het veld "{key}" is leeg',
        "een waarde; is het veld niet verplicht, dan mag het ook weg",
        'the field "{key}" is empty',
        "a value; a field that is not required may also be left out",
        "{example}",
    ),
    "missing-language": _message(
        'de Nederlandse tekst ontbreekt bij "{key}"',
        "in elk geval het Nederlands (nl); het Engels (en) mag later komen",
        'the Dutch text of "{key}" is missing',
        "at least the Dutch (nl); the English (en) may follow later",
        "{example}",
    ),
    "wrong-type": _message(
        'in het veld "{key}" staat {found_nl}',
        "{expected_nl}",
        'the field "{key}" holds {found_en}',
        "{expected_en}",
        "{example}",
    ),
    "impossible-date": _message(
        '"{value}" is geen bestaande datum',
        "een bestaande datum als jaar-maand-dag",
        '"{value}" is not an existing date',
        "an existing date as year-month-day",
        "{key}: 2023-03-27",
    ),
    "end-before-begin": _message(
        "de periode eindigt ({end}) voordat zij begint ({begin})",
        "hetzelfde jaar als het begin of een later jaar",
        "the period ends ({end}) before it begins ({begin})",
        "the same year as the begin or a later one",
        "period:\n  begin: 2018\n  end: 2022",
    ),
    "upto-below-value": _message(
        "het bereik eindigt ({upto}) niet hoger dan het begint ({value})",
        "een upto die groter is dan value",
        "the range does not end ({upto}) above its start ({value})",
        "an upto greater than value",
        "kind: range\nvalue: 8000\nupto: 10000",
    ),
    "point-in-number": _message(
        'in het veld "{key}" staat {value}: dat wordt gelezen als een getal met decimalen',
        "{plain}, zonder punt; zijn het echt drie decimalen, dan {value}0",
        'the field "{key}" holds {value}: that is read as a number with decimals',
        "{plain}, without a point; if these really are three decimals, {value}0",
        "{key}: {plain}",
    ),
    "quantity": _message(
        "de velden van deze hoeveelheid passen niet bij kind: {kind}",
        "{expected_nl}",
        "the fields of this quantity do not fit kind: {kind}",
        "{expected_en}",
        "{example}",
    ),
    "bad-id": _message(
        '"{value}" is geen geldige id',
        "kleine letters, cijfers en streepjes, hooguit 80 tekens",
        '"{value}" is not a valid id',
        "lower-case letters, digits and hyphens, at most 80 characters",
        "{example}",
    ),
    "bad-file-name": _message(
        'de naam van het bestand, "{value}", kan geen id zijn',
        "kleine letters, cijfers en streepjes, en dan .yml",
        'the name of the file, "{value}", cannot be an id',
        "lower-case letters, digits and hyphens, and then .yml",
        "co2-als-bouwstof.yml",
    ),
    "cannot-format": _message(
        "dit bestand kan niet worden opgemaakt zonder er iets aan te veranderen",
        "elk veld op een eigen regel, en een lange tekst achter | of >, niet achter |+; het bestand is gebleven zoals het was",
        "this file cannot be formatted without changing what it says",
        "each field on a line of its own, and a long text behind | or >, not behind |+; the file is as it was",
        "name:\n  nl: Grondstoffen\n  en: Raw materials",
    ),
    # --- between things
    "id-unlike-file": _message(
        'de id "{id}" is anders dan de naam van het bestand',
        "de naam van het bestand zonder .yml: {expected}",
        'the id "{id}" differs from the file name',
        "the name of the file without .yml: {expected}",
        "id: {expected}",
    ),
    "duplicate-id": _message(
        'de id "{id}" bestaat al, in {first}',
        "een id die nergens anders wordt gebruikt",
        'the id "{id}" exists already, in {first}',
        "an id that is used nowhere else",
        "id: {id}-2",
    ),
    "duplicate-alias": _message(
        '"{alias}" hoort al bij {first}',
        "een andere naam die binnen deze soort bij één onderwerp hoort",
        '"{alias}" belongs to {first} already',
        "an alias that belongs to one item within this kind",
        "aliases: [NGF, Groeifonds]",
    ),
    "listed-twice": _message(
        "nummer {number} in de lijst {list} staat er al, als nummer {first}",
        "alles één keer, en naar elk onderwerp één verwijzing: haal er een weg",
        "number {number} in the list {list} is there already, as number {first}",
        "everything once, and one reference to each thing: remove one of the two",
        "challenges: [circulaire-economie, energie]",
    ),
    "unknown-reference": _message(
        'de id "{id}" bestaat niet',
        "de id van een {kinds_nl}: de naam van een bestand in {folder}, zonder .yml",
        'the id "{id}" does not exist',
        "the id of {kinds_en}: the name of a file in {folder}, without .yml",
        "{example}",
    ),
    "wrong-reference": _message(
        '"{id}" is een {found_nl}, geen {kinds_nl}',
        "de id van een {kinds_nl}: de naam van een bestand in {folder}, zonder .yml",
        '"{id}" is {found_en}, not {kinds_en}',
        "the id of {kinds_en}: the name of a file in {folder}, without .yml",
        "{example}",
    ),
    "refers-to-itself": _message(
        '"{id}" verwijst naar zichzelf',
        "de id van een ander onderwerp",
        '"{id}" refers to itself',
        "the id of another item",
        "{example}",
    ),
    "refers-to-moved": _message(
        '"{id}" heet nu "{now}"',
        "de nieuwe id: {now}",
        '"{id}" is now called "{now}"',
        "the new id: {now}",
        "{example}",
    ),
    "refers-to-removed": _message(
        '"{id}" is van de site gehaald',
        "de id van een onderwerp dat er nog is, of geen verwijzing",
        '"{id}" was taken off the site',
        "the id of an item that is still there, or no reference",
        "{example}",
    ),
    "address-gone": _message(
        "het adres {address} is verdwenen",
        "een bestand {file} met moved_to of removed, zodat het adres iets blijft zeggen",
        "the address {address} is gone",
        "a file {file} with moved_to or removed, so that the address still says something",
        "id: {id}\nmoved_to: grondstoffen",
    ),
    "placeholder": _message(
        "hier staat nog wat het sjabloon vraagt: {found}",
        "uw eigen tekst; of verwijder dit veld als het niet verplicht is",
        "this is still what the template asks for: {found}",
        "your own text; or delete this field if it is not required",
        "nl: Grondstoffen",
    ),
    "not-a-list-of-names": _message(
        "dit bestand is geen lijst van namen",
        "één naam per regel, met een streepje ervoor",
        "this file is not a list of names",
        "one name per line, after a hyphen",
        "- Amsterdam Smart City\n- Waternet",
    ),
    "name-translated": _message(
        'de naam "{name}" wordt niet vertaald',
        "dezelfde naam in het Engels; een vertaling mag er tussen haakjes achter",
        'the name "{name}" is not translated',
        "the same name in English; a translation may follow in brackets",
        "en: Nationaal Groeifonds (National Growth Fund)",
    ),
    # --- text
    "raw-html": _message(
        "HTML ({found}) mag niet in de tekst",
        "gewone tekst of Markdown; een los < of & mag wel",
        "HTML ({found}) is not allowed in text",
        "plain text or Markdown; a single < or & is fine",
        "nl: Dit is belangrijk.",
    ),
    "template-braces": _message(
        '"{found}" mag niet in de tekst: dat is sjablooncode',
        "tekst zonder accolades",
        '"{found}" is not allowed in text: that is template code',
        "text without braces",
        "nl: De regio telt zeven deelregio’s.",
    ),
    "attribute-list": _message(
        '"{found}" mag niet in de tekst: accolades hebben een technische betekenis',
        "tekst zonder accolades",
        '"{found}" is not allowed in text: braces have a technical meaning',
        "text without braces",
        "nl: Dit is belangrijk.",
    ),
    "bad-link": _message(
        'de link "{found}" is niet toegestaan',
        "een link die begint met https://, http:// of kb: en een id",
        'the link "{found}" is not allowed',
        "a link that starts with https://, http:// or kb: and an id",
        "nl: Zie [Grondstoffen](kb:grondstoffen).",
    ),
    "markup-in-plain-text": _message(
        "opmaak ({found}) is in dit veld niet mogelijk",
        "gewone tekst op één regel",
        "markup ({found}) is not possible in this field",
        "plain text on one line",
        "{example}",
    ),
    "heading-in-text": _message(
        "een kop of afbeelding ({found}) mag niet in de tekst",
        "alinea’s, lijsten, nadruk en links",
        "a heading or image ({found}) is not allowed in text",
        "paragraphs, lists, emphasis and links",
        "nl: |\n  Eerste alinea.\n\n  Tweede alinea.",
    ),
    "summary-too-long": _message(
        "de {language_nl} samenvatting telt {words} woorden",
        "één zin van hooguit {limit} woorden",
        "the {language_en} summary has {words} words",
        "one sentence of at most {limit} words",
        "summary:\n  nl: Negen soorten afval een tweede leven geven.\n  en: Giving nine kinds of waste a second life.",
    ),
    # --- what a thing of this kind needs
    "blocks-or-absent": _message(
        "dit speerpunt heeft niet alle vier de tekstblokken (er ontbreekt: {missing}) en zegt niet waarom",
        "vision, what, relevance en board_role, of absent met de reden dat zij er niet zijn",
        "this focus area does not have all four text blocks (missing: {missing}) and does not say why",
        "vision, what, relevance and board_role, or absent with the reason why they are not there",
        "absent:\n  text:\n    nl: De roadmap beschrijft dit speerpunt niet.\n    en: The roadmap does not describe this focus area.\n"
        "  sources:\n    - source: roadmaps-2017\n      heading: Mobiliteit › Speerpunten",
    ),
    "status-without-words": _message(
        'de status "{value}" rust nergens op',
        "basis: text en de woorden van de bron in words; zegt geen bron het, dan is de status unknown",
        'the status "{value}" rests on nothing',
        "basis: text and the words of the source in words; where no source says so, the status is unknown",
        "status:\n  value: achieved\n  basis: text\n  words: 40 partijen\n  reason:\n"
        "    nl: Het doel was 30 partijen.\n    en: The goal was 30 parties.",
    ),
    "roadmap-or-explored": _message(
        "deze uitdaging mist delen van haar roadmap ({missing}) en zegt niet waarom",
        "ambition, background en focus, of explored als de uitdaging alleen is verkend",
        "this challenge lacks parts of its roadmap ({missing}) and does not say why",
        "ambition, background and focus, or explored if the challenge was only looked into",
        "explored:\n  text:\n    nl: Verkend in 2019.\n    en: Looked into in 2019.\n"
        "  sources:\n    - source: verantwoording-2018\n      heading: De Board › Koersdocument",
    ),
    "answers-nothing": _message(
        "er is geen regel {number} onder {planned}",
        "een nummer dat onder {planned} staat: {known}",
        "there is no line {number} under {planned}",
        "a number that stands under {planned}: {known}",
        "answers: [1]",
    ),
    "duplicate-number": _message(
        "nummer {number} staat al onder {list}",
        "elk nummer één keer; onderdelen heten 2a, 2b",
        "number {number} stands under {list} already",
        "each number once; parts are called 2a, 2b",
        "number: 2a",
    ),
    "realised-without-planned": _message(
        'het streefdoel "{id}" zegt niet wat er gepland was',
        "planned; een cijfer zonder plan is geen streefdoel en hoort in de tekst",
        'the target "{id}" does not say what was planned',
        "planned; a figure without a plan is no target and belongs in the text",
        "planned:\n  value: 30\n  unit:\n    nl: partijen\n    en: parties",
    ),
    "year-outside-source": _message(
        "de bron {source} is van {published} en kan niets melden over {year}",
        "een bron van {year} of later",
        "the source {source} is of {published} and cannot report on {year}",
        "a source of {year} or later",
        "source: jaarverslag-2021",
    ),
    "stated-without-source": _message(
        'dit verband staat op "stated" maar noemt geen bron',
        "een bron (sources), of basis: editorial als het onze lezing is",
        'this relation says "stated" but names no source',
        "a source (sources), or basis: editorial if it is our reading",
        "basis: stated\nsources:\n  - source: roadmaps-2017\n    heading: Circulaire Economie › Grondstoffen",
    ),
    "criterion-missing": _message(
        "deze beoordeling heeft geen score voor: {missing}",
        "één score voor elk van de vier criteria",
        "this assessment has no score for: {missing}",
        "one score for each of the four criteria",
        "scores:\n  - criterion: {first}\n    value: 3\n    certainty: high\n    text:\n      text: …",
    ),
    "criterion-twice": _message(
        "het criterium {criterion} heeft al een score",
        "één score voor elk van de vier criteria",
        "the criterion {criterion} has a score already",
        "one score for each of the four criteria",
        "criterion: leadership",
    ),
    "tied-to-nothing": _message(
        "dit onderwerp ({kind_nl}) hangt nergens mee samen",
        'in het veld "{field}" ten minste één ander onderwerp',
        "this item ({kind_en}) is tied to nothing",
        'at least one other item in the field "{field}"',
        "{example}",
    ),
    "duplicate-order": _message(
        "volgnummer {order} is al van {first}",
        "een volgnummer dat binnen deze groep één keer voorkomt: {scope_nl}",
        "order {order} belongs to {first} already",
        "an order that occurs once within this group: {scope_en}",
        "order: {free}",
    ),
    # --- pages written by hand
    "no-fields-at-top": _message(
        "deze pagina begint niet met haar velden",
        "bovenaan een regel met ---, dan beside en description, en weer een regel met ---",
        "this page does not start with its fields",
        "at the top a line with ---, then beside and description, and again a line with ---",
        "---\n{example}\ndescription: …\n---",
    ),
    "beside-nowhere": _message(
        'er is geen {lang_nl} pagina op het adres "{value}"',
        "het adres van dezelfde pagina in de andere taal, zonder en/ ervoor en met / erachter",
        'there is no {lang_en} page at the address "{value}"',
        "the address of the same page in the other language, without en/ before it and with / after it",
        "{example}",
    ),
    "beside-elsewhere": _message(
        'de {lang_nl} pagina "{value}" noemt een andere pagina als tegenhanger: "{theirs}"',
        'twee pagina’s die elkaar noemen; deze pagina is "{own}"',
        'the {lang_en} page "{value}" names another page as its counterpart: "{theirs}"',
        'two pages that name each other; this page is "{own}"',
        "{example}",
    ),
    "unreadable-call": _message(
        "dit is niet te lezen: {found}",
        "één naam met haakjes en rechte aanhalingstekens, tussen twee accolades aan elke kant",
        "this cannot be read: {found}",
        "one name with brackets and straight quotation marks, between two braces on each side",
        "{example}",
    ),
    "comment-on-page": _message(
        "hiermee begint een opmerking, die niet op de pagina komt: {found}",
        "bij een kop een spatie tussen de accolade en het hekje",
        "this starts a comment, which does not get onto the page: {found}",
        "at a heading, a space between the brace and the hash",
        "## Hoe is de site gemaakt? {{ #how }}",
    ),
    "unknown-call": _message(
        '"{name}" is geen naam die een pagina kan gebruiken',
        "een van: {known}",
        '"{name}" is no name that a page can use',
        "one of: {known}",
        "{example}",
    ),
    "wrong-arguments": _message(
        'achter "{name}" staat tussen de haakjes te weinig, te veel of iets anders',
        "de waarden zoals in het voorbeeld",
        'what is between the brackets after "{name}" is too little, too much or something else',
        "the values as in the example",
        "{example}",
    ),
    "unknown-kind": _message(
        'onbekende soort "{value}"', "een van: {known}", 'unknown kind "{value}"', "one of: {known}", "{example}"
    ),
    "cannot-narrow": _message(
        'de lijst "{kind}" is niet te beperken met "{key}"',
        "alleen de naam van de lijst",
        'the list "{kind}" cannot be narrowed with "{key}"',
        "the name of the list alone",
        "{example}",
    ),
    "dead-link": _message(
        'de link of afbeelding "{found}" leidt nergens heen',
        "een bestand dat er is, gezien vanaf deze pagina; een pagina eindigt op .md",
        'the link or picture "{found}" leads nowhere',
        "a file that is there, seen from this page; a page ends in .md",
        "{example}",
    ),
    "kb-link-on-page": _message(
        "een link met kb: ({found}) werkt niet op een pagina",
        "de naam link met de id",
        "a link with kb: ({found}) does not work on a page",
        "the name link with the id",
        '{{{{ link("{id}", "tekst") }}}}',
    ),
    # --- tables of a spreadsheet
    "table-unreadable": _message(
        "dit is niet te lezen of te schrijven als tabel",
        "een bestand dat er is, met een van deze uitgangen: {known}",
        "this cannot be read or written as a table",
        "a file that is there, with one of these endings: {known}",
        "make import file=rapport.xlsx as=results",
    ),
    "table-empty": _message(
        "deze tabel heeft geen rijen",
        "in rij 1 de koppen, daaronder een rij voor elke regel",
        "this table has no rows",
        "the headings in row 1, and below them a row for each line",
        ".venv/bin/python -m roadmaps import --template {table} leeg.xlsx",
    ),
    "table-too-long": _message(
        "deze tabel heeft meer dan {limit} rijen",
        "een tabel met hooguit {limit} rijen; verwijder lege rijen, of verdeel de tabel",
        "this table has more than {limit} rows",
        "a table of at most {limit} rows; remove empty rows, or divide the table",
        "make import file=rapport-deel-1.xlsx as=results",
    ),
    "heading-unknown": _message(
        'de kop "{found}" is geen kolom van deze tabel',
        "een van deze koppen, in het Nederlands of het Engels: {known}",
        'the heading "{found}" is no column of this table',
        "one of these headings, in Dutch or in English: {known}",
        "{example}",
    ),
    "heading-twice": _message(
        'de kop "{found}" noemt dezelfde kolom als kolom {first}',
        "elke kolom één keer",
        'the heading "{found}" names the same column as column {first}',
        "each column once",
        "Reden | Reden (Engels)",
    ),
    "column-missing": _message(
        'de kolom "{nl}" ontbreekt',
        "een kolom met deze kop; zonder kan geen rij op zijn plaats komen",
        'the column "{en}" is missing',
        "a column with this heading; without it no row can get to its place",
        "{nl}",
    ),
    "cell-does-not-fit": _message(
        '{where_nl}, kolom "{nl}": "{found}" past hier niet',
        "{expected_nl}",
        '{where_en}, column "{en}": "{found}" does not fit here',
        "{expected_en}",
        "{example}",
    ),
    "cell-two-numbers": _message(
        '{where_nl}, kolom "{nl}": "{found}" kan {whole} zijn en {part}',
        "{whole} zonder teken tussen de duizendtallen (een spatie mag), of {part} met een komma en andere decimalen",
        '{where_en}, column "{en}": "{found}" may be {whole} and {part}',
        "{whole} without a mark between the thousands (a space may stand there), or {part} with a comma and other decimals",
        "{example}",
    ),
    "cell-empty": _message(
        '{where_nl}, kolom "{nl}": hier moet iets staan',
        "een waarde; alleen wat er al is, mag leeg blijven en blijft dan zoals het was",
        '{where_en}, column "{en}": something must stand here',
        "a value; only what is there already may be left empty, and stays as it was",
        "{nl}",
    ),
    "cell-invisible": _message(
        '{where_nl}, kolom "{nl}": hier staat een teken dat niet te zien is',
        "gewone tekst; typ de cel opnieuw",
        '{where_en}, column "{en}": there is a character here that cannot be seen',
        "ordinary text; type the cell again",
        "{nl}",
    ),
    "lines-differ": _message(
        '{where_nl}, kolom "{nl}": {sources} bronnen voor {headings} koppen',
        "voor elke bron een regel in deze cel en een regel in de cel met de kop ernaast; of één bron voor alle koppen",
        '{where_en}, column "{en}": {sources} sources for {headings} headings',
        "for each source a line in this cell and a line in the cell with the heading beside it; or one source for all headings",
        "jaarverslag-2021 | LEAP › Resultaten",
    ),
    "row-twice": _message(
        '{where_nl}, kolom "{nl}": rij {first} gaat over hetzelfde',
        "elke regel één keer: een ander nummer of een andere id, of één rij minder",
        '{where_en}, column "{en}": row {first} is about the same',
        "each line once: another number or another id, or a row less",
        "2a",
    ),
    "row-not-there": _message(
        '{where_nl}, kolom "{nl}": "{id}" heeft geen nummer {found} in deze lijst, maar {count}',
        "een nummer tot en met {count} om te wijzigen wat er staat; niets om een nieuwe rij toe te voegen",
        '{where_en}, column "{en}": "{id}" has no number {found} in this list, but {count}',
        "a number up to {count} to change what is there; nothing to add a new row",
        "1",
    ),
}
