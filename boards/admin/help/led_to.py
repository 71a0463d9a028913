"""Which task of the handbook each screen of the CMS is about."""

from django.http import HttpRequest
from django.urls import reverse

# By the name of the screen's address, or by what it begins with: the longest counts.
TASKS = {
    "wagtailadmin_pages:add": "write-a-review",
    "wagtailadmin_pages:edit": "save-publish-or-submit",
    "wagtailadmin_pages:copy": "show-a-page-in-two-places",
    "wagtailadmin_pages:delete": "take-something-back",
    "wagtailadmin_pages:unpublish": "take-something-back",
    "wagtailadmin_pages:set_privacy": "put-a-password-before-a-page",
    "wagtailadmin_pages:history": "see-who-did-what",
    "wagtaildocs:": "add-its-documents",
    "wagtailimages:": "replace-a-file-or-a-picture",
    "reviews:": "write-a-review",
    "library:": "keep-the-library",
    "releases:": "make-a-release",
    "release": "sign-off-as-the-second-person",
    "requests:": "answer-a-request-for-a-copy",
    "redirects:": "lead-old-addresses-on",
    "availability": "take-something-back",
    "withdraw_page": "take-something-back",
    "restore_page": "take-something-back",
    "document_on_request": "take-something-back",
    "withdraw_document": "take-something-back",
    "document_back": "take-something-back",
    "file_findings": "read-the-check-of-a-file",
    "page_words": "read-the-check-of-a-file",
    "never_publish": "keep-the-never-publish-list",
    "due_report": "see-what-is-due",
    "page_audit": "see-who-did-what",
    "preview_links": "show-a-draft-to-somebody-outside",
    "people": "invite-and-remove-people",
    "invite_person": "invite-and-remove-people",
    "change_roles": "invite-and-remove-people",
    "remove_person": "invite-and-remove-people",
    "board_languages": "choose-the-boards-languages",
    "board_archives": "have-an-archive-made",
    "translate_page": "translate-a-page",
    "translation": "translate-a-page",
    "documents": "read-the-check-of-a-file",
}


def task_of(request: HttpRequest) -> str:
    """The address of the task that the present screen is about, or of all tasks."""
    match = request.resolver_match
    name = match.view_name if match else ""
    fitting = [start for start in TASKS if name.startswith(start)]
    if not fitting:
        return reverse("help")
    return reverse("help_task", args=[TASKS[max(fitting, key=len)]])
