"""Builds a cleaned PDF: what is allowed is copied from known pages, and nothing else.

What is not in the table of what may be is left behind, whatever it is and wherever it
hangs: objects that no page needs, earlier states, files inside, programs' own data.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from cms.reading.limits import FileRejected
from cms.reading.pdf.allowed import ALLOWED, PLAIN, RAW, WORDS
from cms.reading.pdf.contents import Used, parsed, rewritten
from cms.reading.pdf.images import picture_of
from cms.reading.pdf.strings import words_of_name
from cms.reading.pdf.trees import held_by, pairs_of

_DEEPEST = 200
_LONGEST_RAW = 400
_WITH_CONTENT = {"form", "glyph", "pattern"}
# Streams whose bytes are copied as they are when unpacked.
_WITH_BYTES = {"fontfile", "cmap", "data", "function", "colour", "shading", "encoding"}

NOTHING = None
Source = Any


class Builder:
    """Copies what is allowed from one PDF into another, each object once.

    names_somebody: whether words that nobody sees on a page tell who somebody is; such
    words are left out.
    """

    def __init__(
        self,
        source: pikepdf.Pdf,
        target: pikepdf.Pdf,
        names_somebody: Callable[[str], bool],
    ) -> None:
        self.source, self.target = source, target
        self.names_somebody = names_somebody
        self.made: dict[tuple[tuple[int, int], str], Any] = {}
        self.pages: dict[tuple[int, int], Any] = {}
        self.annotations: dict[tuple[int, int], Any] = {}
        self._around: list[Any] = []

    def copy(self, item: Source, kind: str, depth: int = 0) -> Any:
        """A copy of what may be of an object of a kind, or None where nothing may."""
        if item is None or depth > _DEEPEST:
            return NOTHING
        if kind in _LEAVES:
            return _LEAVES[kind](self, item)
        if kind.startswith("["):
            return self._list(item, kind[1:-1], depth)
        if kind.startswith("{"):
            return self._named(item, kind[1:-1], depth)
        if kind in _SPECIAL:
            return _SPECIAL[kind](self, item, depth)
        return self._object(item, kind, depth)

    def _list(self, item: Source, kind: str, depth: int) -> Any:
        if not isinstance(item, Array):
            return self.copy(item, kind, depth + 1)
        copies = [self.copy(one, kind, depth + 1) for one in item]
        return Array([one for one in copies if one is not NOTHING])

    def _named(self, item: Source, kind: str, depth: int) -> Any:
        if isinstance(item, Stream) or not isinstance(item, Dictionary):
            return self.copy(item, kind, depth + 1)
        copies = {
            name: self.copy(value, kind, depth + 1) for name, value in item.items()
        }
        return Dictionary(
            {name: one for name, one in copies.items() if one is not NOTHING}
        )

    def _object(self, item: Source, kind: str, depth: int) -> Any:
        if isinstance(item, Stream):
            return self._stream(item, kind, depth)
        if not isinstance(item, Dictionary):
            # A name or a number where a dictionary may stand: "Identity-H".
            return self._plain(item)
        known = (item.objgen, kind)
        if item.is_indirect and known in self.made:
            return self.made[known]
        made = Dictionary()
        if item.is_indirect:
            made = self.made[known] = self.target.make_indirect(made)
        self.fill(made, item, kind, depth)
        return made

    def fill(self, made: Any, item: Source, kind: str, depth: int = 0) -> None:
        """Copy the entries that an object of a kind may have."""
        for name, of in ALLOWED[kind].items():
            if f"/{name}" in item:
                copied = self.copy(item[f"/{name}"], of, depth + 1)
                if copied is not NOTHING:
                    made[f"/{name}"] = copied

    def _stream(self, item: Stream, kind: str, depth: int) -> Any:
        known = (item.objgen, kind)
        if known in self.made:
            return self.made[known]
        made = self.made[known] = self.target.make_indirect(Stream(self.target, b""))
        self.fill(made, item, kind, depth)
        if kind == "image":
            picture_of(item, made)
        elif kind in _WITH_CONTENT:
            self.content(item, item, made, depth)
        elif kind in _WITH_BYTES:
            made.write(held_by(item))
        else:
            raise FileRejected("not_cleaned")
        return made

    def content(self, owner: Source, stream: Any, made: Any, depth: int) -> None:
        """Write what draws a page or a form anew, with the resources that it needs."""
        # A form without resources of its own takes those of what draws it.
        around = self._around[-1] if self._around else None
        resources = owner.get("/Resources", around)
        drawn, used = rewritten(
            parsed(stream),
            lambda mark: self._mark(mark, resources, depth),
            self._plain,
        )
        if isinstance(made, Stream):
            made.write(drawn)
        else:
            made.Contents = Stream(self.target, drawn)
        if resources is not None:
            self._around.append(resources)
            made.Resources = self._resources(resources, used, depth)
            self._around.pop()

    def _mark(self, mark: Source, resources: Source, depth: int) -> Any:
        if isinstance(mark, Name):
            named = resources.get("/Properties", {}) if resources is not None else {}
            mark = named.get(str(mark))
        if not isinstance(mark, Dictionary):
            return NOTHING
        made = Dictionary()
        self.fill(made, mark, "properties", depth)
        return made

    def _resources(self, resources: Source, used: Used | None, depth: int) -> Any:
        """The resources that a content asks for by their names, or all of them."""
        made = Dictionary()
        for name, kind in ALLOWED["resources"].items():
            found = resources.get(f"/{name}")
            if not isinstance(found, Dictionary) or name == "Properties":
                continue
            copies = Dictionary()
            for key, value in found.items():
                if used is None or key in used[name] or name in _ASKED_OTHERWISE:
                    copied = self.copy(value, kind[1:-1], depth + 1)
                    if copied is not NOTHING:
                        copies[key] = copied
            if copies.keys():
                made[f"/{name}"] = copies
        return made

    def _whole_resources(self, item: Source, depth: int) -> Any:
        return self._resources(item, None, depth)

    def _plain(self, item: Source) -> Any:
        if isinstance(item, Array):
            parts = [self._plain(one) for one in item]
            return Array([one for one in parts if one is not NOTHING])
        if isinstance(item, Stream | String):
            return NOTHING
        if isinstance(item, Dictionary):
            named = {name: self._plain(value) for name, value in item.items()}
            return Dictionary(
                {name: one for name, one in named.items() if one is not NOTHING}
            )
        if isinstance(item, Name) and self.names_somebody(words_of_name(str(item))):
            return Name.X
        return item

    def _words(self, item: Source) -> Any:
        if not isinstance(item, String) or self.names_somebody(str(item)):
            return NOTHING
        return String(str(item))

    def _raw(self, item: Source) -> Any:
        if not isinstance(item, String) or len(bytes(item)) > _LONGEST_RAW:
            return NOTHING
        return NOTHING if self.names_somebody(str(item)) else String(bytes(item))

    def _page(self, item: Source, _depth: int) -> Any:
        return self.pages.get(getattr(item, "objgen", (0, 0)), NOTHING)

    def _annotation(self, item: Source, _depth: int) -> Any:
        return self.annotations.get(getattr(item, "objgen", (0, 0)), NOTHING)

    def _xobject(self, item: Source, depth: int) -> Any:
        if isinstance(item, Array | Name):
            return self._plain(item)
        if not isinstance(item, Stream):
            return NOTHING
        kinds = {"/Form": "form", "/Image": "image"}
        kind = kinds.get(str(item.get("/Subtype", "")))
        if kind is None:
            kind = "image" if "/Width" in item else "form" if "/BBox" in item else None
        return self._stream(item, kind, depth) if kind else NOTHING

    def _colour(self, item: Source, depth: int) -> Any:
        """A colour space: a name, or a list whose parts are of many kinds."""
        if isinstance(item, Array):
            parts = [self._colour(one, depth + 1) for one in item]
            return Array([one for one in parts if one is not NOTHING])
        if isinstance(item, String):
            # The colours of a palette, as bytes.
            return String(bytes(item)) if len(bytes(item)) <= 4 * 256 else NOTHING
        if isinstance(item, Stream | Dictionary):
            return self._object(item, "colour", depth)
        return item

    def _tag(self, item: Source, depth: int) -> Any:
        if isinstance(item, Array):
            return self._list(item, "tag", depth)
        if isinstance(item, String):
            return self._raw(item)
        if not isinstance(item, Dictionary):
            return item
        if "/Pg" in item and self._page(item.Pg, depth) is NOTHING:
            return NOTHING
        if item.get("/Type") == "/OBJR" and self._obj(item) is NOTHING:
            return NOTHING
        return self._object(item, "tag", depth)

    def _obj(self, item: Source) -> Any:
        with suppress(AttributeError, KeyError):
            return self._annotation(item.Obj, 0)
        return NOTHING

    def _attributes(self, item: Source, depth: int) -> Any:
        if isinstance(item, Array):
            return self._list(item, "attributes", depth)
        if not isinstance(item, Dictionary) or item.get("/O") == "/UserProperties":
            return NOTHING if isinstance(item, Dictionary) else item
        return self._object(item, "attributes", depth)

    def _tree(self, item: Source, _depth: int) -> Any:
        """A tree of numbers or names as one list of pairs, whatever its branches."""
        made = Dictionary()
        for kind in ("/Nums", "/Names"):
            pairs: list[Any] = []
            for key, value in pairs_of(item, kind):
                copied = self._branch(value)
                if copied is not NOTHING:
                    pairs += [self._raw(key) if kind == "/Names" else key, copied]
            if pairs:
                made[kind] = Array(pairs)
        return made

    def _branch(self, value: Source) -> Any:
        # The place in a list is the number of what it tells of: gaps stay.
        if isinstance(value, Array):
            return Array([self._tag(one, 0) for one in value])
        return self._tag(value, 0)

    def _value(self, item: Source, depth: int) -> Any:
        """What a field holds or offers: words, names, and lists of them."""
        if isinstance(item, Array):
            return self._list(item, "value", depth)
        return self._words(item) if isinstance(item, String) else self._plain(item)


# Asked for by other ways than a name in the content.
_ASKED_OTHERWISE = {"ColorSpace"}
_LEAVES: dict[str, Callable[[Builder, Source], Any]] = {
    PLAIN: Builder._plain,
    WORDS: Builder._words,
    RAW: Builder._raw,
}
_SPECIAL: dict[str, Callable[[Builder, Source, int], Any]] = {
    "page": Builder._page,
    "annotation": Builder._annotation,
    "xobject": Builder._xobject,
    "colour": Builder._colour,
    "tag": Builder._tag,
    "tree": Builder._tree,
    "attributes": Builder._attributes,
    "value": Builder._value,
    "ids": lambda builder, item, depth: builder._raw(item),
    "resources": Builder._whole_resources,
}
