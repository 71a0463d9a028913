"""What axe, Deque's checker, finds in the browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import HEIGHT, WIDTHS, in_turn

pytestmark = pytest.mark.browser

# Run as it came, under its own licence (vendor/axe-LICENSE.txt).
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    # Newer than WCAG 2.1, and off unless asked for by name.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "iframes": False,
}
FAULTS = """async (rules) => {
  const {violations} = await axe.run(document, rules);
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""


def test_axe_finds_nothing_under_wcag_2_2_aa(pages, tab: Page):
    found = []
    for turn, (name, address) in enumerate(pages.items()):
        tab.goto(address)
        # Not as a script element: the pages' own policy would refuse it.
        tab.evaluate(AXE)
        for width in WIDTHS if name == "home" else in_turn(turn):
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            where = f"{name}, {width} px wide"
            found += [f"{where}: {fault}" for fault in tab.evaluate(FAULTS, RULES)]

    assert not found, "\n".join(found)
