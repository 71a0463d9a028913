"""Puts a cleaned Word file together: the parts that pages need, under new names."""

import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from cms.reading.limits import FileRejected, begin_step
from cms.reading.pictures import carries_data
from cms.reading.word import choosing
from cms.reading.word.building import Builder, leads_to_the_web
from cms.reading.word.names import W
from cms.reading.word.package import Package, Relation
from cms.reading.word.redrawn import Crop, redrawn

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "document": f"{_MAIN}.document.main+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
}
# The earliest day that an archive can name.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass
class Copy:
    """The copy while it is made: its parts, and what each says of others."""

    package: Package
    removed: Counter[str]
    parts: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, etree._Element] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)
    _pictures: dict[tuple[str, Crop | None], str] = field(default_factory=dict)
    _built: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, kind: str, tree: etree._Element) -> None:
        self.trees[name], self.kinds[name] = tree, kind

    def build(self, source: str, tree: etree._Element, name: str, kind: str) -> None:
        """Build one part of the copy from a tree of the original."""
        begin_step()
        by_number = {
            relation.number: relation
            for relation in self.package.relations
            if relation.source == source
        }
        builder = Builder(
            picture=lambda number, crop: self._picture(
                by_number.get(number), name, crop
            ),
            link=lambda number: self._link(by_number.get(number), name),
            header=lambda number: self._header(by_number.get(number), name),
        )
        self.add(name, kind, builder.built(tree))

    def relate(
        self, source: str, kind: str, target: str, *, outside: bool = False
    ) -> str:
        known = self.relations.setdefault(source, [])
        said = (kind, target, outside)
        if said not in known:
            known.append(said)
        return f"rId{known.index(said) + 1}"

    def _picture(
        self, relation: Relation | None, source: str, crop: Crop | None
    ) -> str:
        if relation is None or relation.is_outside or relation.kind != "image":
            raise FileRejected("not_cleaned")
        wanted = relation.target, crop
        if wanted not in self._pictures:
            content = self.package.read(relation.target)
            self.removed["picture_data"] += carries_data(content)
            drawn, ending = redrawn(content, crop)
            name = f"media/image{len(self._pictures) + 1}.{ending}"
            self._pictures[wanted] = name
            self.parts[f"word/{name}"] = drawn
        return self.relate(source, "image", self._pictures[wanted])

    def _link(self, relation: Relation | None, source: str) -> str:
        if relation is None or not leads_to_the_web(relation.target):
            self.removed["private_data"] += relation is not None
            return ""
        return self.relate(source, "hyperlink", relation.target, outside=True)

    def _header(self, relation: Relation | None, source: str) -> str:
        if relation is None or relation.kind not in ("header", "footer"):
            return ""
        target = relation.target
        if target not in self._built:
            number = len(self._built) + 1
            self._built[target] = f"{relation.kind}{number}.xml"
            tree = choosing.prepared(self.package, target, self.removed)
            self.build(
                target, tree, f"word/{self._built[target]}", f"{_MAIN}.{relation.kind}"
            )
        return self.relate(source, relation.kind, self._built[target])

    def write(self, to: Path) -> None:
        for name, tree in self.trees.items():
            self.parts[name] = _written(tree)
        for source, said in [*self.relations.items()]:
            folder, _slash, last = source.rpartition("/")
            path = f"{folder}/_rels/{last}.rels".lstrip("/")
            self.parts[path] = _written(_relations(said))
        self.parts["[Content_Types].xml"] = _written(self._types())
        with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in sorted(self.parts, key=lambda one: (one[0] != "[", one)):
                entry = zipfile.ZipInfo(name, _NO_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                copy.writestr(entry, self.parts[name])

    def _types(self) -> etree._Element:
        space = f"{{{_PACKAGE}/content-types}}"
        types = etree.Element(f"{space}Types", nsmap={None: space[1:-1]})
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
        ):
            etree.SubElement(
                types, f"{space}Default", Extension=ending, ContentType=kind
            )
        for name, kind in self.kinds.items():
            etree.SubElement(
                types,
                f"{space}Override",
                PartName=f"/{name}",
                ContentType=_TYPES.get(kind, f"{kind}+xml"),
            )
        return types


def _written(tree: etree._Element) -> bytes:
    etree.cleanup_namespaces(tree, keep_ns_prefixes=_KEPT_PREFIXES)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


# Named in values, where no program that writes XML sees them.
_KEPT_PREFIXES = ["w", "r", "wp", "wps", "wpg", "wpc", "wp14", "w14", "mc"]


def _relations(said: list[tuple[str, str, bool]]) -> etree._Element:
    space = f"{{{_PACKAGE}/relationships}}"
    tree = etree.Element(f"{space}Relationships", nsmap={None: space[1:-1]})
    for number, (kind, target, outside) in enumerate(said, start=1):
        core = f"{_PACKAGE}/relationships/metadata/core-properties"
        item = etree.SubElement(
            tree,
            f"{space}Relationship",
            Id=f"rId{number}",
            Type=core if kind == "core" else f"{_R}/{kind}",
            Target=target,
        )
        if outside:
            item.set("TargetMode", "External")
    return tree


def core_of(values: dict[str, str]) -> etree._Element:
    """The properties that stay: the title and the language."""
    tree = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    for name, value in values.items():
        etree.SubElement(tree, f"{{{_DC}}}{name}").text = value
    return tree


def assembled(package: Package, removed: Counter[str]) -> Copy:
    """The copy of a file, with everything that its pages need."""
    copy = Copy(package, removed)
    copy.relate("", "officeDocument", "word/document.xml")
    chosen = choosing.Chosen.of(package, removed)
    copy.build(package.main, chosen.body, "word/document.xml", "document")
    for kind, tree in chosen.notes(copy.trees.values()).items():
        source = package.of_kind(kind)[0]
        copy.build(source, tree, f"word/{kind}.xml", f"{_MAIN}.{kind}")
        copy.relate("word/document.xml", kind, f"{kind}.xml")
    for kind, tree in chosen.definitions(list(copy.trees.values())).items():
        place = "theme/theme1.xml" if kind == "theme" else f"{kind}.xml"
        source = package.of_kind(kind)[0]
        typed = "theme" if kind == "theme" else f"{_MAIN}.{kind}"
        copy.build(source, tree, f"word/{place}", typed)
        copy.relate("word/document.xml", kind, place)
    if values := choosing.kept_properties(package):
        copy.add("docProps/core.xml", "core", core_of(values))
        copy.relate("", "core", "docProps/core.xml")
    copy.trees = {name: tree for name, tree in copy.trees.items() if tree is not None}
    return copy


__all__ = ["W", "assembled"]
