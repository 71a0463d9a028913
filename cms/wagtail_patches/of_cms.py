"""What the CMS puts in the place of Django's and Wagtail's own, in its order."""

from typing import Any

from django import forms
from django.core.validators import validate_unicode_slug
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail.documents.views import documents
from wagtail.images.fields import WagtailImageField
from wagtail.images.views import images
from wagtail.models import Page, Site, pages

from cms import (
    date_fields,
    exports,
    page_status,
    pictures,
    publishing,
    slugs,
    usage_filter,
)
from cms.tenancy.site_roots import site_root_paths
from cms.wagtail_patches import Patch

NEVER = "It stays: how this product works."


def of_dates(owner: Any, name: str, puts: Any, source: str) -> Patch:
    return Patch(
        owner,
        name,
        puts,
        why="Dates are read by one rule in every form, Wagtail's and libraries' too.",
        guarded_by="tests/cms/dates/test_every_date_field.py::"
        "test_every_field_for_a_date_refuses_what_is_none_and_keeps_it",
        goes_when="Django reads British dates, and refuses hours that come twice.",
        source=source,
    )


def of_pickers(owner: type, name: str, puts: Any, source: str) -> Patch:
    return Patch(
        owner,
        name,
        puts,
        why="Wagtail's picker writes an hour that nobody chose beside what was typed.",
        guarded_by="tests/cms/dates/test_every_date_field.py::"
        "test_a_block_for_a_date_is_no_other_door",
        goes_when="Wagtail's picker leaves what was typed as it is.",
        source=source,
        reads=owner,
    )


def of_publishing(owner: type, name: str, puts: Any, test: str, source: str) -> Patch:
    return Patch(
        owner,
        name,
        puts,
        why="Whichever view or command acts, the gate of publication is asked.",
        guarded_by=test,
        goes_when="Wagtail has a hook that can refuse an action from every door.",
        source=source,
    )


def of_exports(name: str, source: str) -> Patch:
    return Patch(
        SpreadsheetExportMixin,
        name,
        exports.REPLACED[name],
        why="No cell of any list's file is run as a formula by a spreadsheet program.",
        guarded_by="tests/boards/admin/test_exports.py::"
        "test_every_export_is_made_by_the_one_class",
        goes_when="Wagtail writes cells that begin like a formula as plain text.",
        source=source,
    )


def of_slugs(owner: Any, name: str, puts: Any, test: str, source: str) -> Patch:
    return Patch(
        owner,
        name,
        puts,
        why="Slugs keep the signs of letters, without which Bengali words are others.",
        guarded_by=f"tests/cms/test_slugs.py::{test}",
        goes_when="Django's slugs keep combining marks (its ticket 30892 and others).",
        source=source,
    )


DATES = (
    of_dates(
        forms.DateField, "to_python", date_fields.day_of_field, "0df1a801c90dda67"
    ),
    of_dates(
        forms.TimeField, "to_python", date_fields.time_of_field, "f09edee09fd6ffca"
    ),
    of_dates(
        forms.DateTimeField,
        "to_python",
        date_fields.moment_of_field,
        "fcaace00e1829b40",
    ),
    of_dates(
        forms.DateTimeField,
        "prepare_value",
        date_fields.shown_moment,
        "4b0f09c7b2d81094",
    ),
    *(
        of_dates(
            widget, "value_from_datadict", date_fields.typed_value, "24271a4c0e744c9f"
        )
        for widget in (forms.DateInput, forms.TimeInput, forms.DateTimeInput)
    ),
    of_pickers(
        AdminDateInput, "get_config", date_fields.picker_config, "6af2e5486fef0fb7"
    ),
    of_pickers(
        AdminTimeInput, "template_name", date_fields.PLAIN_INPUT, "4044277fd4008aa4"
    ),
    of_pickers(AdminTimeInput, "media", forms.Media(), "4044277fd4008aa4"),
    of_pickers(
        AdminDateTimeInput, "template_name", date_fields.PLAIN_INPUT, "f0ef5067e1b2a0c3"
    ),
    of_pickers(AdminDateTimeInput, "media", forms.Media(), "f0ef5067e1b2a0c3"),
)
TWO_PEOPLE = "tests/boards/publishing/releases/test_two_people.py"
LOCKS = "tests/cms/test_locks.py::test_a_locked_page_gets_no_other_version_by_the_api"
ACTIONS = (
    of_publishing(
        PublishPageRevisionAction,
        "check",
        publishing.check_publish,
        f"{TWO_PEOPLE}::test_one_person_publishes_a_review_by_no_door",
        "2587a2b40ffb053a",
    ),
    of_publishing(
        PublishPageRevisionAction,
        "execute",
        publishing.execute_as_one,
        "tests/boards/models/test_change_notes.py::"
        "test_a_publication_that_fails_notes_nothing",
        "cd87b11b191631dc",
    ),
    of_publishing(
        CreatePageAliasAction,
        "check",
        publishing.check_alias,
        "tests/boards/publishing/releases/test_disclosure_guards.py::"
        "test_what_two_people_publish_gets_no_alias",
        "667cfac591b4dfda",
    ),
    of_publishing(
        CopyPageAction,
        "check",
        publishing.check_copy,
        f"{TWO_PEOPLE}::test_a_live_copy_made_by_code_is_refused",
        "da791071779ceb95",
    ),
    of_publishing(
        CopyPageAction,
        "_copy_page",
        publishing.copy_one,
        "tests/boards/publishing/releases/test_shapers.py::"
        "test_who_shaped_a_page_has_shaped_its_copy",
        "dc57beb4cdadf375",
    ),
    of_publishing(
        RevertToPageRevisionAction,
        "check",
        publishing.check_revert,
        LOCKS,
        "c104459854ab65f4",
    ),
    of_publishing(
        ConvertAliasPageAction,
        "check",
        publishing.check_convert,
        LOCKS,
        "e5096dcb09fbd08c",
    ),
)
EXPORTS = (
    of_exports("preprocess_field_value", "9929e55f29ea4dfa"),
    of_exports("get_heading", "776c7922b50cd92b"),
    of_exports("stream_csv", "a560e82f7b810ee0"),
    of_exports("write_csv_response", "8003e788b15c23a4"),
    of_exports("write_xlsx_response", "537a5379e79bdc80"),
)
SLUGS = (
    of_slugs(
        pages,
        "slugify",
        slugs.slugified,
        "test_every_kind_of_page_takes_its_slug_from_a_title_with_its_signs",
        "ffca61b7ec0a09f8",
    ),
    # One validator stands in every such field, of models and of forms.
    of_slugs(
        validate_unicode_slug,
        "regex",
        slugs.SLUG,
        "test_an_address_with_signs_is_answered_in_either_spelling",
        "1952626343ccc9cc",
    ),
    of_slugs(
        forms.SlugField,
        "to_python",
        slugs.slug_of_field,
        "test_a_slug_that_is_typed_is_kept_in_one_spelling_without_joiners",
        "d0f3d1e6c69d034f",
    ),
)
MEDIA_FORMS = tuple(
    Patch(
        form,
        "error_message",
        None,
        why="The summary says what is wrong already, with links.",
        guarded_by="tests/boards/admin/test_error_summaries.py::"
        "test_the_form_of_a_file_says_once_that_it_is_missing",
        goes_when="Wagtail's screens have a summary of errors with links.",
        source=source,
    )
    for form, source in (
        (images.CreateView, "d81c6c992634deac"),
        (images.EditView, "90d32661c7d629f5"),
        (documents.CreateView, "f2ff55fd3a75bc8b"),
        (documents.EditView, "77944c9a59c4a3d1"),
    )
)
USAGE = tuple(
    Patch(
        view,
        "search_queryset",
        usage_filter.search_queryset,
        why="A search beside the filter “used so often” is a 500.",
        guarded_by="tests/cms/test_usage_filter.py::test_a_search_asks_how_often",
        goes_when="Wagtail's search takes filters on what is counted.",
        source="6a7eef64f299b706",
    )
    for view in (images.IndexView, documents.IndexView)
)
PATCHES = (
    *DATES,
    Patch(
        WagtailImageField,
        "to_python",
        pictures.whole_picture,
        why="A picture that breaks off is refused when it is uploaded.",
        guarded_by="tests/cms/test_uploads.py::"
        "test_a_picture_that_breaks_off_is_refused_in_words",
        goes_when="Wagtail reads the whole of a picture before it takes it.",
        source="2f97ac0f6dee3821",
    ),
    *ACTIONS,
    Patch(
        Page,
        "status_string",
        property(page_status.word),
        why="What the public could read once is no draft.",
        guarded_by="tests/boards/publishing/publication_record/test_sentences.py::"
        "test_the_list_of_reviews_calls_published_what_the_public_can_read",
        goes_when=NEVER,
        source="c3811df4879aba9e",
    ),
    *EXPORTS,
    *SLUGS,
    *MEDIA_FORMS,
    *USAGE,
    Patch(
        Site,
        "get_site_root_paths",
        staticmethod(site_root_paths),
        why="The cache of all sites' roots is never filled in the scope of one board.",
        guarded_by="tests/cms/tenancy/test_requests.py::"
        "test_the_addresses_of_all_boards_survive_an_editors_save",
        goes_when=NEVER,
        source="166eac326fa05dce",
    ),
)
