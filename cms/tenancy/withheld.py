"""What the public's role of the database does not read of rows that it reads.

Also which functions it asks; see `cms.tenancy.public`.
"""

from cms.tenancy.declaration import (
    declare_public_functions,
    declare_withheld_columns,
    page_models,
)

WITHHELD_COLUMNS = {
    "cms_boarddocument": {"uploaded_by_user_id": "Who uploaded it."},
    "cms_boardimage": {"uploaded_by_user_id": "Who uploaded it."},
    "cms_changenote": {"revision_id": "Of the versions."},
}
# The same of every kind of page, in whichever table it stands.
WITHHELD_OF_PAGES = {
    "review_due_on": "When its editors look at it again.",
    "change_note": "Of the draft.",
    "change_size": "Of the draft.",
    "change_is_public": "Of the draft.",
    "source_words": "By what a translation is told to be behind.",
}
# Each answers of one thing whether it is public.
PUBLIC_FUNCTIONS = (
    "public_page(integer)",
    "public_file(integer)",
    "public_image(integer)",
    "public_content(integer, text)",
    "answers(integer)",
    "answers_for_page(integer)",
)


def withheld_of_pages() -> dict[str, dict[str, str]]:
    return {
        model._meta.db_table: {
            field.column: WITHHELD_OF_PAGES[field.column]
            for field in model._meta.local_concrete_fields
            if field.column in WITHHELD_OF_PAGES
        }
        for model in page_models()
    }


def install() -> None:
    declare_withheld_columns(WITHHELD_COLUMNS)
    declare_withheld_columns(withheld_of_pages())
    declare_public_functions(*PUBLIC_FUNCTIONS)
