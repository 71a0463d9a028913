"""What a reader sees of a Word file, under its headings."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.said import LONGEST_PASSAGE, Said
from cms.reading.word.allowed import MC
from cms.reading.word.building import is_chosen
from cms.reading.word.fields import fields_of
from cms.reading.word.names import W
from cms.reading.word.styles import value_of
from cms.reading.word.text import Looks, why_hidden

_GAPS = {f"{W}{name}": " " for name in ("tab", "br", "cr", "ptab", "p")}
_GAPS |= {f"{W}noBreakHyphen": "-"}
_HEADINGS = ("heading", "title")


def note_said(
    part: etree._Element, looks: Looks, removed: tuple[str, ...], said: Said
) -> None:
    """Keep the words of the main part. removed: the tags of what is marked to go."""
    unseen = {item for one in fields_of(part)[0] for item in one.said}
    heading, texts, number = "", list[str](), 1
    for paragraph in part.iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{W}p", *removed), None) is not None:
            continue
        text = "".join(_seen(paragraph, looks, {*removed}, unseen)).strip()
        is_heading = bool(text) and _is_heading(paragraph, looks)
        if is_heading or sum(map(len, texts)) > LONGEST_PASSAGE / 4:
            number += _keep(number, heading, texts, said)
            texts = []
        if is_heading:
            heading = text
        texts.append(text)
    _keep(number, heading, texts, said)


def _keep(number: int, heading: str, texts: list[str], said: Said) -> bool:
    text = " ".join(filter(None, texts))
    said.add(number, text, heading)
    return bool(text)


def _is_heading(paragraph: etree._Element, looks: Looks) -> bool:
    name = value_of(paragraph, f"{W}pPr/{W}pStyle")
    return any(
        value_of(style, f"{W}name").lower().startswith(_HEADINGS)
        for style in looks.styles.line_of(name)
    )


def _seen(
    paragraph: etree._Element,
    looks: Looks,
    removed: set[str],
    unseen: set[etree._Element],
) -> Iterator[str]:
    stack = [paragraph]
    while stack:
        item = stack.pop()
        if not isinstance(item.tag, str) or item.tag in removed or item in unseen:
            continue
        if item.tag == f"{W}r" and why_hidden(item, looks):
            continue
        if item.tag == f"{W}t":
            yield item.text or ""
        elif item.tag in _GAPS and item is not paragraph:
            yield _GAPS[item.tag]
        children = list(item)
        if item.tag == f"{MC}AlternateContent":
            children = [way for way in children if is_chosen(way)][:1]
        stack += reversed(children)
