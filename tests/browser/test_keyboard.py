"""The keyboard alone: in order, in sight, and out again."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, HEIGHT, PHONE

pytestmark = pytest.mark.browser

# Everything that has to be reached, in the order of the page, and how it looks at rest.
PREPARE = """() => {
  const look = element => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
      style.backgroundColor, style.textDecoration].join();
  };
  const all = document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]');
  window.wanted = [...all].filter(element =>
    !element.disabled && element.checkVisibility({visibilityProperty: true}));
  window.atRest = new Map(window.wanted.map(element => [element, look(element)]));
  window.look = look;
  return window.wanted.map(element => element.outerHTML.slice(0, 120));
}"""
# Where the focus is among these, and whether it can be seen there.
FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  return {
    place: window.wanted.indexOf(element),
    differs: window.look(element) !== window.atRest.get(element),
    onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


@pytest.fixture(params=[PHONE, DESKTOP])
def tab_of_a_width(tab: Page, request: pytest.FixtureRequest) -> Page:
    tab.set_viewport_size({"width": request.param, "height": HEIGHT})
    return tab


def walk(tab: Page, address: str) -> list[str]:
    """Tabs through a page; what was missed, taken out of order or not seen."""
    tab.goto(address)
    wanted = tab.evaluate(PREPARE)
    faults = []
    for place, element in enumerate(wanted):
        tab.keyboard.press("Tab")
        focused = tab.evaluate(FOCUSED)
        if focused["place"] != place:
            return [*faults, f"not reached in its turn: {element}"]
        if not focused["differs"] or not focused["onScreen"]:
            faults.append(f"focus cannot be seen: {element}")
    tab.keyboard.press("Tab")
    if tab.evaluate("document.activeElement !== document.body"):
        faults.append(f"does not let go: {wanted[-1]}")
    return faults


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    demonstration, tab_of_a_width: Page
):
    found = [
        f"{name}: {fault}"
        for name, address in demonstration.fullest_of_each_type().items()
        for fault in walk(tab_of_a_width, address)
    ]

    assert not found, "\n".join(found)


def test_the_skip_link_is_first_and_leads_past_the_menu(pages, tab: Page):
    with_a_menu = {name: address for name, address in pages.items() if "host" not in name}
    for address in with_a_menu.values():
        tab.goto(address)
        if not tab.locator("header.site-header").count():
            continue

        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")

        assert tab.evaluate("document.activeElement.id") == "main", address
