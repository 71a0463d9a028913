"""Narrow, enlarged, spaced out and mirrored: nothing is lost or scrolls sideways."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, HEIGHT

pytestmark = pytest.mark.browser

# What 1280 × 1024 pixels are at 400 %: as narrow as a page has to bear.
ENLARGED = {"width": 320, "height": 256}
WIDE = {"width": DESKTOP, "height": HEIGHT}

# What sticks out of the window, so that the page scrolls sideways.
STICKING_OUT = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter(element => {
    const {left, right} = element.getBoundingClientRect();
    return !element.children.length && (right > root.clientWidth + 1 || left < -1);
  });
  return ['scrolls sideways', ...out.map(element => element.outerHTML.slice(0, 120))];
}"""

# Boxes that cut off the text in them. Those of a pixel are for screen readers alone.
CUT_OFF = """() => {
  const cuts = style => /hidden|clip/.test(style.overflow)
    || style.textOverflow === 'ellipsis';
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
  const all = document.querySelectorAll('a[href], button, input, select, summary');
  for (const element of all) {
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
    if (!seen) faults.push(`out of sight: ${element.outerHTML.slice(0, 120)}`);
  }
  return faults;
}"""

# Ways in which readers have a page. Each says all that it changes: a page that is
# opened once is put into one after the other.
AS_IT_IS = "() => {}"
# The distances of WCAG 1.4.12, as a reader's own style sheet sets them.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
MIRROR = """() => {
  document.adoptedStyleSheets = [];
  document.documentElement.dir = 'rtl';
}"""
# What is asked in each, in the order in which a page is put into them.
ASKED = {
    AS_IT_IS: (STICKING_OUT, CUT_OFF, COVERED),
    SPACE_OUT: (STICKING_OUT, CUT_OFF),
    MIRROR: (STICKING_OUT, CUT_OFF),
}
NO_FOCUS = "() => document.activeElement?.blur()"


def faults(tab: Page, pages: dict[str, str], *ways: str) -> dict[str, list[str]]:
    """What is wrong with the pages in each of these ways, narrow and wide."""
    found: dict[str, list[str]] = {way: [] for way in ways}
    tab.set_viewport_size(WIDE)
    for name, address in pages.items():
        tab.goto(address)
        for way in ways:
            tab.evaluate(way)
            for size in (ENLARGED, WIDE):
                tab.set_viewport_size(size)
                where = f"{name}, {size['width']} px wide"
                for check in ASKED[way]:
                    found[way] += [f"{where}: {fault}" for fault in tab.evaluate(check)]
            tab.evaluate(NO_FOCUS)
    return found


@pytest.fixture(scope="module")
def found(pages: dict[str, str], lasting_tab: Page) -> dict[str, list[str]]:
    assert pages
    return faults(lasting_tab, pages, *ASKED)


def test_enlarged_four_times_nothing_scrolls_sideways_or_lies_under_another(found):
    assert not found[AS_IT_IS], "\n".join(found[AS_IT_IS])


def test_a_reader_may_space_out_the_text(found):
    assert not found[SPACE_OUT], "\n".join(found[SPACE_OUT])


def test_pages_mirror_for_scripts_that_run_from_right_to_left(found):
    assert not found[MIRROR], "\n".join(found[MIRROR])
