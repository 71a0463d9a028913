"""Addresses of the CMS that take a POST, and write nothing by it: each with why.

Views that say of themselves that they take none are not here. What has no form, writes
nothing, is refused to nobody and is not here fails the probe.
"""

LISTS = "It lists or searches: a POST shows the same as a GET."
SHOWS = "It shows a version: nothing that is sent is read."
PREVIEWS = "It keeps what is typed in the sender's session, for their own preview."
CHOOSES = "It makes a link for a text: the text is saved by its own form."
ERRS = "It shows an error page."

WRITES_NOTHING: dict[str, str] = {
    "admin/failwhale/": ERRS,
    "wagtailadmin_error_test": ERRS,
    "admin/^.*/$": ERRS,
    "admin/choose-external-link/": CHOOSES,
    "wagtailadmin_choose_page_*_link": CHOOSES,
    "wagtailembeds:chooser*": CHOOSES,
    "wagtailimages_chooser:select_format": CHOOSES,
    "wagtailadmin_explore*": LISTS,
    "wagtailadmin_pages:type_use*": LISTS,
    "wagtailadmin_pages:choose_parent": LISTS,
    "*:choose_parent": LISTS,
    "wagtailadmin_pages:usage": LISTS,
    "wagtailadmin_pages:add_subpage": LISTS,
    "wagtailadmin_pages:search*": LISTS,
    "wagtailadmin_pages:*history*": LISTS,
    "wagtailadmin_pages:revisions_index": LISTS,
    "wagtailadmin_pages:revisions_compare": SHOWS,
    "wagtailadmin_pages:revisions_view": SHOWS,
    "wagtailadmin_pages:view_draft": SHOWS,
    "wagtailadmin_pages:workflow_preview": SHOWS,
    "wagtailadmin_pages:preview_on_*": PREVIEWS,
    "wagtailadmin_tag_*autocomplete": LISTS,
    "wagtailadmin_workflows:select_task_type": LISTS,
    "wagtailadmin_workflows:task_chosen": SHOWS,
    "wagtailimages:preview": SHOWS,
    "wagtailadmin_sprite": SHOWS,
    "wagtailadmin_javascript_catalog": SHOWS,
    "wagtailadmin_password_reset*": "It is for who is signed out, and sends a mail.",
    "wagtailadmin_login": "Who is signed in is sent on.",
    "leave_second_step": "It only signs out, and would sign out who asks.",
    "wagtailadmin_logout": "It only signs out, and would sign out who asks.",
}

# What this world has no row or form for, and where it is held that it opens nothing:
# the database lets nothing out without a line, whichever address it came by.
LANGUAGES = "It needs a second language: tests/boards/translations asks every door."
UPLOADS = "It needs a file that is half uploaded: what is new opens nothing."
UNREACHED: dict[str, str] = {
    "decide_theme": "Administrators alone decide what becomes of a theme.",
    "propose_theme": "It has no form; a word of the board's own opens nothing.",
    "put_up_document": "It has no form; a file that is new opens nothing.",
    "file_findings": "It lets a finding pass: tests/boards/publishing/file_checks.",
    "page_words": "It lets words pass: tests/boards/publishing/page_words.",
    "run_all_tasks_again": "Administrators alone have tasks done again.",
    "hub_facts": "Administrators alone keep it; it opens nothing.",
    "run_task_again": "Administrators alone have tasks done again.",
    "join": "It answers who is invited, and gives a role alone.",
    "translate_page": LANGUAGES,
    "translation_bring_in": LANGUAGES,
    "translation_machine": LANGUAGES,
    "translation_upload": LANGUAGES,
    "wagtailadmin_collections:delete": "Its collection has files, and stays.",
    "wagtailadmin_editing_sessions:ping": "It says who has a page open.",
    "wagtailadmin_editing_sessions:release": "It says who has a page open.",
    "wagtailadmin_pages:confirm_workflow_cancellation": (
        "It only asks; the form that it shows is the editor's own."
    ),
    "wagtailadmin_pages:convert_alias": (
        "It needs an alias: tests/boards/publishing/releases/"
        "test_disclosure_guards.py has one."
    ),
    "wagtailadmin_workflows:task_chooser_create": "Administrators alone make tasks.",
    "wagtaildocs:create_multiple_from_uploaded_document": UPLOADS,
    "wagtaildocs:delete_upload_multiple": UPLOADS,
    "wagtailimages:create_multiple_from_uploaded_image": UPLOADS,
    "wagtailimages:delete_upload_multiple": UPLOADS,
}
