"""What a form says of the blocks of a stream, put together once a process.

Wagtail packs the definition of all blocks anew for each form. It says nothing of the
page, the board or the person: it is made of the blocks' own words and widgets, and so
differs by the language alone, and by the addresses that choosers lead to.
"""

import re
from dataclasses import dataclass
from uuid import uuid4

from django.urls import get_urlconf
from django.utils.translation import get_language
from wagtail.admin.telepath import JSContext
from wagtail.blocks import Block
from wagtail.blocks.base import BlockWidget

# The keys that rows have from the beginning are new in each form.
KEY = re.compile(r'(?<="id": ")[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=")')
pack = BlockWidget._build_block_json


@dataclass(frozen=True)
class Packed:
    """block: kept, so that no other gets its place in memory. parts: of the JSON,
    between the keys of its rows. context: it knows which scripts are needed."""

    block: Block
    parts: tuple[str, ...]
    context: JSContext


_known: dict[tuple[int, str | None, str | None], Packed] = {}


def build_block_json(widget: BlockWidget) -> None:
    key = (id(widget.block_def), get_language(), get_urlconf())
    if key not in _known:
        pack(widget)
        parts = tuple(KEY.split(widget._block_json))
        _known[key] = Packed(widget.block_def, parts, widget._js_context)
    first, *others = _known[key].parts
    widget._js_context = _known[key].context
    widget._block_json = first + "".join(f"{uuid4()}{part}" for part in others)
