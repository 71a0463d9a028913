"""All that stands in an XML part: its words in every order, and each attribute's value.

Whether somebody sees it is asked elsewhere. Here it is only in the file.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from cms.reading.limits import MOST_VALUES, FileRejected
from cms.reading.report import Report
from cms.reading.word.names import local

# Elements whose words belong together although they are written in several.
_LINES = {"p", "h", "si", "is", "comment", "oMath", "instr", "txBody", "tc", "v"}
# Whose cells are read by those who know which of them belong together.
_WITH_TABLES = {
    "document", "hdr", "ftr", "footnotes", "endnotes", "worksheet", "sst", "sld",
    "document-content", "document-styles",
}  # fmt: skip
# Whose words are no words of the line in which they stand.
_APART = {"txbxContent", "comment"}
# Written by people, so that a number in it may be somebody's.
_TYPED = {
    "descr", "title", "alt", "name", "author", "initials", "alias", "tag", "text",
    "tooltip", "target", "href", "anchor", "string", "displaytext", "caption",
    "lastvalue", "userid", "label", "formatcode", "prompt", "error", "v", "value",
}  # fmt: skip
_TYPED_BY = {
    "alias", "tag", "docvar", "bookmarkstart", "listitem", "displaytext", "helptext",
    "statustext", "default", "result", "name", "query", "dropdownlist", "category",
    "description", "docpart", "style", "lid", "ptlst", "attr", "property",
}  # fmt: skip
# Also with stops in it: d.o.b.
_WORD = re.compile(r"(?:[^\W\d_]\.?){3}")
_FIGURES = re.compile(r"\d.*\d")
# What programs name by chance: a row of hexadecimal figures, marks of their own.
_MADE = re.compile(
    r"[{(]?[0-9A-Fa-f-]{16,}[)}]?|_{1,2}(?:DdeLink|Toc|Ref|Hlk|Unomark|GoBack)\w*",
    re.IGNORECASE,
)
_MOST_NAMES, _LONGEST_NAME, _REPEATED = 20_000, 80, 2
# Parts whose values are names of styles, hundreds of them: none is half of somebody's.
_OF_STYLES = {"styles", "styleSheet", "theme"}
_NEVER = {"path", "points", "coordsize", "adj", "eqn", "d", "style", "id", "guid"}


# Where a word begins although there is no space: AnnaKowalska, AKowalska.
_CAPITAL_INSIDE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")


def note_all(part: etree._Element, report: Report, where: str) -> None:
    """Look at all that stands in a part, whoever sees it."""
    for line in dict.fromkeys(lines_of(part)):
        report.also(line, where=where)
    # Numbers of cells that stand side by side are no number of somebody's.
    is_table = local(part.tag) in _WITH_TABLES
    others = [*(_outside_lines(part) if is_table else _texts(part))]
    report.also("\n".join(others), where=where, numbers=not is_table)
    for text in others if is_table else ():
        if _FIGURES.search(text):
            report.also(text, where=where)
    report.also(run_together(part), where=where, numbers=False)
    report.also(names_in_values(part), where=where, numbers=False)
    for value, is_typed in values_of(part):
        for said in readings_of_value(value):
            report.also(said, where=where, numbers=is_typed)


def names_in_values(part: etree._Element) -> str:
    """The values that begin as names do, in their order: a name may stand in two."""
    values: list[str] = []
    for item in part.iter() if local(part.tag) not in _OF_STYLES else ():
        for value in item.attrib.values() if isinstance(item.tag, str) else ():
            begins = value[:1]
            may_be_name = not begins.islower() and begins.isalpha()
            if may_be_name and value not in values[-_REPEATED:]:
                values.append(value[:_LONGEST_NAME])
        if len(values) > _MOST_NAMES:
            break
    return "\n".join(values)


def readings_of_value(value: str) -> Iterator[str]:
    """A value as it stands, and as it is meant where no space or letter may stand."""
    yield value
    if "%" in value and (plain := unquote(value)) != value:
        yield plain
    if (apart := _CAPITAL_INSIDE.sub(" ", value)) != value:
        yield apart


def lines_of(part: etree._Element) -> Iterator[str]:
    """The words of each line of a part together; and those that are turned round."""
    for item in part.iter():
        if local(item.tag) in _LINES:
            yield "".join(_within(item))
        elif local(item.tag) == "bdo":
            yield "".join(_within(item))[::-1]


def run_together(part: etree._Element) -> str:
    """All words without a gap: a name may be divided in ways that no list knows."""
    return "".join(_texts(part))


def _within(line: etree._Element) -> Iterator[str]:
    for event, item in etree.iterwalk(line, events=("start", "end")):
        is_text = isinstance(item.tag, str)
        if event == "start":
            if local(item.tag) in ("tab", "br", "cr"):
                yield " "
            elif local(item.tag) in _BREAKING and item is not line:
                yield "\n"
            yield (item.text or "") if is_text else ""
        if event == "end" and item is not line:
            if local(item.tag) in _BREAKING:
                yield "\n"
            yield item.tail or ""


# Elements within a line that begin words of their own: cells, and what stands above.
_BREAKING = {
    "p",
    "tc",
    "c",
    "rt",
    "rubyBase",
    "rPh",
    "Choice",
    "Fallback",
    "txbxContent",
}
# Elements of a line whose words are its own.
_SAYING = {"t", "delText", "instrText", "delInstrText", "span", "a", "v", "f", *_LINES}


def _outside_lines(part: etree._Element) -> Iterator[str]:
    """Every text node that stands in no line: also remarks within one.

    And those that touch each other in a line without a space, each by itself: one may
    stand where no program shows it.
    """
    inside, before = 0, ""
    for event, item in etree.iterwalk(part, events=("start", "end", "comment", "pi")):
        is_line = local(item.tag) in _LINES
        if event == "start":
            inside += is_line
        is_strange = event != "start" or local(item.tag) not in _SAYING
        if event != "end" and item.text:
            touches = before[-1:].isalnum() and item.text[:1].isalnum()
            if touches:
                yield before
            if not inside or is_strange or touches:
                yield item.text
            before = item.text
        if event != "start":
            inside -= is_line
            if item.tail:
                yield item.tail
                before = item.tail


def _texts(part: etree._Element) -> Iterator[str]:
    """Every text node, also of remarks and instructions that no program shows."""
    for item in part.iter():
        if item.text and item.text.strip():
            yield item.text
        if item.tail and item.tail.strip():
            yield item.tail


def values_of(part: etree._Element) -> Iterator[tuple[str, bool]]:
    """The values of all attributes, and whether numbers in them may be somebody's.

    Raises Refused for more than any document has.
    """
    seen: set[tuple[str, bool]] = set()
    for item in part.iter():
        if not isinstance(item.tag, str):
            continue
        for name, value in item.attrib.items():
            found = value, _is_typed(local(item.tag), local(name), value)
            if len(value) > 1 and found not in seen:
                seen.add(found)
                if len(seen) > MOST_VALUES:
                    raise FileRejected("too_much")
                yield found


def _is_typed(element: str, name: str, value: str) -> bool:
    if name.lower() in _NEVER or _MADE.fullmatch(value):
        return False
    if name.lower() in _TYPED or element.lower() in _TYPED_BY:
        return True
    return bool(_WORD.search(value))
