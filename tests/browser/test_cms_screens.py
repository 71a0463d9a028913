"""The screens of the CMS on a phone and on a desk: all is on them, works, and is said.

Each is opened once, and looked at in all ways.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from tests.browser.conftest import HEIGHT, WIDTHS, Look
from tests.browser.demonstration import Demonstration
from tests.browser.test_accessibility import AXE, RULES

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
# What stands around every screen is Wagtail's own.
# Its field for tags, which a script draws, has no label either.
OURS = {"include": [["main"]], "exclude": [[".ui-autocomplete-input"]]}
# Faults that every form of Wagtail 8 has: how it marks its panels and its editors.
OF_WAGTAIL = ("region", "heading-order", "target-size")
AXE_FAULTS = """async ([where, rules]) => {
  const {violations} = await axe.run(where, rules);
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""


@dataclass
class Found:
    """What is wrong with the screens, a line each."""

    looked_at: int = 0
    beside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    by_axe: list[str] = field(default_factory=list)

    def open(self, look: Look) -> None:
        look.tab.set_viewport_size({"width": look.width, "height": HEIGHT})
        answer = look.tab.goto(look.path)
        assert answer
        assert (answer.status, answer.url) == (200, look.path), look
        self.looked_at += 1
        for check in (BESIDE_THE_SCREEN, WIDE_LIST, MISALIGNED, TITLE_IS_CUT):
            faults = look.tab.evaluate(check, TITLES)
            self.beside += [f"{look}: {fault}" for fault in faults]

    def ask_axe(self, look: Look) -> None:
        rules = RULES | {"rules": {name: {"enabled": False} for name in OF_WAGTAIL}}
        look.tab.evaluate(AXE)
        faults = look.tab.evaluate(AXE_FAULTS, [OURS, rules])
        self.by_axe += [f"{look}: {fault}" for fault in faults]


@pytest.fixture(scope="module")
def found(demonstration: Demonstration, looks: list[Look]) -> Found:
    found = Found()
    for tab in {look.tab for look in looks}:
        tab.on("pageerror", lambda error: found.failed.append(f"{error.stack}"))
    for look in looks:
        found.open(look)
        found.ask_axe(look)
    for look in screens_of_wagtail(demonstration, looks):
        found.open(look)
    return found


def screens_of_wagtail(
    demonstration: Demonstration, looks: list[Look]
) -> Iterable[Look]:
    """Those that people of a board work on as on ours, opened by the same person."""
    for name, path in demonstration.screens_of_wagtail.items():
        for width in WIDTHS:
            address = demonstration.address("localhost", path[1:])
            yield Look(looks[0].tab, name, address, width)


def test_nothing_of_a_screen_stands_beside_it(found: Found):
    assert found.looked_at
    assert not found.beside, "\n".join(found.beside)


def test_no_script_of_a_screen_fails(found: Found):
    assert found.looked_at
    assert not found.failed, "\n".join(found.failed)


def test_axe_finds_nothing_on_our_screens(found: Found):
    assert found.looked_at
    assert not found.by_axe, "\n".join(found.by_axe)
