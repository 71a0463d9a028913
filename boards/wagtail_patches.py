"""What the boards put in the place of Wagtail's own, in its order.

The register, and what each entry means, is `cms.wagtail_patches`.
"""

from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.wagtail_hooks import (
    PageListingDeleteButton,
    PageListingUnpublishButton,
)
from wagtail.models import WorkflowState

from boards.admin.offered import delete_is_offered, unpublish_is_offered
from boards.governance.staff.notifications import send_in_scope
from boards.publishing.releases.disclosure_guards import PrivacyForm
from boards.publishing.releases.submission import resume_as_one
from cms.wagtail_patches import Patch

PATCHES = (
    Patch(
        EditView,
        "send_commenting_notifications",
        send_in_scope,
        why="Mails about comments go to present people of the page's board alone.",
        guarded_by="tests/boards/governance/staff/test_mails.py::"
        "test_comments_are_told_to_who_follows_the_page_and_is_here",
        goes_when="Wagtail lets a project say who is told of comments.",
        source="c4067cd1affa8c96",
    ),
    Patch(
        SetPrivacyView,
        "form_class",
        PrivacyForm,
        why="A password whose end would open what needs two people stays (R1, R3).",
        guarded_by="tests/boards/publishing/releases/test_passwords.py::"
        "test_the_password_of_a_list_with_a_live_review_stays",
        goes_when="Wagtail takes the form of this screen from a setting or a hook.",
        source="017175bb7430b1e0",
    ),
    Patch(
        WorkflowState,
        "resume",
        resume_as_one,
        why="A page whose workflow is resumed and refused stays as it was (R3).",
        guarded_by="tests/boards/publishing/releases/test_completeness.py::"
        "test_what_is_lacking_is_said_by_every_door_that_submits",
        goes_when="Wagtail resumes a workflow in one transaction.",
        source="d9b37a8d1e882f0c",
    ),
    *(
        Patch(
            button,
            "is_shown",
            offered,
            why="What would be refused is not offered.",
            guarded_by="tests/boards/admin/test_main_verb.py::"
            "test_what_would_be_refused_is_not_offered",
            goes_when="Wagtail has a hook that takes buttons from a page's menu.",
            source=source,
        )
        for button, offered, source in (
            (PageListingDeleteButton, delete_is_offered, "e1277f9eaadd6a2f"),
            (PageListingUnpublishButton, unpublish_is_offered, "b828ed2371657657"),
        )
    ),
)
