"""A Word file as what it is: an archive of XML parts, each of bounded size."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import IO

from lxml import etree

from cms.reading.kinds import check_archives_directory
from cms.reading.limits import (
    LARGEST_CONTENT,
    LARGEST_PART,
    LARGEST_XML,
    MOST_PARTS,
    FileRejected,
)
from cms.reading.word.names import W, usual

__all__ = ["Package", "W", "parsed"]

# Nobody writes a thousand letters in the room of one, except to fill a memory.
_MOST_PACKED = 1000


@dataclass(frozen=True)
class Relation:
    """What one part says of another. kind: the last word of its type. number: how
    the part's own words name it.
    """

    source: str
    kind: str
    target: str
    is_outside: bool
    number: str = ""


class Package:
    """The parts of an office file. Raises Refused for what is none, or too much."""

    def __init__(self, content: Path | IO[bytes]) -> None:
        if isinstance(content, Path):
            with content.open("rb") as opened:
                check_archives_directory(opened)
        else:
            check_archives_directory(content)
        try:
            self._archive = zipfile.ZipFile(content)
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise FileRejected("damaged") from error
        self.parts = self._archive.infolist()
        self.names = [part.filename for part in self.parts]
        self._check_sizes()
        self.comment = self._archive.comment
        self.directory_at = self._archive.start_dir
        self.directory_size = _size_of_directory(self.parts)
        if any(part.flag_bits & 1 for part in self.parts):
            raise FileRejected("encrypted")

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
            raise FileRejected("too_much")
        # Of two parts with one name, programs differ in which they show.
        if len({name.lower() for name in self.names}) != len(self.names):
            raise FileRejected("damaged")
        placed = sorted((part.header_offset, part.compress_size) for part in self.parts)
        for (start, size), (following, _size) in pairwise(placed):
            if start + size > following:
                raise FileRejected("damaged")

    @property
    def remarks(self) -> list[bytes]:
        """What somebody wrote into the archive itself, of it or of a part."""
        return [one for one in (self.comment, *(p.comment for p in self.parts)) if one]

    def read(self, name: str) -> bytes:
        """A part, whatever size the archive claims for it."""
        try:
            with self._archive.open(name) as part:
                content = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise FileRejected("damaged") from error
        except (RuntimeError, EOFError) as error:
            raise FileRejected("damaged") from error
        if len(content) > LARGEST_PART:
            raise FileRejected("too_much")
        return content

    def xml(self, name: str) -> etree._Element:
        """A part as XML in the usual names, nothing fetched and nothing expanded."""
        content = self.read(name)
        if len(content) > LARGEST_XML:
            raise FileRejected("too_much")
        return usual(parsed(content))

    def matching(self, *beginnings: str) -> Iterator[str]:
        """The names of the XML parts that begin so."""
        for name in self.names:
            if name.startswith(beginnings) and name.endswith(".xml"):
                yield name

    @cached_property
    def relations(self) -> list[Relation]:
        """Everything that the parts say of each other."""
        return [
            relation
            for name in self.names
            if name.endswith(".rels")
            for relation in self._relations_in(name)
        ]

    def _relations_in(self, name: str) -> Iterator[Relation]:
        folder, _rels, source = name.rpartition("_rels/")
        for item in self.xml(name).iterchildren("{*}Relationship"):
            target = item.get("Target", "")
            outside = item.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target))
            yield Relation(
                source=f"{folder}{source.removesuffix('.rels')}",
                kind=item.get("Type", "").rpartition("/")[2],
                target=target if outside else target.lstrip("/"),
                is_outside=outside,
                number=item.get("Id", ""),
            )

    @cached_property
    def kinds(self) -> dict[str, set[str]]:
        """By what kinds of relation each part is named; a part may have none."""
        found: dict[str, set[str]] = {name: set() for name in self.names}
        for relation in self.relations:
            found.setdefault(relation.target, set()).add(relation.kind)
        return found

    def of_kind(self, kind: str) -> list[str]:
        """The parts that some relation calls so."""
        return [name for name in self.names if kind in self.kinds[name]]

    @cached_property
    def main(self) -> str:
        """The part with which the file begins. Raises Refused when there is none."""
        named = [
            relation.target
            for relation in self.relations
            if relation.kind == "officeDocument" and not relation.source
        ]
        found = [name for name in named if name in self.names]
        if len(found) != 1:
            raise FileRejected("damaged" if found else "wrong_kind")
        return found[0]


_ENTRY = 46  # bytes of an entry, without its name and what follows


def _size_of_directory(parts: list[zipfile.ZipInfo]) -> int:
    return sum(
        _ENTRY + len(part.orig_filename.encode()) + len(part.extra) + len(part.comment)
        for part in parts
    )


def parsed(content: bytes) -> etree._Element:
    """XML, or Refused: no part of a Word file declares types of its own."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        part = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileRejected("damaged") from error
    if part.getroottree().docinfo.doctype:
        raise FileRejected("damaged")
    return part
