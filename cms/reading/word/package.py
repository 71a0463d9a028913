"""A Word file as what it is: an archive of XML parts, each of bounded size."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cms.reading.kinds import check_archives_directory
from cms.reading.limits import LARGEST_CONTENT, LARGEST_PART, MOST_PARTS, Refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
# Nobody writes a thousand letters in the room of one, except to fill a memory.
_MOST_PACKED = 1000


class Package:
    """The parts of a Word file. Raises Refused for what is none, or too much."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as content:
            check_archives_directory(content)
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Refused("damaged") from error
        self.parts = self._archive.infolist()
        self.names = [part.filename for part in self.parts]
        self._check_sizes()
        if any(part.flag_bits & 1 for part in self.parts):
            raise Refused("encrypted")
        if DOCUMENT not in self.names:
            raise Refused("wrong_kind")

    def _check_sizes(self) -> None:
        sizes = [part.file_size for part in self.parts]
        packed = [part.file_size / (part.compress_size or 1) for part in self.parts]
        if (
            len(sizes) > MOST_PARTS
            or sum(sizes) > LARGEST_CONTENT
            or max(sizes, default=0) > LARGEST_PART
            or any(
                ratio > _MOST_PACKED and size > LARGEST_PART // 10
                for ratio, size in zip(packed, sizes, strict=True)
            )
        ):
            raise Refused("too_much")

    def read(self, name: str) -> bytes:
        """A part, whatever size the archive claims for it."""
        try:
            with self._archive.open(name) as part:
                content = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refused("damaged") from error
        except (RuntimeError, EOFError) as error:
            raise Refused("damaged") from error
        if len(content) > LARGEST_PART:
            raise Refused("too_much")
        return content

    def xml(self, name: str) -> etree._Element:
        """A part as XML, with nothing fetched and nothing expanded."""
        return parsed(self.read(name))

    def matching(self, *beginnings: str) -> Iterator[str]:
        """The names of the XML parts that begin so."""
        for name in self.names:
            if name.startswith(beginnings) and name.endswith(".xml"):
                yield name


def parsed(content: bytes) -> etree._Element:
    """XML, or Refused: no part of a Word file declares types of its own."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused("damaged")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("damaged") from error
