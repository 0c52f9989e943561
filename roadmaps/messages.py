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
        "het bestand kan niet worden gelezen", "een gewoon tekstbestand dat gelezen mag worden",
        "the file cannot be read", "an ordinary text file with read permission",
        "kb/speerpunten/grondstoffen.yml"),
    "too-big": _message(
        "het bestand is {size} MB groot", "één ding per bestand, hooguit {limit} MB",
        "the file is {size} MB", "one thing per file, at most {limit} MB",
        "kb/speerpunten/grondstoffen.yml  (± 8 kB)"),
    "not-utf8": _message(
        "hier staat een teken dat geen UTF-8 is", "een bestand dat als UTF-8 is opgeslagen",
        "a character here is not UTF-8", "a file saved as UTF-8",
        "nl: Financiën   (bewaar als UTF-8 / save as UTF-8)"),
    "control-character": _message(
        "hier staat een onzichtbaar stuurteken", "gewone letters, cijfers en leestekens; typ de regel opnieuw",
        "an invisible control character stands here", "ordinary letters, digits and punctuation; retype the line",
        "nl: Grondstoffen"),
    "empty": _message(
        "het bestand is leeg", "de velden van dit ding",
        "the file is empty", "the fields of this thing",
        "id: grondstoffen\nname:\n  nl: Grondstoffen\n  en: Raw materials"),
    "wrong-folder": _message(
        "dit bestand staat op een plaats waar geen dingen staan", "een bestand in een van deze mappen: {folders}",
        "this file stands where no things stand", "a file in one of these folders: {folders}",
        "kb/speerpunten/grondstoffen.yml"),
    "wrong-kind": _message(
        "dit lijkt een {kind}, maar het staat in de map {folder}", "dit bestand in {right}",
        "this looks like a {kind}, but it stands in the folder {folder}", "this file in {right}",
        "git mv {path} {right}"),
    "wrong-suffix": _message(
        "de bestandsnaam eindigt niet op .yml", "een naam als {right}",
        "the file name does not end in .yml", "a name like {right}",
        "{right}"),
    "empty-folder": _message(
        "in deze map staat geen enkel ding", "een map met YAML-bestanden, een map per soort: {folders}",
        "there is not a single thing in this folder", "a folder of YAML files, a folder per kind: {folders}",
        "kb/speerpunten/grondstoffen.yml"),
    # --- YAML
    "tab": _message(
        "hier staat een tab", "spaties om in te springen (twee per niveau)",
        "there is a tab here", "spaces for indentation (two per level)",
        "name:\n  nl: Grondstoffen"),
    "broken-yaml": _message(
        "dit is geen geldige YAML: {cause_nl}", "{cure_nl}",
        "this is not valid YAML: {cause_en}", "{cure_en}",
        "nl: \"Let op: een dubbele punt in de tekst vraagt aanhalingstekens\""),
    "duplicate-key": _message(
        "het veld \"{key}\" staat hier voor de tweede keer (eerder op regel {first})", "elk veld één keer",
        "the field \"{key}\" appears here a second time (first on line {first})", "each field once",
        "name:\n  nl: Grondstoffen\n  en: Raw materials"),
    "yaml-anchor": _message(
        "YAML-ankers, -aliassen en -tags ({mark}) worden niet gebruikt", "de tekst zelf; begint die met & , * of !, zet er dan aanhalingstekens om",
        "YAML anchors, aliases and tags ({mark}) are not used", "the text itself; if it starts with &, * or !, put it in quotes",
        "nl: \"& dat is alles\""),
    "key-not-text": _message(
        "de naam van een veld moet een enkel woord zijn", "een veldnaam, een dubbele punt en een waarde",
        "the name of a field must be a single word", "a field name, a colon and a value",
        "name:\n  nl: Grondstoffen"),
    "too-deep": _message(
        "dit is te diep genest", "hooguit {limit} niveaus",
        "this is nested too deeply", "at most {limit} levels",
        "name:\n  nl: Grondstoffen"),
    "several-documents": _message(
        "hier begint een tweede document (---)", "één ding per bestand, zonder --- ertussen",
        "a second document (---) starts here", "one thing per file, without --- in between",
        "id: grondstoffen"),
    "not-a-mapping": _message(
        "het bestand bestaat niet uit velden", "regels van de vorm veld: waarde",
        "the file does not consist of fields", "lines of the form field: value",
        "id: grondstoffen\nname:\n  nl: Grondstoffen\n  en: Raw materials"),
    # --- the model
    "unknown-key": _message(
        "onbekend veld \"{key}\"", "een van deze velden: {known}.",
        "unknown field \"{key}\"", "one of these fields: {known}.",
        "{example}"),
    "missing-field": _message(
        "het veld \"{key}\" ontbreekt", "dit veld bij {where}",
        "the field \"{key}\" is missing", "this field in {where}",
        "{example}"),
    "missing-language": _message(
        "de {language_nl} tekst ontbreekt bij \"{key}\"", "de tekst in beide talen, nl en en",
        "the {language_en} text of \"{key}\" is missing", "the text in both languages, nl and en",
        "{key}:\n  nl: Grondstoffen\n  en: Raw materials"),
    "wrong-type": _message(
        "\"{value}\" past niet bij het veld \"{key}\"", "{expected_nl}",
        "\"{value}\" does not fit the field \"{key}\"", "{expected_en}",
        "{example}"),
    "impossible-date": _message(
        "\"{value}\" is geen bestaande datum", "een datum als jaar-maand-dag",
        "\"{value}\" is not an existing date", "a date as year-month-day",
        "{key}: 2023-03-27"),
    "end-before-begin": _message(
        "de periode eindigt ({end}) voordat zij begint ({begin})", "een eindjaar dat gelijk is aan of later is dan het beginjaar",
        "the period ends ({end}) before it begins ({begin})", "an end year equal to or later than the begin year",
        "period:\n  begin: 2018\n  end: 2022"),
    "upto-below-value": _message(
        "het bereik eindigt ({upto}) lager dan het begint ({value})", "upto groter dan value",
        "the range ends ({upto}) below its start ({value})", "upto greater than value",
        "kind: range\nvalue: 8000\nupto: 10000"),
    "quantity": _message(
        "de hoeveelheid past niet bij kind: {kind}", "value (en bij range ook upto); bij all geen getal; bij words de tekst in words",
        "the quantity does not fit kind: {kind}", "value (and upto for range); no number for all; the text in words for words",
        "planned:\n  kind: at-least\n  value: 75\n  unit:\n    nl: startups\n    en: start-ups"),
    "bad-id": _message(
        "\"{value}\" is geen geldige id", "kleine letters, cijfers en streepjes, hooguit 80 tekens",
        "\"{value}\" is not a valid id", "lower-case letters, digits and hyphens, at most 80 characters",
        "id: co2-als-bouwstof"),
    # --- between things
    "id-unlike-file": _message(
        "de id \"{id}\" is anders dan de naam van het bestand", "id: {expected}",
        "the id \"{id}\" differs from the file name", "id: {expected}",
        "id: {expected}"),
    "duplicate-id": _message(
        "de id \"{id}\" bestaat al, in {first}", "een id die nergens anders wordt gebruikt",
        "the id \"{id}\" exists already, in {first}", "an id that is used nowhere else",
        "id: {id}-2"),
    "duplicate-alias": _message(
        "\"{alias}\" staat al bij {first}", "een alias die binnen deze soort naar één ding wijst",
        "\"{alias}\" already stands at {first}", "an alias that points to one thing within this kind",
        "aliases: [NGF, Groeifonds]"),
    "unknown-reference": _message(
        "er is geen {kinds} met de id \"{id}\"", "de id van een {kinds} die bestaat.",
        "there is no {kinds} with the id \"{id}\"", "the id of an existing {kinds}.",
        "{key}: {example}"),
    "wrong-reference": _message(
        "\"{id}\" is een {found}, geen {kinds}", "de id van een {kinds}.",
        "\"{id}\" is a {found}, not a {kinds}", "the id of a {kinds}.",
        "{key}: {example}"),
    "refers-to-itself": _message(
        "\"{id}\" verwijst naar zichzelf", "de id van een ander ding",
        "\"{id}\" refers to itself", "the id of another thing",
        "to: mobility-as-a-service"),
    # --- text
    "raw-html": _message(
        "HTML ({found}) mag niet in de tekst", "gewone tekst of Markdown; een los < of & mag wel",
        "HTML ({found}) is not allowed in text", "plain text or Markdown; a single < or & is fine",
        "nl: Dit is **belangrijk**."),
    "template-braces": _message(
        "\"{found}\" mag niet in de tekst: dat zijn sjabloontekens", "tekst zonder dubbele accolades",
        "\"{found}\" is not allowed in text: those are template marks", "text without double braces",
        "nl: De regio telt zeven deelregio’s."),
    "attribute-list": _message(
        "\"{found}\" mag niet in de tekst: dat is een attributenlijst", "tekst zonder accolades met opmaak",
        "\"{found}\" is not allowed in text: that is an attribute list", "text without braces that carry markup",
        "nl: Dit is **belangrijk**."),
    "bad-link": _message(
        "de link \"{found}\" is niet toegestaan", "een link die begint met https://, http:// of kb: en een id",
        "the link \"{found}\" is not allowed", "a link that starts with https://, http:// or kb: and an id",
        "nl: Zie [Grondstoffen](kb:grondstoffen)."),
    "markup-in-plain-text": _message(
        "in dit veld is opmaak ({found}) niet mogelijk", "gewone tekst op één regel",
        "markup ({found}) is not possible in this field", "plain text on one line",
        "summary:\n  nl: Negen soorten afval een tweede leven geven.\n  en: Giving nine kinds of waste a second life."),
    "heading-in-text": _message(
        "een kop of afbeelding ({found}) mag niet in de tekst", "alinea’s, lijsten, nadruk en links",
        "a heading or image ({found}) is not allowed in text", "paragraphs, lists, emphasis and links",
        "nl: |\n  Eerste alinea.\n\n  Tweede alinea."),
    "summary-too-long": _message(
        "de samenvatting telt {words} woorden ({language})", "één zin van hooguit {limit} woorden",
        "the summary has {words} words ({language})", "one sentence of at most {limit} words",
        "summary:\n  nl: Negen soorten afval een tweede leven geven.\n  en: Giving nine kinds of waste a second life."),
    # --- what a thing of this kind needs
    "blocks-or-absent": _message(
        "dit speerpunt heeft niet alle vier de tekstblokken ({missing}) en zegt niet waarom",
        "vision, what, relevance en board_role, of absent met de reden dat zij er niet zijn",
        "this focus area lacks text blocks ({missing}) and does not say why",
        "vision, what, relevance and board_role, or absent with the reason why they are not there",
        "absent:\n  text:\n    nl: De roadmap beschrijft dit speerpunt niet.\n    en: The roadmap does not describe this focus area.\n"
        "  sources:\n    - source: roadmaps-2017\n      heading: Mobiliteit › Speerpunten"),
    "status-without-words": _message(
        "de status \"{value}\" rust nergens op", "basis: text en een bron bij een status die niet unknown is",
        "the status \"{value}\" rests on nothing", "basis: text and a source for a status other than unknown",
        "status:\n  value: achieved\n  basis: text\n  reason: {{nl: …, en: …}}\n  sources:\n    - source: jaarverslag-2021\n      heading: LEAP › Resultaten 2021"),
    "stated-without-source": _message(
        "dit verband heet \"stated\" maar noemt geen bron", "een bron, of basis: editorial als het onze lezing is",
        "this relation is called \"stated\" but names no source", "a source, or basis: editorial if it is our reading",
        "basis: stated\nsources:\n  - source: roadmaps-2017\n    heading: Circulaire Economie › Grondstoffen"),
    "duplicate-order": _message(
        "volgnummer {order} is al van {first}", "een volgnummer dat binnen {scope} één keer voorkomt",
        "order {order} belongs to {first} already", "an order that occurs once within {scope}",
        "order: 6"),
}
