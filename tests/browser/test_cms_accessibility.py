"""What axe finds on our own screens of the CMS."""

import pytest

from tests.browser.conftest import HEIGHT, Look
from tests.browser.test_accessibility import AXE, RULES

pytestmark = pytest.mark.browser

# What stands around every screen is Wagtail's own.
# Its field for tags, which a script draws, has no label either.
OURS = {"include": [["main"]], "exclude": [[".ui-autocomplete-input"]]}
# Faults that every form of Wagtail 8 has: how it marks its panels and its editors.
OF_WAGTAIL = ("region", "heading-order", "target-size")
FAULTS = """async ([where, rules]) => {
  const {violations} = await axe.run(where, rules);
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""


def test_axe_finds_nothing_on_our_screens_of_the_cms(looks: list[Look]):
    rules = RULES | {
        "rules": {name: {"enabled": False} for name in OF_WAGTAIL},
    }
    found = []
    for look in looks:
        look.tab.set_viewport_size({"width": look.width, "height": HEIGHT})
        answer = look.tab.goto(look.path)
        assert answer
        assert (answer.status, answer.url) == (200, look.path), look
        look.tab.evaluate(AXE)
        faults = look.tab.evaluate(FAULTS, [OURS, rules])
        found += [f"{look}: {fault}" for fault in faults]

    assert looks
    assert not found, "\n".join(found)
