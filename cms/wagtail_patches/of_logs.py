"""What the CMS puts in the place of Wagtail's own in its logs."""

from wagtail.models import ModelLogEntry, PageLogEntry, WorkflowState, audit_log

from cms.models.as_a_whole import clean_fields
from cms.users.logs import name_in_log
from cms.wagtail_patches import Patch

PATCHES = (
    *(
        Patch(
            entry,
            "clean_fields",
            clean_fields,
            why="Each line of a log asked for each key by itself, four times a line.",
            guarded_by="tests/cms/test_as_a_whole.py::"
            "test_a_line_of_the_log_looks_once_for_all_that_it_points_at",
            goes_when="Django looks for the targets of all keys of a row together.",
            source="7117a0e7796f9f45",
        )
        for entry in (PageLogEntry, ModelLogEntry)
    ),
    Patch(
        WorkflowState,
        "clean_fields",
        clean_fields,
        why="The state of a page's workflow asked for each of its five keys by itself.",
        guarded_by="tests/test_cms_queries.py::"
        "test_five_reviews_are_signed_off_and_go_public",
        goes_when="Django looks for the targets of all keys of a row together.",
        source="7117a0e7796f9f45",
    ),
    Patch(
        audit_log,
        "get_deleted_user_display_name",
        name_in_log,
        why="Wagtail's logs call deleted whom the scope of a board does not see.",
        guarded_by="tests/boards/governance/staff/test_former_people.py::"
        "test_what_somebody_did_here_keeps_the_name_that_they_had",
        goes_when="It stays: how this product works.",
        source="c490e165826dcb72",
    ),
)
