"""On which page each paragraph of a Word file begins, and which pages have words."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from cms.reading.word.names import W


def paragraphs_by_page(part: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """The paragraphs in their order, each with the page on which it begins."""
    page = 1
    rendered = part.find(f".//{W}lastRenderedPageBreak") is not None
    for paragraph in part.iter(f"{W}p"):
        if not rendered and paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            page += 1
        yield paragraph, page
        page += _begun(paragraph, rendered=rendered)


def _begun(paragraph: etree._Element, *, rendered: bool) -> int:
    if rendered:
        return sum(1 for _break in paragraph.iter(f"{W}lastRenderedPageBreak"))
    return sum(1 for line in paragraph.iter(f"{W}br") if line.get(f"{W}type") == "page")


class PagesWithWords:
    """Which pages have words that do not stand in boxes, so that a shape may lie on."""

    def __init__(self, part: etree._Element) -> None:
        self._pages: dict[etree._Element, int] = {}
        self._letters: Counter[int] = Counter()
        for paragraph, page in paragraphs_by_page(part):
            self._pages[paragraph] = page
            if next(paragraph.iterancestors(f"{W}txbxContent"), None) is None:
                self._letters[page] += sum(map(_letters, _own(paragraph)))

    def has_words_below(self, shape: etree._Element) -> bool:
        """Whether the page on which a shape stands has words outside of boxes."""
        around = [*shape.iterancestors(f"{W}p")]
        return not around or self._letters[self._pages.get(around[-1], 1)] > 0


def _own(paragraph: etree._Element) -> Iterator[str]:
    for text in paragraph.iter(f"{W}t"):
        if next(text.iterancestors(f"{W}p"), None) is paragraph:
            yield text.text or ""


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)
