"""Narrow, enlarged, spaced out and mirrored: nothing is lost, nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, HEIGHT

pytestmark = pytest.mark.browser

NARROWEST = 320
# What 1280 × 1024 pixels are at 400 %.
ENLARGED = {"width": NARROWEST, "height": 256}

# What sticks out of the window, so that the page scrolls sideways.
STICKING_OUT = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect();
    return !element.children.length && (box.right > root.clientWidth + 1 || box.left < -1);
  });
  return ['scrolls sideways', ...out.map(element => element.outerHTML.slice(0, 120))];
}"""

# Boxes that cut off the text in them. Those of a pixel are for screen readers alone.
CUT_OFF = """() => {
  const cuts = style => ['hidden', 'clip'].includes(style.overflowX)
    || ['hidden', 'clip'].includes(style.overflowY) || style.textOverflow === 'ellipsis';
  return [...document.querySelectorAll('body *')].filter(element =>
    element.clientWidth > 1 && cuts(getComputedStyle(element))
    && element.innerText?.trim()
    && (element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1)
  ).map(element => `cut off: ${element.outerHTML.slice(0, 120)}`);
}"""

# Elements that something else still covers once they have the focus.
COVERED = """() => {
  const faults = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, summary')) {
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    const boxes = [...element.getClientRects()].filter(box =>
      box.width && box.bottom > 0 && box.top < innerHeight);
    const seen = boxes.some(box => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element));
    });
    if (!seen) faults.push(`covered or off the screen: ${element.outerHTML.slice(0, 120)}`);
  }
  return faults;
}"""

# The distances of WCAG 1.4.12, as a reader's own style sheet sets them.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
MIRROR = "() => { document.documentElement.dir = 'rtl' }"


def faults(tab: Page, pages: dict[str, str], *scripts: str) -> list[str]:
    """What the scripts find on each page, run one after another."""
    found = []
    for name, address in pages.items():
        tab.goto(address)
        for script in scripts:
            found += [f"{name}: {fault}" for fault in tab.evaluate(script) or []]
    return found


def test_nothing_scrolls_sideways_or_is_covered_when_enlarged_four_times(pages, tab: Page):
    tab.set_viewport_size(ENLARGED)

    found = faults(tab, pages, STICKING_OUT, CUT_OFF, COVERED)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [NARROWEST, DESKTOP])
def test_a_reader_may_space_out_the_text(pages, tab: Page, width: int):
    tab.set_viewport_size({"width": width, "height": HEIGHT})

    found = faults(tab, pages, SPACE_OUT, STICKING_OUT, CUT_OFF)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [NARROWEST, DESKTOP])
def test_pages_mirror_for_scripts_that_run_from_right_to_left(pages, tab: Page, width: int):
    tab.set_viewport_size({"width": width, "height": HEIGHT})

    found = faults(tab, pages, MIRROR, STICKING_OUT, CUT_OFF)

    assert not found, "\n".join(found)
