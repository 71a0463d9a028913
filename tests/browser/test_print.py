"""A review and a briefing on paper, as the browser prints them."""

import io

import pypdfium2
import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points; Chromium rounds up to whole pixels
SMALLEST_MARGIN = 20  # points; printers cannot reach the edge
HYPHEN_AT_LINE_END = "\x02"  # as PDFium tells it
PRINTED = ("review", "briefing", "bulletin")
MAIN = """() => document.querySelector('main').innerText"""
PANELS = (
    """() => [...document.querySelectorAll('.panel')].map(panel => panel.innerText)"""
)


def on_paper(tab: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(
        io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True))
    )


def squeezed(text: str) -> str:
    """The characters in their order, however the lines were broken."""
    return "".join(text.split()).replace(HYPHEN_AT_LINE_END, "-")


def text_of(paper: pypdfium2.PdfDocument) -> str:
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in paper))


def cut_off(paper: pypdfium2.PdfDocument) -> list[str]:
    """Words whose box leaves the paper or its margin."""
    found = []
    for page in paper:
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            inside = left >= SMALLEST_MARGIN and right <= A4[0] - SMALLEST_MARGIN
            if not inside or bottom < 0 or top > A4[1]:
                found.append(text.get_text_bounded(left, bottom, right, top))
    return found


@pytest.fixture(params=PRINTED)
def address(request: pytest.FixtureRequest, demonstration) -> str:
    return demonstration.fullest_of_each_type()[request.param]


def test_it_is_on_a4_with_every_word_and_nothing_cut_off(address: str, tab: Page):
    tab.goto(address)
    tab.emulate_media(media="print")
    words = squeezed(tab.evaluate(MAIN))
    tab.emulate_media(media="null")

    paper = on_paper(tab)

    assert all(page.get_size() == pytest.approx(A4, abs=1) for page in paper)
    assert cut_off(paper) == []
    assert words in text_of(paper)


def test_it_carries_its_title_and_address_and_none_of_the_screen(
    address: str, tab: Page
):
    tab.goto(address)
    menu = squeezed(tab.inner_text(".site-menu"))
    strip = squeezed(tab.inner_text(".strip__numbers"))
    title = squeezed(tab.inner_text("h1"))

    text = text_of(on_paper(tab))

    assert title in text
    assert address in text
    assert menu not in text
    assert strip not in text
    assert "Printthispage" not in text


def test_a_briefing_with_seven_panels_fits_one_sheet(demonstration, tab: Page):
    tab.goto(demonstration.fullest_of_each_type()["briefing"])
    panels = tab.evaluate(PANELS)

    paper = on_paper(tab)

    assert len(panels) == 7
    assert len(paper) == 1
    assert [panel for panel in panels if squeezed(panel) not in text_of(paper)] == []
