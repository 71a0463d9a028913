"""The screens of the CMS on a phone and on a desk: all is on them, and works."""

import pytest

from tests.browser.conftest import DESKTOP, HEIGHT, PHONE, Look
from tests.browser.demonstration import Demonstration

pytestmark = pytest.mark.browser

# What begins or ends beside the window, where nobody can scroll to it. What stands
# out of sight until it is opened is Wagtail's: its menus, its map of the page.
BESIDE_THE_SCREEN = """() => {
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const seen = {opacityProperty: true, visibilityProperty: true};
  return [...document.querySelectorAll('main *')].filter(element => {
    const {left, right, width, height} = element.getBoundingClientRect();
    if (left >= -1 && right <= innerWidth + 1) return false;
    if (width <= 2 || height <= 2 || !element.checkVisibility(seen)) return false;
    if (element.closest('.w-minimap, .form-side, .jcrop-holder')) return false;
    let box = element.parentElement;
    while (box.matches('main *') && !scrolls(box)) box = box.parentElement;
    return !box.matches('main *');
  }).map(element => `beside the screen: ${element.outerHTML.slice(0, 120)}`);
}"""
# A list that is read by pushing it to and fro.
WIDE_LIST = """() => [...document.querySelectorAll('main .listing')]
  .filter(list => list.checkVisibility())
  .filter(list => list.getBoundingClientRect().right > innerWidth + 1)
  .map(list => `wider than the screen: ${list.innerText.slice(0, 120)}`)"""
# A fact without its heading, or a heading without its facts; but where each row is a
# block of its own, in which a fact says itself what it is.
MISALIGNED = """() => [...document.querySelectorAll('main table')].filter(table => {
  const shown = row => [...row.cells].filter(cell => cell.checkVisibility()).length;
  const [head] = table.tHead?.rows ?? [];
  if (!head?.checkVisibility()) return false;
  return [...table.tBodies].some(body =>
    [...body.rows].some(row =>
      getComputedStyle(row).display !== 'grid' && shown(row) !== shown(head)));
}).map(table => `cells without headings: ${table.innerText.slice(0, 120)}`)"""
TITLES = ".w-slim-header .w-overflow-hidden"
TITLE_IS_CUT = """titles => [...document.querySelectorAll(titles)]
  .filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => `cut off: ${box.innerText}`)"""


def test_nothing_of_a_screen_stands_beside_it_and_no_script_of_it_fails(
    demonstration: Demonstration, looks: list[Look]
):
    tab = looks[0].tab
    of_wagtail = [
        Look(tab, name, demonstration.address("localhost", path[1:]), width)
        for name, path in demonstration.screens_of_wagtail.items()
        for width in (PHONE, DESKTOP)
    ]
    found: list[str] = []
    for every in {look.tab for look in looks}:
        every.on("pageerror", lambda error: found.append(f"{error.stack}"))
    for look in [*looks, *of_wagtail]:
        look.tab.set_viewport_size({"width": look.width, "height": HEIGHT})
        look.tab.goto(look.path)
        for check in (BESIDE_THE_SCREEN, WIDE_LIST, MISALIGNED, TITLE_IS_CUT):
            faults = look.tab.evaluate(check, TITLES)
            found += [f"{look}: {fault}" for fault in faults]

    assert not found, "\n".join(found)
