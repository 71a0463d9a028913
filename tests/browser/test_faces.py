"""Every face on the hardest pages: what is asked of the plain one, asked of each.

In the smaller form of the run each face is looked at on pages of its own, and all pages
on one face or another; `./test --whole` looks at each face on all of them.
"""

import gzip
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page, Response

from tests.browser.conftest import DESKTOP, HEIGHT, PHONE
from tests.browser.contact_sheet import FACES
from tests.browser.demonstration import Demonstration
from tests.browser.test_accessibility import AXE, FAULTS, RULES
from tests.browser.test_layout import AS_IT_IS, MIRROR, faults
from tests.whole import share

pytestmark = pytest.mark.browser

DRESSED = [face for face in FACES if face != "plain"]
# Of the pages of the board that has everything.
SHARES = 4 * len(DRESSED)

MOST_HTML = 12_000  # bytes, compressed
MOST_WITHOUT_FONT = 40_000
MOST_WITH_FONT = 70_000
MOST_LATER = 15_000
COUNTED = {"document", "stylesheet", "script", "font"}

# How far the page has moved by itself since it was opened.
SHIFTED = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  document.fonts.ready.then(() => setTimeout(() => resolve(sum), 100));
})"""
# What a page looks like: of each element the measures that faces change.
LOOK = """() => [...document.querySelectorAll('body, body *')].filter(element =>
  element.checkVisibility()).map(element => {
  const style = getComputedStyle(element);
  return [style.fontFamily, style.fontSize, style.display, style.borderTopWidth,
    style.backgroundColor, style.marginTop, style.paddingTop].join();
})"""
# What a face draws, and what has no edge any more where no background is painted.
NOT_FORCED = """() => {
  const drawn = [...document.querySelectorAll('body *')].filter(element =>
    getComputedStyle(element, '::before').maskImage !== 'none');
  const buttons = [...document.querySelectorAll(
    '.govuk-button, .search__button, .search__input, .door, .ring__call'
  )].filter(element => element.checkVisibility()
    && parseFloat(getComputedStyle(element).borderTopWidth)
      + parseFloat(getComputedStyle(element).borderBottomWidth) < 1);
  return [...drawn, ...buttons].map(element => element.outerHTML.slice(0, 120));
}"""
HEADER = (
    """() => document.querySelector('.site-header').getBoundingClientRect().bottom"""
)


# Whether two elements stand beside each other, each on its line.
BESIDE = """([first, second]) => {
  const [one, two] = [first, second].map(one =>
    document.querySelector(one).getBoundingClientRect());
  return one.top < two.bottom && two.top < one.bottom
    && (one.right <= two.left || two.right <= one.left);
}"""
ABOVE = """([first, second]) =>
  document.querySelector(first).getBoundingClientRect().bottom
    <= document.querySelector(second).getBoundingClientRect().top"""
# How many lines the strip has with these words, and how high its lowest link is.
STRIP_IN = """([lang, words, ...when]) => {
  document.documentElement.lang = lang;
  document.querySelector('.strip__title a').textContent = words;
  document.querySelectorAll('.strip [data-when]').forEach((one, number) =>
    one.dataset.when = when[number]);
  const boxes = [...document.querySelectorAll('.strip a')].map(one =>
    one.getBoundingClientRect());
  return [new Set(boxes.map(box => Math.round(box.top))).size,
    Math.min(...boxes.map(box => box.height))];
}"""
# Links of an item in a list that are drawn one upon another.
OVERLAPPING = """() => [...document.querySelectorAll('.review-item')].flatMap(item => {
  const links = [...item.querySelectorAll('a')];
  const boxes = links.map(one => one.getBoundingClientRect());
  return links.filter((_one, first) => boxes.some((box, second) => second > first
    && box.top < boxes[first].bottom - 1 && boxes[first].top < box.bottom - 1
    && box.left < boxes[first].right && boxes[first].left < box.right
  )).map(one => one.textContent);
})"""
SEEN = "query => document.querySelector(query).checkVisibility()"


@pytest.fixture(params=DRESSED)
def face(request: pytest.FixtureRequest, demonstration: Demonstration) -> Iterator[str]:
    demonstration.wear(request.param)
    yield request.param
    demonstration.wear("")


def some_pages(
    demonstration: Demonstration, face: str, turn: int, *, of: str = ""
) -> dict[str, str]:
    """Some pages of the board that has everything; in each turn, and face, others.

    of: the language; "" for the pages of all.
    """
    *_five, sixth = demonstration.boards
    pages = {
        name: address
        for name, address in demonstration.pages_of(sixth).items()
        if name.endswith(of)
    }
    number = DRESSED.index(face) * (SHARES // len(DRESSED)) + turn
    names = share(sorted(pages), number % min(SHARES, len(pages)), SHARES)
    return {name: pages[name] for name in names}


def test_axe_finds_nothing_in_any_face(demonstration, face, tab: Page):
    found = []
    for name, address in some_pages(demonstration, face, 0).items():
        tab.goto(address)
        tab.evaluate(AXE)
        for width in (PHONE, DESKTOP):
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            where = f"{name}, {width} px wide"
            found += [f"{where}: {fault}" for fault in tab.evaluate(FAULTS, RULES)]

    assert not found, "\n".join(found)


def test_no_face_scrolls_sideways_or_hides_anything(demonstration, face, tab: Page):
    pages = some_pages(demonstration, face, 1)

    found = faults(tab, pages, AS_IT_IS)[AS_IT_IS]

    assert not found, "\n".join(found)


def test_each_face_mirrors(demonstration, face, tab: Page):
    pages = some_pages(demonstration, face, 2, of="-ur")

    found = faults(tab, pages, MIRROR)[MIRROR]

    assert pages
    assert not found, "\n".join(found)


def test_a_phone_begins_with_the_page_and_not_with_its_header(
    demonstration, face, tab: Page
):
    *five, _sixth = demonstration.boards
    tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
    tab.goto(demonstration.pages_of(five[0])["review"])

    # With the strip above it.
    assert tab.evaluate(HEADER) <= 180


@pytest.mark.parametrize("board", ["cumbria.localhost", "sunderland.localhost"])
@pytest.mark.parametrize("face", FACES)
def test_on_a_phone_the_strip_is_one_line_in_every_language_and_each_link_a_finger_high(
    demonstration, face, board, tab: Page
):
    """Of a board that says its hours, and of one that does not."""
    demonstration.wear(face)
    tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
    tab.goto(demonstration.pages_of(board)["home"])
    demonstration.wear("")
    lines = {tag: tab.evaluate(STRIP_IN, [tag, *words]) for tag, words in strips()}

    assert len(lines) == len(settings.LANGUAGES)
    assert {tag: tops for tag, (tops, _least) in lines.items() if tops != 1} == {}
    assert min(least for _tops, least in lines.values()) >= 44
    # Nothing that is drawn reaches beyond the window, even where it is cut off there.
    assert tab.evaluate("document.body.scrollWidth") == PHONE


def strips() -> Iterator[tuple[str, list[str]]]:
    """Each language, and what a phone's strip says in it."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            words = ("Worried about a child?", "By day", "At night")
            yield code, [gettext(one) for one in words]


@pytest.mark.parametrize("board", ["sunderland.localhost", "southampton.localhost"])
def test_on_a_desktop_the_menu_shares_its_row_with_name_and_search(
    demonstration, face, board, tab: Page
):
    """A short one, and a long one of which the row has a part."""
    tab.goto(demonstration.pages_of(board)["review"])

    for other in (".site-header__name", ".site-header__search"):
        assert tab.evaluate(BESIDE, [".site-menu__list", other])


def test_the_rest_of_a_long_menu_opens_below_its_button_and_on_a_phone_with_the_menu(
    demonstration, face, tab: Page
):
    tab.goto(demonstration.pages_of("southampton.localhost")["review"])
    rest = ".site-menu__rest li:last-child a"
    closed = tab.evaluate(SEEN, rest)
    tab.click(".site-menu__open")
    below = tab.evaluate(ABOVE, [".site-menu__open", rest])
    tab.keyboard.press("Escape")
    tab.set_viewport_size({"width": PHONE, "height": HEIGHT})
    tab.click(".site-header__menu")
    on_a_phone = [tab.evaluate(SEEN, one) for one in (rest, ".site-menu__open")]

    assert not closed
    assert below
    assert on_a_phone == [True, False]


@pytest.mark.parametrize("face", ["handbook", "ledger"])
def test_what_is_on_a_long_page_stands_in_its_rail(demonstration, face, tab: Page):
    demonstration.wear(face)
    tab.goto(demonstration.pages_of("sunderland.localhost")["content-with-exit"])
    rail = tab.evaluate(BESIDE, [".contents", ".prose"])
    exit_button = tab.evaluate(BESIDE, [".exit-this-page", ".prose"])
    demonstration.wear("")

    assert rail
    assert exit_button


def test_what_is_in_a_long_review_stands_beside_its_words_in_the_ledger(
    demonstration, tab: Page
):
    demonstration.wear("ledger")
    tab.goto(demonstration.pages_of("cumbria.localhost")["review"])
    beside = tab.evaluate(BESIDE, [".contents", ".prose"])
    demonstration.wear("")

    assert beside


@pytest.mark.parametrize("board", ["cumbria.localhost", "sunderland.localhost"])
def test_nothing_in_a_list_of_reviews_lies_upon_something_else(
    demonstration, face, board, tab: Page
):
    """Also where a review has documents of its own and a briefing with documents."""
    tab.goto(demonstration.pages_of(board)["reviewindex"])

    assert tab.evaluate(OVERLAPPING) == []


def test_paper_has_all_the_hours_and_no_number_of_this_one(demonstration, tab: Page):
    tab.goto(demonstration.pages_of("cumbria.localhost")["content-with-exit"])
    on_screen = tab.evaluate(SEEN, ".ring__numbers")
    tab.emulate_media(media="print")
    printed = [tab.evaluate(SEEN, query) for query in (".ring__numbers", ".hours")]
    before = tab.evaluate(ABOVE, [".hours", ".prose"])
    tab.emulate_media(media="null")

    assert on_screen
    assert printed == [False, True]
    assert before


def test_paper_knows_no_face(demonstration, tab: Page):
    address = demonstration.fullest_of_each_type()["review"]
    looks = []
    for face in FACES:
        demonstration.wear(face)
        tab.goto(address)
        tab.emulate_media(media="print")
        looks.append(tab.evaluate(LOOK))
        tab.emulate_media(media="null")
    demonstration.wear("")

    assert len({len(look) for look in looks}) == 1
    assert all(look == looks[0] for look in looks)


def test_where_the_reader_chooses_the_colours_nothing_is_drawn_and_all_has_edges(
    demonstration, face, browser: Browser
):
    *five, _sixth = demonstration.boards
    pages = demonstration.pages_of(five[0])
    tab = browser.new_page(forced_colors="active")
    found = []
    for name in ("home", "content-with-exit"):
        tab.goto(pages[name])
        found += tab.evaluate(NOT_FORCED)
    tab.close()

    assert not found, "\n".join(found)


def test_a_visit_is_light_and_nothing_jumps(demonstration, face, browser: Browser):
    *five, _sixth = demonstration.boards
    pages = demonstration.pages_of(five[0])
    fetched: list[Response] = []
    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("response", lambda response: fetched.append(response))
        tab.goto(pages["review"])
        shifted = tab.evaluate(SHIFTED)
        kinds = weights(fetched)
        known = {response.url for response in fetched}
        tab.goto(pages["learningindex"])
        later = weights([one for one in fetched if one.url not in known])

    assert kinds["font"]
    assert kinds["document"] <= MOST_HTML
    assert sum(kinds.values()) - kinds["font"] <= MOST_WITHOUT_FONT
    assert sum(kinds.values()) <= MOST_WITH_FONT
    assert sum(later.values()) <= MOST_LATER
    assert shifted == 0


def weights(fetched: list[Response]) -> dict[str, int]:
    """Bytes of each kind of what came over the line, compressed."""
    sums: dict[str, int] = {}
    for response in fetched:
        kind = response.request.resource_type
        if kind in COUNTED:
            size = len(gzip.compress(response.body(), 9))
            sums[kind] = sums.get(kind, 0) + size
    return sums
