"""The keyboard alone: in order, in sight, and out again."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HEIGHT, in_turn

pytestmark = pytest.mark.browser

# Everything that has to be reached, in the order of the page. From here on the page
# notes where the focus goes, and whether the element then looks other than at rest.
WATCH = """() => {
  const look = element => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === 'none' ? '' : style.outline;
    return [outline, style.boxShadow, style.backgroundColor].join();
  };
  const all = document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]');
  const wanted = [...all].filter(element =>
    !element.disabled && element.checkVisibility({visibilityProperty: true}));
  const atRest = wanted.map(look);
  window.visited = [];
  document.addEventListener('focusin', ({target}) => {
    const place = wanted.indexOf(target);
    window.visited.push([place, look(target) !== atRest[place]]);
  });
  return wanted.map(element => element.outerHTML.slice(0, 120));
}"""


def walk(tab: Page, address: str) -> list[str]:
    """Tabs through a page; what was missed, taken out of turn or not seen."""
    tab.goto(address)
    wanted = tab.evaluate(WATCH)
    for _element in wanted:
        tab.keyboard.press("Tab")
    faults = []
    visited = tab.evaluate("visited")
    for place, element in enumerate(wanted):
        if place >= len(visited) or visited[place][0] != place:
            return [*faults, f"not reached in its turn: {element}"]
        if not visited[place][1]:
            faults.append(f"looks the same with the focus: {element}")
    tab.keyboard.press("Shift+Tab")
    if len(wanted) > 1 and tab.evaluate("visited.at(-1)[0]") != len(wanted) - 2:
        faults.append(f"no way back from: {wanted[-1]}")
    return faults


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    demonstration, tab: Page
):
    found = []
    for turn, (name, address) in enumerate(
        demonstration.fullest_of_each_type().items()
    ):
        for width in in_turn(turn):
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            where = f"{name}, {width} px wide"
            found += [f"{where}: {fault}" for fault in walk(tab, address)]

    assert not found, "\n".join(found)


def test_the_skip_link_is_first_and_leads_past_the_menu(demonstration, tab: Page):
    with_a_menu = 0
    for address in demonstration.fullest_of_each_type().values():
        tab.goto(address)
        if not tab.locator(".site-menu").count():
            continue
        with_a_menu += 1

        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")

        expect(tab.locator("main"), address).to_be_focused()

    assert with_a_menu


def test_suggestions_are_a_list_that_the_keyboard_works_and_escape_closes(
    demonstration, tab: Page
):
    sefton = demonstration.boards["sefton.localhost"]
    tab.goto(urljoin(sefton["home"], "/search/"))
    field = tab.get_by_role("combobox", name="What are you looking for?")
    field.fill("")

    field.press_sequentially("matil")
    options = tab.locator(".suggestions:visible [role=option]")
    expect(options.first).to_contain_text("MATILDA")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert options.first.get_attribute("id") == active
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("matil")
    # What is chosen is opened; the field kept the focus all the time.
    field.press("ArrowDown")
    expect(field).to_be_focused()
    field.press("Enter")

    tab.wait_for_url("**/reviews/matilda/")
