"""Who sees and changes the translated texts of wagtail-localize.

Each of its tables hangs on the thing that is translated, which is known by the key that
all versions of it share: a row is a board's when a page with this key is.
"""

from pathlib import Path

from cms.tenancy.declaration import (
    Tables,
    declare,
    declare_functions,
    declare_unseen,
)
from cms.tenancy.rules import UNUSED, Rule, only, own_path, read_only, visible

PREFIX = "wagtail_localize_"


def _own_key(column: str) -> str:
    return (
        "EXISTS (SELECT FROM wagtailcore_page AS tree"
        f" WHERE tree.translation_key = {column} AND {own_path('tree.path')})"
    )


def _own_context() -> Rule:
    return only(visible(f"{PREFIX}translationcontext", "context_id"))


def _own_source() -> Rule:
    return only(visible(f"{PREFIX}translationsource", "source_id"))


def _own_segment() -> Rule:
    """Where a text stands in a page. It goes when its page's words go.

    Written as the owner: a text is stored once, found by its hash, even when another
    board wrote it first. A board sees it only when one of its own pages uses it.
    """
    of_source = visible(f"{PREFIX}translationsource", "source_id")
    return read_only(of_source, remove=of_source)


TRANSLATIONS: Tables = {
    # One row for a text of however many boards: through own pages only.
    f"{PREFIX}string": read_only("wall.says_text(id)"),
    f"{PREFIX}template": read_only("wall.has_frame(id)"),
    f"{PREFIX}translatableobject": only(
        _own_key(f"{PREFIX}translatableobject.translation_key")
    ),
    f"{PREFIX}translationsource": only(_own_key("object_id")),
    f"{PREFIX}translationcontext": only(_own_key("object_id")),
    f"{PREFIX}translation": _own_source(),
    f"{PREFIX}translationlog": _own_source(),
    f"{PREFIX}stringsegment": _own_segment(),
    f"{PREFIX}templatesegment": _own_segment(),
    f"{PREFIX}stringtranslation": _own_context(),
    # Facts are not translated by hand, and nothing but pages has versions.
    f"{PREFIX}segmentoverride": UNUSED,
    f"{PREFIX}overridablesegment": UNUSED,
    f"{PREFIX}relatedobjectsegment": UNUSED,
    # It would make pages in every board.
    f"{PREFIX}localesynchronization": UNUSED,
}


def install() -> None:
    declare(TRANSLATIONS)
    declare_functions(Path(__file__).with_name("texts.sql"))
    declare_unseen("What a translation says stands in its page.", *TRANSLATIONS)
