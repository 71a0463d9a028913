"""Pages and style sheets whose links lead from file to file."""

import re
from collections.abc import Callable, Iterator

from lxml import html

# Where an address leads in the archive, or None where it leads nowhere there.
Way = Callable[[str], str | None]

# What needs a server, or names one: forms, scripts, what search engines read.
WITHOUT = (
    "//script | //form | //template | //noscript | //*[@data-live]"
    " | //head/link[not(@rel='stylesheet') and not(@rel='icon')]"
    " | //head/meta[@property or starts-with(@name, 'twitter:')]"
)
URL_IN_SHEET = re.compile(r"url\(\s*([\"']?)(?!data:|#)([^\"')]+)\1\s*\)")


def page(content: bytes, way: Way, note: str) -> bytes:
    """The page with its links turned; what leads nowhere stays as words.

    note: what it says on top, in English: that it is of another day.
    """
    tree = html.document_fromstring(content.decode())
    for element in tree.xpath(WITHOUT):
        element.drop_tree()
    for element, name, address in list(_links(tree)):
        new = way(address)
        if new is not None:
            element.set(name, new)
        elif element.tag == "a":
            _leave_words(element)
        else:
            del element.attrib[name]
    for element in tree.xpath("//*[@srcset]"):
        element.set("srcset", _set_of_sources(element.get("srcset"), way))
    tree.body.insert(0, html.fromstring(note))
    return html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")


def links_of(content: bytes) -> Iterator[str]:
    """Every address that a page names and a reader of the archive may want."""
    tree = html.document_fromstring(content.decode())
    for element in tree.xpath(WITHOUT):
        element.drop_tree()
    for _element, _name, address in _links(tree):
        yield address
    for element in tree.xpath("//*[@srcset]"):
        yield from (part.split()[0] for part in element.get("srcset").split(","))


def sheet(content: bytes, way: Way) -> bytes:
    """A style sheet with its addresses turned."""
    return URL_IN_SHEET.sub(
        lambda found: f'url("{way(found[2]) or "#"}")', content.decode()
    ).encode()


def addresses_in_sheet(content: bytes) -> Iterator[str]:
    for found in URL_IN_SHEET.finditer(content.decode()):
        yield found[2]


def _links(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str, str]]:
    for name in ("href", "src", "poster"):
        for element in tree.xpath(f"//*[@{name}]"):
            yield element, name, element.get(name)


def _leave_words(link: html.HtmlElement) -> None:
    """A link without an address is no link to anybody: what it says stays."""
    for name in list(link.attrib):
        if name not in ("class", "lang", "dir"):
            del link.attrib[name]
    link.tag = "span"


def _set_of_sources(sources: str, way: Way) -> str:
    turned = []
    for part in sources.split(","):
        address, *size = part.split()
        if new := way(address):
            turned.append(" ".join([new, *size]))
    return ", ".join(turned)
