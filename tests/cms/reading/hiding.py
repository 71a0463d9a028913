"""Puts a secret into a place of a file that chance chooses."""

import random
from collections.abc import Callable

from lxml import etree

from tests.cms.reading import words

SECRET = "Jameson Doe"
Parts = dict[str, str | bytes]


def _in_xml(parts: Parts, chance: random.Random, how: Callable) -> None:
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = chance.choice(sorted(names))
    content = parts[name]
    tree = etree.fromstring(content if isinstance(content, bytes) else content.encode())
    items = [item for item in tree.iter() if isinstance(item.tag, str)]
    how(chance.choice(items), chance)
    parts[name] = etree.tostring(tree)


def _attribute(item, chance) -> None:
    name = chance.choice(["val", "{urn:x}said", f"{{{words.W}}}rsidR", "o"])
    item.set(name, SECRET)


def _strange(item, _chance) -> None:
    etree.SubElement(item, "{urn:x}said").text = SECRET


def _remark(item, chance) -> None:
    item.insert(0, chance.choice([etree.Comment, _instruction])(SECRET))


def _instruction(text: str) -> etree._ProcessingInstruction:
    return etree.ProcessingInstruction("said", text)


def _tail(item, _chance) -> None:
    if item.getparent() is not None:
        item.tail = SECRET
    else:
        _remark(item, random.Random(1))


def _part(parts: Parts, chance: random.Random) -> None:
    name = chance.choice(["word/x.xml", "customXml/item1.xml", "word/x.bin", "x/y.txt"])
    coding = chance.choice(["utf-8", "utf-16-le"])
    plain = f"<x>{SECRET}</x>".encode()
    parts[name] = plain if name.endswith(".xml") else SECRET.encode(coding)


WAYS = {
    "an attribute": lambda parts, chance: _in_xml(parts, chance, _attribute),
    "an element": lambda parts, chance: _in_xml(parts, chance, _strange),
    "a remark": lambda parts, chance: _in_xml(parts, chance, _remark),
    "a tail": lambda parts, chance: _in_xml(parts, chance, _tail),
    "a part": _part,
}
