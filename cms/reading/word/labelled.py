"""Values of an XML part beside what calls them a number or a day of somebody's."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from cms.reading.word.names import local

# What elements, attributes and properties are called that hold such a value.
_CALLED = re.compile(
    r"\b(?:d\.?o\.?b|birth ?date|date ?of ?birth|birth|nhs|chi|patient|nino"
    r"|national ?insurance|ni ?number)\b"
)
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_JOINS = re.compile(r"[_.:/-]+")
_DIGIT = re.compile(r"\d")
_LONGEST = 120
_MOST = 5000


def said_with_labels(part: etree._Element) -> Iterator[str]:
    """Each value that has digits, behind what its element or attribute is called."""
    found = 0
    for item in part.iter():
        if not isinstance(item.tag, str) or found > _MOST:
            continue
        labels, values = [local(item.tag)], [item.text or ""]
        for name, value in item.attrib.items():
            short = local(name)
            labels.append(short)
            labels.append(value)
            values.append(f"{short}: {value}")
        called = [label for label in labels if _is_called(label[:_LONGEST])]
        if not called:
            continue
        # What a property says stands in an element within it.
        values += [one.text or "" for one in item]
        for value in values:
            if _DIGIT.search(value[:_LONGEST]):
                found += 1
                yield f"{_words_of(called[0])}: {value[:_LONGEST]}"


@lru_cache(maxsize=10_000)
def _is_called(label: str) -> bool:
    return bool(_CALLED.search(_words_of(label)))


def _words_of(label: str) -> str:
    return _JOINS.sub(" ", _CAPITAL_INSIDE.sub(" ", label)).lower()
