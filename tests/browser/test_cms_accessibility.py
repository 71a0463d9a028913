"""What axe finds on our own screens of the CMS."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, HEIGHT, PHONE
from tests.browser.demonstration import Demonstration
from tests.browser.test_accessibility import AXE, RULES

pytestmark = pytest.mark.browser

# What stands around every screen is Wagtail's own.
OURS = {"include": [["main"]]}
# Faults that every form of Wagtail 8 has: how it marks its panels and its editors.
OF_WAGTAIL = ("region", "heading-order", "target-size")
FAULTS = """async ([where, rules]) => {
  const {violations} = await axe.run(where, rules);
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""


@pytest.fixture(scope="module")
def manager(demonstration: Demonstration, browser: Browser):
    """A tab in which somebody with every role of the sixth board has logged in."""
    email, password = demonstration.manager
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(demonstration.address("localhost", "admin/"))
        tab.fill("input[name=username]", email)
        tab.fill("input[name=password]", password)
        tab.click("button[type=submit]")
        yield tab


def test_axe_finds_nothing_on_our_screens_of_the_cms(
    demonstration: Demonstration, manager: Page
):
    rules = RULES | {
        "rules": {name: {"enabled": False} for name in OF_WAGTAIL},
    }
    found = []
    for name, path in demonstration.screens.items():
        answer = manager.goto(demonstration.address("localhost", path.lstrip("/")))
        assert answer
        assert answer.status == 200, f"{name}: {answer.status}"
        manager.evaluate(AXE)
        for width in (PHONE, DESKTOP):
            manager.set_viewport_size({"width": width, "height": HEIGHT})
            where = f"{name}, {width} px wide"
            faults = manager.evaluate(FAULTS, [OURS, rules])
            found += [f"{where}: {fault}" for fault in faults]

    assert not found, "\n".join(found)
