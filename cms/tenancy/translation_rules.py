"""Who sees and changes the translated texts of wagtail-localize.

Each of its tables hangs on the thing that is translated, which is known by the key that
all versions of it share: a row is a board's when a page with this key is.
"""

from cms.tenancy.declaration import Tables, declare
from cms.tenancy.rules import EVERYBODY, NOBODY, UNUSED, Rule, only, own_path, visible

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


# One text of every page that says it, found by its hash: the rows tell nothing of who
# has written it where. Nobody changes one, since others may use it.
TEXTS = Rule(read=EVERYBODY, add=EVERYBODY, change=NOBODY, remove=NOBODY)

TRANSLATIONS: Tables = {
    f"{PREFIX}string": TEXTS,
    f"{PREFIX}template": TEXTS,
    f"{PREFIX}translatableobject": only(
        _own_key(f"{PREFIX}translatableobject.translation_key")
    ),
    f"{PREFIX}translationsource": only(_own_key("object_id")),
    f"{PREFIX}translationcontext": only(_own_key("object_id")),
    f"{PREFIX}translation": _own_source(),
    f"{PREFIX}translationlog": _own_source(),
    f"{PREFIX}stringsegment": _own_source(),
    f"{PREFIX}templatesegment": _own_source(),
    f"{PREFIX}stringtranslation": _own_context(),
    # Facts are not translated by hand, and nothing but pages has versions.
    f"{PREFIX}segmentoverride": UNUSED,
    f"{PREFIX}overridablesegment": UNUSED,
    f"{PREFIX}relatedobjectsegment": UNUSED,
    # It would make pages in every board.
    f"{PREFIX}localesynchronization": UNUSED,
}

declare(TRANSLATIONS)
