"""The form as a page for people: what is folded, found by name and made for them, and the screens for one task."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from roadmaps.checking.read import read
from roadmaps.editing.formatting import formatted
from roadmaps.reading.load import parse
from tests.form_page import made, unfolded
from tests.project import TESTS


def checked(tmp_path: Path, path: str, text: str):
    """The thing in this file, when it stands in the knowledge base and all is well."""
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    (tmp_path / "kb" / path).write_text(text, "utf-8")
    return read(tmp_path / "kb").things[Path(path).stem]


def box(page, legend: str, language: str = "Nederlands", place: int = 0):
    """The box of a text in a language, of the field with this name that is seen."""
    group = page.locator("fieldset", has=page.locator(":scope > legend", has_text=legend)).locator("visible=true")
    return group.nth(place).get_by_label(language, exact=language == "Nederlands").first


def choose(page, label: str, typed: str) -> None:
    """Choose a thing by part of its name, with the keyboard."""
    page.get_by_role("combobox", name=label).locator("visible=true").last.fill(typed)
    page.locator("[role=option]:visible").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def cite(page, heading: str) -> None:
    """The source that is asked for last: the document and the heading there."""
    choose(page, "Bron", "verslag")
    page.get_by_label("Kop in het document").locator("visible=true").last.fill(heading)


# --- a click is never lost ---


@pytest.mark.parametrize("field", ["Nederlands", "Engels (mag later)"])
def test_click_is_not_lost_when_a_message_appears_above_the_button(form, field):
    """Leaving a field that is wrong shows a message, which moves the button that is being clicked."""
    page = form("glossary", viewport={"width": 1280, "height": 1400})
    page.locator(".fold > summary", has_text="Bronnen").click()
    button = page.get_by_role("button", name="Voeg toe aan: Bronnen")
    expect(page.locator("fieldset.list .item")).not_to_have_count(0)  # the fold makes its fields when it opens
    before = page.locator("fieldset.list .item").count()
    page.get_by_label("Nederlands", exact=True).last.focus()  # required, and still empty
    place = button.bounding_box()
    page.mouse.move(place["x"] + 20, place["y"] + place["height"] - 3)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("fieldset.list .item")).to_have_count(before + 1)
    expect(page.get_by_text('"Uitleg › Nederlands" is leeg').first).to_be_visible()
    assert button.bounding_box()["y"] > place["y"] + place["height"]


# --- found by name ---


@pytest.mark.parametrize(
    "typed",
    ["Schone stad", "schone", "STAD sch", "schóne", "clean", "schone-stad"],
    ids=lambda typed: typed.replace(" ", "_"),
)
def test_thing_is_found_by_name_part_of_it_or_another_name(form, typed):
    page = form("initiative")
    offer = page.locator(".subject > div > .offer").first
    offer.locator("select").select_option("challenges")
    offer.get_by_role("button").click()
    control = page.get_by_role("combobox", name="Uitdagingen")
    control.fill(typed)
    expect(page.get_by_role("option", name="Schone stad")).to_be_visible()
    control.press("ArrowDown")
    assert control.get_attribute("aria-activedescendant") == page.locator("[role=option]").first.get_attribute("id")
    control.press("Enter")
    expect(control).to_have_value("Schone stad")
    expect(control).to_have_attribute("aria-expanded", "false")
    assert parse(made(page), "kb").value["challenges"] == ["schone-stad"]


def test_choice_stays_marked_when_the_other_names_come_later(form):
    page = form("milestone")
    control = page.get_by_role("combobox", name="Speerpunt")
    control.fill("lop")
    control.press("ArrowDown")
    control.dispatch_event("focus")  # the list is made again when the names are there: now
    page.evaluate("roadmapNames.withOtherNames()")
    expect(page.locator("li[aria-selected=true]")).to_have_text("Lopen")
    control.press("Enter")
    expect(control).to_have_value("Lopen")


def test_list_closes_and_offers_only_the_kinds_that_fit(form):
    page = form("milestone")
    control = page.get_by_role("combobox", name="Speerpunt")
    control.click()
    expect(page.locator("[role=option]").locator("visible=true")).to_have_count(2)
    control.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    control.fill("fietsmaatjes")
    expect(page.get_by_text("Niets gevonden met deze naam.")).to_be_visible()
    control.fill("lopen")
    page.get_by_role("option", name="Lopen").click()
    assert parse(made(page), "kb").value["speerpunt"] == "lopen"


@pytest.mark.parametrize("way", ["Enter", "click", "pasted id"])
def test_thing_to_change_is_opened_by_its_name(form, way):
    page = form()
    control = page.get_by_label("Iets wijzigen wat er al staat")
    control.fill("samenwerking" if way == "pasted id" else "co-oper")
    if way == "click":
        page.get_by_role("option", name="samenwerking").click()
    elif way == "Enter":
        expect(page.get_by_role("option", name="samenwerking")).to_be_visible()
        control.press("ArrowDown")
        control.press("Enter")
    else:
        page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("heading", name="U wijzigt: samenwerking")).to_be_visible()


# --- made for them ---


@pytest.mark.parametrize(
    "kind, name, id_",
    [
        ("glossary", "Coördinatie & überhaupt: ’s-Hertogenbosch", "coordinatie-en-uberhaupt-s-hertogenbosch"),
        ("glossary", "Samenwerking", "samenwerking-2"),
        ("theme", "Bodem", "thema-bodem"),
        ("milestone", "MS-Stoep", "ms-stoep-2"),
        ("organisation", "3D-huis", "3d-huis"),
    ],
)
def test_id_is_made_of_the_name(form, kind, name, id_):
    page = form(kind)
    box(page, "Naam").fill(name)
    assert parse(made(page), "kb").value["id"] == id_
    expect(page.locator(".made > summary").first).to_contain_text(f"/{id_}/")


def test_id_that_somebody_chose_stays(form):
    page = form("glossary")
    box(page, "Naam").fill("Stoep")
    page.locator(".made > summary").click()
    page.get_by_label("Naam van het bestand").fill("trottoir")
    box(page, "Naam").fill("Stoepen")
    assert parse(made(page), "kb").value["id"] == "trottoir"
    page.reload()
    page.select_option("#form-kind", "glossary")
    box(page, "Naam").fill("Nog anders")
    assert parse(made(page), "kb").value["id"] == "trottoir"


def test_place_in_the_order_is_the_next_that_is_free(form):
    page = form("speerpunt")
    choose(page, "Uitdaging", "schone")
    page.get_by_label("Jaar", exact=True).fill("2017")
    taken = [
        thing
        for thing in read(TESTS / "kb").things.values()
        if thing.kind == "speerpunt" and thing.challenge == "schone-stad"
    ]
    assert parse(made(page), "kb").value["order"] == str(max(thing.order for thing in taken if thing.year == 2017) + 1)
    page.get_by_label("Jaar", exact=True).fill("2031")
    expect(page.locator(".result pre")).to_contain_text(re.compile(r"^order: 1$", re.MULTILINE))


def test_ids_inside_a_file_are_made_too_and_differ(form):
    page = form(id="fietsmaatjes")
    page.locator(".fold > summary", has_text="Streefdoelen").click()
    more = page.get_by_role("button", name="Voeg toe aan: Streefdoelen")
    for _ in range(2):
        more.click()
        page.locator("fieldset.list", has=more).locator("> .items > .item").last.locator(
            "textarea[data-key=nl]"
        ).first.fill("Lessen")
    targets = parse(made(page), "kb").value["targets"]
    assert [target["id"] for target in targets] == ["tg-lessen", "tg-lessen-2", "tg-lessen-3"]


# --- folded ---


def test_file_opens_as_a_page_of_closed_subjects_that_tell_what_is_in_them(form):
    page = form(id="fietsmaatjes", viewport={"width": 1280, "height": 800})
    folds = page.locator(".fold")
    expect(folds.first).to_be_visible()
    assert page.locator(".fold[open]").count() == 0
    expect(folds.filter(has_text="Jaarplannen").locator(".gist")).to_have_text("2018")
    expect(folds.filter(has_text="Streefdoelen").locator(".gist")).to_have_text("Fietslessen")
    assert page.locator("#form .file").bounding_box()["height"] < 1000
    folds.filter(has_text="Jaarplannen").locator("> summary").click()
    item = page.locator("details.item", has_text="2018").first
    expect(item.locator("> summary")).to_have_text("1. 2018 · 2 doelen · 1 resultaten")
    item.locator("> summary").click()
    expect(page.get_by_text("1 · Er kwamen acht maatjes bij.")).to_be_visible()


def test_problem_opens_the_folds_that_it_is_in(form):
    page = unfolded(form(id="fietsmaatjes"))
    page.get_by_label("Bladzijde").or_(page.locator("[data-key=value][inputmode=decimal]")).first.fill("veel")
    page.evaluate("document.querySelectorAll('#form .file details').forEach((fold) => { fold.open = false; })")
    expect(page.locator(".outline a", has_text="Streefdoelen")).to_contain_text("1")
    expect(page.locator(".fold", has_text="Streefdoelen").locator("> summary .count")).to_have_text("nog 1")
    page.locator(".todo a").first.click()
    focused = page.locator("*:focus")
    expect(focused).to_have_value("veel")
    expect(focused).to_be_in_viewport()


def test_outline_jumps_to_a_subject_and_opens_it(form):
    page = form(id="fietsmaatjes")
    page.get_by_role("navigation", name="Ga naar").get_by_role("link", name="Afwijkingen").press("Enter")
    expect(page.locator(".fold", has_text="Afwijkingen").first).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.textContent").startswith("Afwijkingen")


def test_subject_that_was_only_looked_into_asks_nothing(form):
    page = form(id="samenwerking")
    text = made(page)
    page.locator(".fold > summary", has_text="Verbanden").click()
    expect(page.get_by_role("combobox", name="Waarmee")).to_be_visible()
    assert made(page) == text
    expect(page.get_by_text("U hebt nog niets gewijzigd.")).to_be_visible()


@pytest.mark.parametrize("kind, shown", [("range", "Tot en met"), ("words", "In woorden")])
def test_quantity_asks_for_what_its_kind_needs(form, kind, shown):
    page = form("milestone")
    page.locator(".fold > summary", has_text="Hoeveelheden").click()
    page.get_by_label("Hoe het getal is bedoeld").select_option(kind)
    expect(page.get_by_text(shown, exact=True)).to_be_visible()
    expect(page.get_by_label("Hoe het getal is bedoeld")).to_be_focused()


# --- one screen for one task ---


def test_result_is_added_to_the_year_plan_of_an_initiative(form, tmp_path):
    page = form()
    page.get_by_role("button", name="Resultaat toevoegen").click()
    choose(page, "Van welk initiatief?", "maatjes")
    page.get_by_label("Een eigen lokaal").check()
    box(page, "Tekst").fill("Er kwam een lokaal.")
    page.get_by_label("Status", exact=True).select_option("achieved")
    page.get_by_label("Waar de status op rust").select_option("text")
    page.get_by_label("Woorden van de bron").fill("een lokaal")
    box(page, "Waarom deze status").fill("Het verslag zegt het.")
    cite(page, "Fietsmaatjes")
    expect(page.get_by_text("Klaar:")).to_be_visible()
    plan = checked(tmp_path, "initiatives/fietsmaatjes.yml", made(page)).years[0]
    assert [(one.number, one.answers, one.status.value) for one in plan.results] == [
        ("1", ("1",), "partly"),
        ("2", ("2",), "achieved"),
    ]
    expect(page.locator("#form .path, .result code").last).to_have_text("kb/initiatives/fietsmaatjes.yml")


def test_result_of_a_new_year_comes_with_its_goal(form, tmp_path):
    page = form()
    page.get_by_role("button", name="Resultaat toevoegen").click()
    choose(page, "Van welk initiatief?", "maatjes")
    page.get_by_label("Van welk jaarplan?").select_option("")
    page.get_by_label("Welk jaar?").fill("2017")
    box(page, "Tekst").fill("Een doel.")
    cite(page, "Doel")
    sources = page.get_by_role("combobox", name="Bron")
    sources.first.fill("verslag-2018")
    page.get_by_label("Kop in het document").first.fill("Doel")
    box(page, "Tekst", place=1).fill("Het lukte.")
    page.get_by_label("Status", exact=True).select_option("unknown")
    page.get_by_label("Waar de status op rust").select_option("none")
    box(page, "Waarom deze status").fill("Niemand zegt het.")
    expect(page.get_by_text("Klaar:")).to_be_visible()
    years = checked(tmp_path, "initiatives/fietsmaatjes.yml", made(page)).years
    assert [(one.year, len(one.goals), len(one.results)) for one in years] == [(2017, 1, 1), (2018, 2, 1)]


def test_money_of_a_route_goes_to_the_file_of_the_route(form, tmp_path):
    page = form()
    page.get_by_role("button", name="Geld toevoegen").click()
    choose(page, "Waarvoor is het geld?", "lopen")
    page.get_by_label("Een financieringsroute is hiervoor").check()
    choose(page, "Welke financieringsroute?", "spaarpot")
    expect(page.get_by_text("Dit komt in het bestand van:")).to_be_visible()
    page.get_by_label("Wat de route ervoor is").select_option("possible")
    box(page, "Tekst").fill("Kan voor stoepen.")
    cite(page, "Geld")
    use = checked(tmp_path, "funding/spaarpot.yml", made(page)).uses[-1]
    assert (use.thing, use.nature) == ("lopen", "possible")


def test_sum_of_a_theme_goes_to_its_own_file(form, tmp_path):
    page = form()
    page.get_by_role("button", name="Geld toevoegen").click()
    choose(page, "Waarvoor is het geld?", "lucht")
    page.get_by_label("Een bedrag dat een document bij dit onderwerp").check()
    page.get_by_role("textbox", name="Getal", exact=True).fill("12")
    page.get_by_label("Wat voor bedrag het is").select_option("needed")
    box(page, "Eenheid").fill("miljoen euro")
    box(page, "Waarvoor het is").fill("Schone lucht.")
    cite(page, "Geld")
    amount = checked(tmp_path, "themes/thema-lucht.yml", made(page)).amounts[-1]
    assert (amount.amount.value, amount.nature) == (12, "needed")


def test_status_is_changed_and_nothing_else(form, tmp_path):
    page = form()
    page.get_by_role("button", name="Status wijzigen").click()
    choose(page, "Waarvan?", "maatjes")
    rows = page.get_by_label("Welke status?")
    expect(rows.locator("option + option")).to_have_text(
        [
            "Deels gehaald: 2018 › Resultaten: 1 · Er kwamen acht maatjes bij.",
            "Gehaald: 2018 › Gerealiseerd: 1 · De posters hangen.",
            "Niet gehaald: Afwijkingen: 2018 · Geen zadels · Nieuwe zadels kopen.",
            "Gehaald: Streefdoelen: 2018 · Fietslessen · Plan: iemand gaat dit doen",
        ]
    )
    rows.select_option("0")
    before = made(page)
    page.get_by_label("Status", exact=True).select_option("achieved")
    after = made(page)
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    assert [(was, now) for was, now in pairs if was != now] == [
        ("          value: partly", "          value: achieved")
    ]
    assert checked(tmp_path, "initiatives/fietsmaatjes.yml", after).years[0].results[0].status.value == "achieved"


def test_milestone_gets_its_first_status(form, tmp_path):
    page = form()
    page.get_by_role("button", name="Status wijzigen").click()
    choose(page, "Waarvan?", "stoep")
    page.get_by_label("Welke status?").select_option("0")
    page.get_by_label("Status", exact=True).select_option("partly")
    page.get_by_label("Waar de status op rust").select_option("text")
    page.get_by_label("Woorden van de bron").fill("deels")
    box(page, "Waarom deze status").fill("Het verslag zegt het.")
    cite(page, "Stoepen")
    text = made(page)
    assert checked(tmp_path, "milestones/ms-stoep.yml", text).status.value == "partly"


def test_what_was_typed_in_a_task_is_in_the_whole_form_too(form):
    page = form()
    page.get_by_role("button", name="Status wijzigen").click()
    choose(page, "Waarvan?", "maatjes")
    page.get_by_label("Welke status?").select_option("0")
    page.get_by_label("Status", exact=True).select_option("not")
    typed = made(page)
    page.get_by_role("button", name="Open alles van dit onderwerp").click()
    expect(page.get_by_role("heading", name="U wijzigt: Fietsmaatjes")).to_be_visible()
    assert made(page) == typed


@pytest.mark.chromium
@pytest.mark.parametrize("width, scheme", [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("task", ["Resultaat toevoegen", "Status wijzigen"])
def test_task_is_accessible(form, task, width, scheme):
    page = form(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.get_by_role("button", name=task).click()
    page.get_by_role("combobox").locator("visible=true").first.click()  # with its list open
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    choose(page, "Van", "maatjes")
    if task == "Status wijzigen":
        page.get_by_label("Welke status?").select_option("1")
    page.locator(".result").wait_for()
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_new_file_in_the_one_form_is_made_from_what_is_needed_alone(form):
    page = form("glossary")
    for legend, text in (("Naam", "Stoep"), ("Samenvatting", "Waar u loopt."), ("Uitleg", "Een pad.")):
        box(page, legend).fill(text)
    expect(page.get_by_text("Klaar:")).to_be_visible()
    assert formatted(made(page), "glossary") == made(page)


# --- what is needed, and what is not ---


def test_part_of_a_roadmap_that_was_taken_away_is_asked_for_until_something_stands_in_its_place(form):
    page = form("challenge")
    fold = page.locator(".fold").filter(has=page.locator(":scope > summary .label", has_text="Focus"))
    fold.get_by_role("button", name="Verwijder: Focus").last.click()
    expect(fold.locator(".count")).to_have_text("nog 1")
    explored = page.locator(".fold").filter(has=page.locator(":scope > summary .label", has_text="Verkend"))
    explored.locator("summary").first.click()
    explored.locator("textarea").first.fill("Alleen bekeken.")
    expect(fold.locator(".count")).to_be_hidden()


def test_text_that_may_be_left_out_can_stay_empty(form):
    page = form("milestone")
    told = page.locator(".result [role=status]").first
    before = told.text_content()
    offer = page.locator(".fold[open] .item .offer").last
    offer.locator("select").select_option("note")
    offer.get_by_role("button").click()
    expect(told).to_have_text(before)


def test_source_is_taken_over_from_the_one_before(form):
    page = unfolded(form("milestone"))
    again = page.get_by_role("button", name="Dezelfde bron als hiervoor")
    expect(again).to_have_count(0)
    cite(page, "Mijlpalen")
    page.locator("summary", has_text="Status").last.click()
    page.get_by_role("button", name="Voeg toe aan: Bronnen").last.click()
    again.last.click()
    assert made(page).count("heading: Mijlpalen") == 2


def test_all_english_is_confirmed_at_once(form):
    page = form("milestone")
    for name in ("Naam", "Samenvatting"):
        box(page, name).fill("Een bankje.")
        box(page, name, "Engels").fill("A bench.")
    confirm = page.get_by_role("button", name="Ik heb al het Engels")
    confirm.click()
    expect(page.locator(".confirm input:checked")).to_have_count(2)
    expect(confirm).to_be_hidden()
    assert made(page).count("nl_hash") == 2


def test_what_is_left_is_told_with_the_part_it_stands_in(form):
    expect(form("milestone").locator(".todo")).to_contain_text("Gepland › ")
