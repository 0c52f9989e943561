"""The form that makes a file, in a real browser: what it gives is a file that the check accepts and `make fmt` leaves alone."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from roadmaps.checking.read import read
from roadmaps.editing.formatting import formatted
from roadmaps.kinds import FOLDERS, KINDS
from roadmaps.reading.base import fingerprint
from roadmaps.reading.document import Document
from roadmaps.reading.load import parse
from tests.form_page import PAGES, made, opened_by, paste, unfolded
from tests.project import TESTS


def fixture_thing(kind: str) -> tuple[Path, dict]:
    """The longest thing of a kind in the fixture knowledge base: its file and its values."""
    file = max((TESTS / "kb" / KINDS[kind].folder).glob("*.yml"), key=lambda path: (path.stat().st_size, path.name))
    return file, parse(file.read_text("utf-8"), file.name).value


@pytest.mark.parametrize("kind", KINDS)
def test_file_of_every_kind_passes_the_check_unchanged(form, tmp_path, kind):
    file, value = fixture_thing(kind)
    page = form(kind, value)
    made_file = made(page)
    assert formatted(made_file, kind) == made_file
    assert stripped(parse(made_file, file.name).value) == stripped(value)
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    (tmp_path / "kb" / KINDS[kind].folder / file.name).write_text(made_file, "utf-8")
    assert read(tmp_path / "kb").things[value["id"]] == read(TESTS / "kb").things[value["id"]]


def stripped(value):
    """Without the line break at the end of a text."""
    if isinstance(value, dict):
        return {key: stripped(item) for key, item in value.items()}
    return [stripped(item) for item in value] if isinstance(value, list) else value.strip()


def test_what_writes_files_is_fetched_when_somebody_begins(form):
    page = form()
    asked = "[...document.querySelectorAll('script')].filter((one) => one.src.includes('yaml')).length"
    assert page.evaluate(asked) == 0 and page.evaluate("'YAML' in window") is False
    page.select_option("#form-kind", "glossary")
    page.locator(".result").wait_for()
    assert page.evaluate("'YAML' in window")


def fill_term(page) -> None:
    """Type a whole term, by the labels."""
    for start, text in (("Naam", "Stoep"), ("Samenvatting", "Waar u loopt."), ("Uitleg", "Een pad.")):
        page.locator("fieldset", has=page.locator("legend", has_text=start)).get_by_label(
            "Nederlands", exact=True
        ).fill(text)


def test_typed_term_goes_to_github(form, small_site):
    page = form("glossary")
    expect(page.get_by_role("button", name="Open op GitHub")).to_be_disabled()
    fill_term(page)
    expect(page.get_by_text("Klaar:")).to_be_visible()
    address = urlsplit(opened_by(page, page.get_by_role("button", name="Open op GitHub")))
    assert address.path.endswith("/new/main/kb/glossary")
    assert parse_qs(address.query) == {"filename": ["stoep.yml"], "value": [made(page)]}


def test_long_text_is_copied_and_not_put_in_the_address(form):
    page = form("glossary")
    fill_term(page)
    page.locator("textarea[data-key=nl]").last.fill("woord " * 2000)
    assert opened_by(page, page.get_by_role("button", name="Open op GitHub")).endswith("?filename=stoep.yml")


@pytest.mark.parametrize(
    "kind, field, typed, message",
    [
        ("glossary", "id", "Geen Id", "is geen geldige id"),
        ("glossary", "id", "fiets-id", None),
        ("milestone", "speerpunt", "bestaat-niet", "bestaat niet"),
        ("milestone", "speerpunt", "plan-2017", "geen speerpunt"),
        ("milestone", "due", "1200", "minder dan 1900"),
        ("milestone", "order", "twee", "geen getal"),
        ("glossary", "nl", "Een <b>naam</b>", "HTML"),
        ("glossary", "nl", "Een **naam**", "Opmaak"),
        ("glossary", "nl", "Een {{ naam }}", "sjablooncode"),
        ("glossary", "nl", "Een\nnaam", "Opmaak"),
        ("glossary", "nl", "Een [naam](kb:bestaat-niet)", "Opmaak"),
        ("glossary", "nl", "Een\u200bnaam", "onzichtbaar teken"),
    ],
)
def test_message_while_typing(form, kind, field, typed, message):
    page = unfolded(form(kind))
    control = page.locator(f"[data-key={field}]").first
    control.fill(typed)
    error = page.locator("#" + control.get_attribute("aria-describedby").split()[-1])
    made(page)
    assert control.get_attribute("aria-invalid") == ("true" if message else "false")
    assert (message or "") in error.text_content()


def test_link_to_an_id_that_is_not_there(form):
    page = form("glossary")
    page.locator("textarea[data-key=nl]").last.fill("Een [woord](kb:bestaat-niet).")
    expect(page.get_by_text('De id "bestaat-niet" bestaat niet').first).to_be_visible()


def test_summary_of_26_words_is_too_long(form):
    page = form("glossary")
    control = page.locator("fieldset", has=page.locator("legend", has_text="Samenvatting")).get_by_label(
        "Nederlands", exact=True
    )
    control.fill("woord " * 25)
    expect(control).to_have_attribute("aria-invalid", "false")
    control.fill("woord " * 26)
    expect(control).to_have_attribute("aria-invalid", "true")


def test_list_that_lost_its_last_item_is_too_short(form):
    _file, value = fixture_thing("milestone")
    page = form("milestone", value | {"id": "ms-nieuw", "order": "99"})
    expect(page.get_by_text("Klaar:")).to_be_visible()
    unfolded(page).get_by_role("button", name="Verwijder: Nummer 1, Bronnen").first.click()
    expect(page.get_by_role("link", name="Bronnen heeft te weinig")).to_be_visible()


@pytest.mark.parametrize(
    "kind, field, label, change",
    [
        ("initiative", "speerpunten", "Speerpunten", lambda first: first),
        ("project", "related", "Verbanden", lambda first: first | {"how": {"nl": "Anders gezegd"}}),
        ("milestone", "quantities", "Hoeveelheden", lambda first: first),
    ],
)
def test_item_that_is_there_already_is_told_of_in_its_list(form, kind, field, label, change):
    _, value = fixture_thing(kind)
    page = unfolded(form(kind, value | {field: [*value[field], change(value[field][0])]}))
    told = f"{label} staat er al, als nummer 1"
    expect(page.get_by_role("group").locator("> .error", has_text=told)).to_be_visible()
    expect(page.locator(".todo a", has_text=told)).to_be_visible()


def test_keyboard_alone_and_the_draft_stays(form):
    page = form("glossary")
    page.locator("[data-key=nl]").first.focus()
    page.keyboard.type("Stoep")
    page.keyboard.press("Tab")
    page.keyboard.type("Pavement")
    page.reload()
    page.select_option("#form-kind", "glossary")
    made_file = made(page)
    assert "id: stoep" in made_file and "nl: Stoep" in made_file and "en: Pavement" in made_file


@pytest.mark.chromium
@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [{"kind": "milestone"}, {"id": "ms-fietspad"}], ids=["new", "changed"])
def test_form_is_accessible(form, lang, width, scheme, opened):
    page = form(lang=lang, viewport={"width": width, "height": 800}, color_scheme=scheme, **opened)
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    unfolded(page).locator("[data-key=order]").fill("Fout")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- a file that is there is changed ---


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]


def textbox(page, legend: str, language: str = "Nederlands"):
    """The box of a text in a language, by the name of its field."""
    unfolded(page)
    return (
        page.locator("fieldset", has=page.locator("legend", has_text=legend))
        .get_by_label(language, exact=language == "Nederlands")
        .first
    )


THINGS = sorted(path.stem for path in (TESTS / "kb").glob("*/*.yml"))


@pytest.mark.parametrize("id_", THINGS)
@pytest.mark.parametrize("layout", ["as it is", "formatted"])
def test_file_that_was_only_opened_is_the_same(form, id_, layout):
    file = next((TESTS / "kb").glob(f"*/{id_}.yml"))
    text = file.read_text("utf-8")
    if layout == "formatted":
        text = formatted(text, FOLDERS[file.parent.name].kind)
        page = form()
        paste(page, text)
    else:
        page = form(id=id_)
    assert made(page) == text
    expect(page.get_by_text("U hebt nog niets gewijzigd.")).to_be_visible()
    expect(page.get_by_role("button", name="Kopieer")).to_be_disabled()


REMARKED = """\
# van de redactie: nog nakijken
summary:
  en: Doing something together.
  nl: 'Iets samen doen.' # wie vertaalt?
eigen_veld: blijft
id: samenwerking
name: {nl: samenwerking, en: cooperation}
definition:
  nl: |
    Iets samen doen
    en de kosten delen.
  # het Engels is van Jan
  en: Doing something together and sharing the cost.
sources:
  # het plan
  - {source: plan-2017, heading: Woorden}
  - source: 'verslag-2018' # later
    heading: Terugblik
"""
WILD = REMARKED.replace(" # wie", "   # wie").replace(
    """
  nl: |
    Iets samen doen
    en de kosten delen.
""",
    """
  nl: >
     Iets samen doen
     en de kosten delen.
""",
)


@pytest.mark.parametrize(
    "legend, language, typed, lines",
    [
        (
            "Samenvatting",
            "Nederlands",
            "Iets met elkaar doen.",
            ["-   nl: 'Iets samen doen.' # wie vertaalt?", "+   nl: 'Iets met elkaar doen.' # wie vertaalt?"],
        ),
        (
            "Samenvatting",
            "Engels",
            "Doing it together.",
            ["-   en: Doing something together.", "+   en: Doing it together."],
        ),
        (
            "Naam",
            "Engels",
            "co-operation: yes",
            ["- name: {nl: samenwerking, en: cooperation}", '+ name: {nl: samenwerking, en: "co-operation: yes"}'],
        ),
    ],
)
def test_only_the_line_that_was_changed_changes(form, legend, language, typed, lines):
    page = form()
    paste(page, REMARKED)
    textbox(page, legend, language).fill(typed)
    assert changed_lines(REMARKED, made(page)) == lines


def remarks(text: str) -> list[str]:
    return sorted(re.findall(r"(?<!\S)# .*", text))


def test_layout_is_straightened_only_with_a_change_and_not_unsaid(form):
    page = form()
    paste(page, WILD)
    assert made(page) == WILD
    expect(page.get_by_text("niet in de vaste vorm")).to_be_visible()
    textbox(page, "Samenvatting").fill("Iets met elkaar doen.")
    before, after = parse(WILD, "kb").value, parse(made(page), "kb").value
    assert list(after) == list(before) and remarks(made(page)) == remarks(WILD)
    assert after == before | {"summary": before["summary"] | {"nl": "Iets met elkaar doen."}}


@pytest.mark.parametrize("remove", [1, 2])
def test_comments_stay_when_what_they_stand_in_goes(form, remove):
    page = form()
    paste(page, REMARKED)
    unfolded(page).get_by_role("button", name=f"Verwijder: Nummer {remove}, Bronnen").click()
    assert remarks(made(page)) == remarks(REMARKED)
    assert len(parse(made(page), "kb").value["sources"]) == 1
    assert "eigen_veld: blijft" in made(page)


def test_item_that_moves_takes_its_text_along(form):
    page = form()
    paste(page, REMARKED)
    unfolded(page).get_by_role("button", name="Omlaag: Nummer 1, Bronnen").press("Enter")
    assert page.evaluate("document.activeElement.ariaLabel").startswith(
        "Omhoog: Nummer 2"
    )  # it is the last: down is gone
    assert [source["source"] for source in parse(made(page), "kb").value["sources"]] == ["verslag-2018", "plan-2017"]
    assert remarks(made(page)) == remarks(REMARKED)
    assert "  - {source: plan-2017, heading: Woorden}" in made(page)


def test_fields_that_come_and_go_leave_a_formatted_file(form):
    """A field more and a field less, in a file in the one form: `make fmt` would change nothing."""
    before = formatted((TESTS / "kb/glossary/samenwerking.yml").read_text("utf-8"), "glossary")
    page = form()
    paste(page, before)
    unfolded(page).locator(".fields + .offer select").first.select_option("see")
    page.locator(".fields + .offer").first.get_by_role("button").click()
    page.locator("[data-key=see]").fill("fietsen")
    more = made(page)
    assert more == formatted(more, "glossary") and parse(more, "kb").value == parse(before, "kb").value | {
        "see": "fietsen"
    }
    page.get_by_role("button", name="Verwijder: Zie").click()
    assert made(page) != more and made(page) == formatted(made(page), "glossary")


def test_an_edition_is_added_to_a_theme(form, tmp_path):
    """What next year's document says of a theme stands below what the earlier ones said, and all of that stays."""
    before = formatted((TESTS / "kb/themes/thema-lucht.yml").read_text("utf-8"), "theme")
    page = form()
    paste(page, before)
    (more := unfolded(page).get_by_role("button", name="Voeg toe aan: Edities")).click()
    new = page.locator("fieldset.list", has=more).last.locator("> .items > .item").last
    for key, typed in (("source", "verslag-2018"), ("year", "2017")):
        new.locator(f"[data-key={key}]").first.fill(typed)
    new.locator("[data-key=form]").select_option("short")
    for key, typed in (("nl", "Later bekeken."), ("source", "verslag-2018"), ("heading", "Lucht")):
        new.locator(f"[data-key={key}]").last.fill(typed)
    after = made(page)
    assert after == formatted(after, "theme")
    assert not [line for line in changed_lines(before, after) if line[0] == "-"]
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    (tmp_path / "kb/themes/thema-lucht.yml").write_text(after, "utf-8")
    *kept, added = read(tmp_path / "kb").things["thema-lucht"].editions
    assert (added.source, added.year, added.text.text.nl) == ("verslag-2018", 2017, "Later bekeken.")
    assert tuple(kept) == read(TESTS / "kb").things["thema-lucht"].editions


def test_english_is_confirmed_by_a_tick_and_not_when_the_dutch_changed(form):
    page = unfolded(form(id="samenwerking"))
    box = page.get_by_label("Het Engels zegt hetzelfde").nth(1)
    assert not box.is_checked()
    box.check()
    expect(page.locator(".result pre")).to_contain_text("nl_hash")
    assert parse(made(page), "kb").value["summary"]["nl_hash"] == fingerprint("Iets samen doen.")
    textbox(page, "Samenvatting").fill("Iets anders.")
    expect(page.locator(".confirm input").nth(1)).not_to_be_checked()
    assert parse(made(page), "kb").value["summary"]["nl_hash"] == fingerprint("Iets samen doen.")  # so it is stale
    textbox(page, "Samenvatting").fill("Iets samen doen.")
    expect(page.locator(".confirm input").nth(1)).to_be_checked()
    textbox(page, "Samenvatting", "Engels").fill("")
    expect(page.get_by_text("Nog niet vertaald").nth(0)).to_be_visible()
    textbox(page, "Samenvatting", "Engels").fill("Doing something together.")
    box.uncheck()
    expect(page.locator(".result pre")).not_to_contain_text("nl_hash")


def test_changed_file_goes_to_the_edit_page_of_github_by_way_of_the_clipboard(form):
    page = form(id="samenwerking", permissions=["clipboard-read", "clipboard-write"])
    textbox(page, "Samenvatting").fill("Iets met elkaar doen.")
    address = opened_by(page, page.get_by_role("button", name="Open op GitHub"))
    page.get_by_text("Het bestand is gekopieerd.").wait_for()
    assert address.endswith("/edit/main/kb/glossary/samenwerking.yml")
    assert page.evaluate("navigator.clipboard.readText()") == made(page)


@pytest.mark.chromium
def test_downloaded_file_is_what_is_shown(form):
    page = form(id="samenwerking")
    textbox(page, "Samenvatting").fill("Iets met elkaar doen.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "samenwerking.yml"
    assert Path(download.value.path()).read_text("utf-8") == made(page)


SAMENWERKING = (TESTS / "kb/glossary/samenwerking.yml").read_text("utf-8")


@pytest.fixture
def typed(form):
    """The form with a file in which somebody typed another summary."""
    page = form(id="samenwerking")
    textbox(page, "Samenvatting").fill("Iets met elkaar doen.")
    made(page)
    return page


def test_what_was_typed_comes_back_and_can_be_dropped(form):
    page = form(id="samenwerking")
    textbox(page, "Samenvatting").fill("Iets met elkaar doen.")
    typed = made(page)
    page.reload()
    assert made(page) == typed
    expect(page.get_by_text("Hier staat wat u eerder typte")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Begin opnieuw").click()
    assert made(page) == SAMENWERKING
    expect(page.get_by_text("Hier staat wat u eerder typte")).to_be_hidden()


def test_what_was_typed_is_carried_over_to_a_newer_text(typed):
    newer = SAMENWERKING.replace("kosten", "lasten")
    paste(typed, newer)
    assert made(typed) == newer.replace("Iets samen doen.", "Iets met elkaar doen.")
    expect(typed.get_by_text("Wat u typte, is overgezet.")).to_be_visible()


def test_what_was_typed_in_a_field_that_changed_there_too_is_shown_beside(typed):
    newer = SAMENWERKING.replace("Iets samen doen.", "Samen iets doen.")
    paste(typed, newer)
    assert made(typed) == newer
    expect(typed.get_by_text("ook veranderd: Samenvatting.")).to_be_visible()
    typed.get_by_text("Wat u had", exact=True).click()
    expect(typed.locator(".remark + details pre")).to_contain_text("Iets met elkaar doen.")


def test_last_words_are_kept_when_the_page_is_left_at_once(form):
    """Where a refresh took long the form waits for a pause; leaving does not."""
    page = form(id="samenwerking")
    page.evaluate("let now = 0; performance.now = () => (now += 100000)")  # each refresh seems to take 100 s
    textbox(page, "Samenvatting").fill("Eerst dit.")
    textbox(page, "Samenvatting").fill("Laatste woorden.")
    expect(page.locator(".result")).to_have_attribute("aria-busy", "true")
    page.reload()
    expect(page.locator(".result pre")).to_contain_text("Laatste woorden.")


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_may_go_can_go(form, kind):
    """Item by item and field by field, whatever stands in it; what is left is YAML with the comments of its writer."""
    file, _ = fixture_thing(kind)
    lines = formatted(file.read_text("utf-8"), kind).split("\n")
    text = "\n".join(
        part
        for number, line in enumerate(lines)
        for part in ([f"# opmerking {number}"] if re.match(r"\w+:", line) else []) + [line]
    )
    page = form()
    paste(page, text)
    remove, after = unfolded(page).get_by_role("button", name="Verwijder:"), made(page)
    while remove.count():
        remove.first.click()
        after = made(page)
        assert isinstance(parse(after, "kb"), Document), after
    assert remarks(after) == remarks(text)


@pytest.mark.parametrize(
    "before, after",
    [
        ("summary:\n  nl: Iets samen doen.\n  en: Doing something together.\n", "summary:\n"),
        ("en: Doing something together.\n", "en:\n"),
        ("aliases: [a, b]\n", "aliases:\n"),
    ],
)
def test_field_without_a_value_can_be_filled_in(form, before, after):
    text = formatted(SAMENWERKING.replace("definition", "aliases: [a, b]\ndefinition"), "glossary").replace(
        before, after
    )
    page = form()
    paste(page, text)
    assert made(page) == text
    textbox(page, "Samenvatting").fill("Ingevuld.")
    textbox(page, "Samenvatting", "Engels").fill("Filled in.")
    value = parse(made(page), "kb").value
    assert value["summary"] == {"nl": "Ingevuld.", "en": "Filled in."} and value.keys() >= {"id", "name", "definition"}
    assert [line for line in made(page).split("\n") if line.startswith("#: ")] == [
        line
        for line in text.split("\n")
        if line.startswith("#: ") and (after != "aliases:\n" or "andere namen" not in line)
    ]


def test_remark_above_the_first_item_goes_where_the_item_goes(form):
    page = form()
    paste(page, REMARKED)
    unfolded(page).get_by_role("button", name="Omlaag: Nummer 1, Bronnen").click()
    lines = made(page).split("\n")
    assert lines[lines.index("  # het plan") + 1] == "  - {source: plan-2017, heading: Woorden}"


@pytest.mark.parametrize(
    "typed, message",
    [
        ("175.000", "gelezen als een getal met decimalen"),
        ("1,5", "Schrijf dit getal zo: 1.5"),
        ("175 000", "Schrijf dit getal zo: 175000"),
        ("1.5", None),
    ],
)
def test_number_is_written_as_the_file_wants_it(form, typed, message):
    page = unfolded(form(id="ms-fietspad"))
    control = page.locator("[data-key=value]").first
    control.fill(typed)
    made(page)
    assert (message or "") in page.locator(f"#{control.get_attribute('id')}-error").text_content()
    assert control.get_attribute("aria-invalid") == ("true" if message else "false")


def test_group_that_starts_without_a_field_can_be_filled_in(form):
    """All fields of a quantity are optional: it starts with those that are hardly ever left out."""
    page = form("milestone")
    page.locator("summary", has_text="Hoeveelheden").click()
    page.get_by_role("textbox", name="Getal", exact=True).fill("12")
    assert parse(made(page), "kb").value["quantities"] == [{"value": "12"}]


def test_quantity_says_which_value_is_missing(form):
    page = unfolded(form(id="ms-fietspad"))
    page.locator("[data-key=value]").first.fill("")
    expect(page.get_by_role("link", name='Het veld "Getal" is leeg.')).to_be_visible()


def test_english_that_was_changed_is_no_longer_confirmed(form):
    page = form()
    paste(page, SAMENWERKING.replace("together.\n", f"together.\n  nl_hash: {fingerprint('Iets samen doen.')}\n", 1))
    expect(page.get_by_label("Het Engels zegt hetzelfde").nth(1)).to_be_checked()
    textbox(page, "Samenvatting", "Engels").fill("Something else.")
    expect(page.get_by_label("Het Engels zegt hetzelfde").nth(1)).not_to_be_checked()
    expect(page.get_by_text("Niet bevestigd:").nth(1)).to_be_visible()
    assert "nl_hash" not in made(page)


@pytest.mark.parametrize(
    "text, message",
    [
        ("id: bestaat-niet\n", "geen id van iets dat op deze site staat"),
        ("id: samenwerking\nname: [een, twee]\n", "het veld name heeft niet de vorm"),
        ("id: samenwerking\nname: {nl: een\n", "of erboven ontbreekt een haakje"),
        ('id: samenwerking\nname: "een\n', "hier ontbreekt een aanhalingsteken, haakje"),
        ("id: samenwerking\nid: twee\n", "regel 2, hier staat een veld voor de tweede keer"),
        ("id: samenwerking\nname:\n\tnl: een\n", "regel 3, hier staat een tab"),
        ("id: samenwerking\nname:\n  nl: een: twee\n", "regel 3, hier staat een dubbele punt in een tekst"),
        ("id: samenwerking\nmoved_to: fietsen\n", "verplaatst of verwijderd"),
    ],
)
def test_text_that_cannot_be_opened_says_why(form, text, message):
    page = form()
    paste(page, text)
    assert message in page.locator("#form > .error").text_content()


@pytest.mark.parametrize("id_", ["bestaat-niet", "toString"])
def test_unknown_id_in_the_address_says_so(form, id_):
    assert "bestaat niet" in form(id=id_).locator("#form > .error").text_content()


def test_value_that_the_form_does_not_know_stays(form):
    """A day that does not exist and a choice that is not offered are told of, and not emptied."""
    text = (
        (TESTS / "kb/milestones/ms-fietspad.yml")
        .read_text("utf-8")
        .replace("2017-12-01", "2017-02-30")
        .replace("weaker", "zwakjes")
    )
    page = form()
    paste(page, text)
    assert made(page) == text
    expect(page.get_by_role("link", name="geen bestaande dag")).to_be_visible()


@pytest.mark.parametrize("lang", PAGES)
def test_page_of_a_thing_leads_to_the_form_with_that_thing(form, small_site, lang):
    page = form()
    page.goto(f"file://{small_site / {'nl': 'begrippen', 'en': 'en/glossary'}[lang]}/samenwerking/index.html")
    link = page.get_by_role("link", name={"nl": "Wijzig met het formulier", "en": "Change with the form"}[lang])
    page.goto(link.evaluate("link => link.href").replace("/?id", "/index.html?id"))  # a folder has no web server
    expect(
        page.get_by_role("heading", name={"nl": "U wijzigt: samenwerking", "en": "You are changing: cooperation"}[lang])
    ).to_be_visible()
