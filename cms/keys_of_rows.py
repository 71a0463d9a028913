"""For migrations: rows of a page become rows that have a language and translations."""

from typing import Any
from uuid import uuid4

AT_ONCE = 500  # versions read at a time


def give_keys(schema_editor: Any, table: str, page_column: str) -> None:
    """Give each stored row a key of its own, and the language of its page."""
    schema_editor.execute(
        f"UPDATE {table} AS line"  # noqa: S608 - names of our own tables
        " SET translation_key = gen_random_uuid(), locale_id = page.locale_id"
        f" FROM wagtailcore_page AS page WHERE page.id = line.{page_column}"
    )
    # Nothing waits for the end of the transaction, so that the table can be altered.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def give_keys_in_versions(apps: Any, model: Any, relation: str) -> None:
    """The same in every stored version of a page, so that its rows stay themselves."""
    keys = {
        str(pk): (str(key), locale)
        for pk, key, locale in model.objects.values_list(
            "pk", "translation_key", "locale"
        )
    }
    Page = apps.get_model("wagtailcore", "Page")
    locales = dict(Page.objects.values_list("pk", "locale"))
    Revision = apps.get_model("wagtailcore", "Revision")
    versions = Revision.objects.filter(**{f"content__{relation}__0__isnull": False})
    for version in versions.iterator(AT_ONCE):
        locale = locales.get(int(version.object_id))
        for row in version.content[relation]:
            key, own = keys.get(str(row.get("pk")), (str(uuid4()), locale))
            row["translation_key"], row["locale"] = key, own
        version.save(update_fields=["content"])
