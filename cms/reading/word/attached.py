"""Parts of a Word file that are no XML: files inside it, programs, pictures."""

import io
import re
from html import unescape

from cms.reading.limits import Refused
from cms.reading.pictures import carries_data, words_in
from cms.reading.report import Report
from cms.reading.strings import readings_of, strings_in
from cms.reading.word.everything import lines_of, values_of
from cms.reading.word.package import Package
from cms.reading.word.parts import kind_of

_DEEPEST = 3
_TAG = re.compile(r"<[^>]{0,2000}>")
_RTF_SIGN = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6})\s?\??")
_RTF_WORD = re.compile(r"\\[a-zA-Z]{1,32}-?\d{0,10} ?|[{}]|\\\*")
_TEXTS = (".htm", ".html", ".xhtml", ".txt", ".mht", ".mhtml", ".rtf", ".csv", ".eml")


def note(package: Package, name: str, report: Report, depth: int = 0) -> None:
    """Say what a part is, and read the words that are in it."""
    kind, content = kind_of(package, name), package.read(name)
    last = name.rpartition("/")[2]
    if kind == "embedded":
        report.add("attachments", shown=report.safe(last))
    elif kind == "program":
        report.add("actions", where="script")
    elif kind == "unknown":
        report.add("not_read", where="part", shown=report.safe(last))
    elif kind == "picture" and "thumbnail" in name:
        report.add("thumbnail")
    elif kind == "picture" and carries_data(content):
        report.add("picture_data")
    report.text(last, where="attachment_name")
    if kind == "picture":
        for words in words_in(content):
            report.text(words, where="picture_data")
    elif kind != "font":
        words_of(name, content, report, depth)


def words_of(name: str, content: bytes, report: Report, depth: int = 0) -> None:
    """Read whatever words the bytes of a file inside the file hold."""
    if content.startswith(b"PK\x03\x04") and depth < _DEEPEST:
        _office_file(content, report, depth)
    elif name.lower().endswith(_TEXTS):
        for reading in readings_of(content):
            report.text(plain(reading), where="attachment")
    else:
        report.text("\n".join(strings_in(content)), where="attachment")


def _office_file(content: bytes, report: Report, depth: int) -> None:
    """An office file, or any archive, inside of another: every part of it."""
    try:
        package = Package(io.BytesIO(content))
        for name in package.names:
            if name.endswith((".xml", ".rels", ".vml")):
                part = package.xml(name)
                for line in dict.fromkeys(lines_of(part)):
                    report.text(line, where="attachment")
                for value, is_typed in values_of(part):
                    report.also(value, where="attachment", numbers=is_typed)
            elif not name.endswith("/"):
                words_of(name, package.read(name), report, depth + 1)
    except Refused:
        report.add("not_read", where="attachment")


def plain(text: str) -> str:
    """The words of a web page or of rich text, without their marks."""
    if text.lstrip().startswith("{\\rtf"):
        return _RTF_WORD.sub("", _RTF_SIGN.sub(_rtf_sign, text))
    from_html = _TAG.sub("", text)
    return f"{unescape(from_html)}\n{unescape(_TAG.sub(' ', text))}\n{text}"


def _rtf_sign(match: re.Match[str]) -> str:
    if match.group(1):
        return bytes.fromhex(match.group(1)).decode("cp1252", errors="replace")
    return chr(int(match.group(2)) % 65536)


def leads_outside(package: Package, report: Report) -> None:
    """Files of somebody's computer that the document still names."""
    for relation in package.relations:
        if relation.is_outside and relation.kind != "hyperlink":
            report.value("private_data", "path", relation.target)
