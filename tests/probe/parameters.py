"""What each parameter of an address, and each field of a form, is filled with.

The one list to lengthen: an address with a parameter that is not here, or a filter
that is not here, fails the probe. A text such as "wagtailcore.Page" is a kind of row;
its keys are taken from the board that the probe is about.
"""

from django.utils import timezone

from cms.tenancy.declaration import page_models

PAGE = "wagtailcore.Page"
PERSON = "users.User"
GROUP = "auth.Group"
SITE = "wagtailcore.Site"
COLLECTION = "wagtailcore.Collection"
DOCUMENT = "cms.BoardDocument"
IMAGE = "cms.BoardImage"
REVISION = "wagtailcore.Revision"
WORKFLOW = "wagtailcore.Workflow"
TASK = "wagtailcore.Task"
UPLOAD = "wagtailcore.UploadedFile"
THEME = "boards.Theme"
BOARD = "boards.Board"

ROWS = {
    "page_id": PAGE,
    "page_pk": PAGE,
    "parent_page_id": PAGE,
    "page_to_move_id": PAGE,
    "destination_id": PAGE,
    "board_id": BOARD,
    "document_id": DOCUMENT,
    "doc_id": DOCUMENT,
    "image_id": IMAGE,
    "collection_id": COLLECTION,
    "revision_id": REVISION,
    "revision_id_a": REVISION,
    "revision_id_b": REVISION,
    "task_id": TASK,
    "task_state_id": "wagtailcore.TaskState",
    "workflow_state_id": "wagtailcore.WorkflowState",
    "workflow_pk": WORKFLOW,
    "uploaded_file_id": UPLOAD,
    "session_id": "wagtailadmin.EditingSession",
    "person_id": PERSON,
    "invitation_id": "boards.Invitation",
    "archive_id": "boards.BoardArchive",
    "link_id": "boards.PreviewLink",
    "release_id": "boards.Release",
    "entry_id": "boards.NeverPublishEntry",
    "row_id": "boards.PageDocument",
    "stored_task_id": "cms.StoredTask",
    "theme_id": THEME,
    "factor_id": "mfa.Authenticator",
    "renewal_id": "boards.Renewal",
}

# Whose key "pk" is, by where the address is.
PK = {
    "wagtailadmin_api:pages": PAGE,
    "wagtailadmin_api:documents": DOCUMENT,
    "wagtailadmin_api:images": IMAGE,
    "wagtailadmin_pages": PAGE,
    "wagtailadmin_collections": COLLECTION,
    "wagtailadmin_workflows": WORKFLOW,
    "wagtaildocs_chooser": DOCUMENT,
    "wagtailimages_chooser": IMAGE,
    "wagtailsites": SITE,
    "wagtaillocales": "wagtailcore.Locale",
    "wagtailusers_users": PERSON,
    "wagtailusers_groups": GROUP,
    "review_types": "boards.ReviewType",
    "guidance_editions": "boards.GuidanceEdition",
    "document_kinds": "boards.DocumentKind",
    "themes": THEME,
    "bank_holidays": "boards.BankHoliday",
    "redirects": "boards.Redirect",
    "requests": "boards.DocumentRequest",
    "opinions": "boards.PageOpinion",
    "releases": "boards.Release",
}
# Where "pk" is another row's than elsewhere in the same place.
PK_OF_NAME = {
    "release": "boards.Release",
    "wagtailadmin_workflows:edit_task": TASK,
    "wagtailadmin_workflows:disable_task": TASK,
    "wagtailadmin_workflows:enable_task": TASK,
}

# Where a page has to be in a state of its own to be told of.
WAITING = f"{PAGE}/draft"
TRANSLATED = f"{PAGE}/translated"
PAGE_OF_NAME = {
    "wagtailadmin_pages:workflow_action": WAITING,
    "wagtailadmin_pages:collect_workflow_action_data": WAITING,
    "wagtailadmin_pages:confirm_workflow_cancellation": WAITING,
    "wagtailadmin_pages:workflow_preview": WAITING,
    "wagtailadmin_pages:workflow_history_detail": WAITING,
    "wagtailadmin_pages:convert_alias": f"{PAGE}/alias",
    "translation_preview": TRANSLATED,
    "translation_po": TRANSLATED,
    "translation_upload": TRANSLATED,
    "translation_machine": TRANSLATED,
    "translation_bring_in": TRANSLATED,
}

# Parameters that are words, and no row's: the ones to try.
WORDS = {
    "action_name": ["approve"],
    "filter_spec": ["width-100"],
    "uidb64": ["MQ"],
    "token": ["set-password"],
    # Of a finding, by its digest: of none.
    "mark": ["0" * 32],
    # Which of its places.
    "number": ["0"],
    # A heading of the handbook.
    "task_name": ["write-a-review"],
}
WORDS_OF_NAME = {
    ("wagtailadmin_api:pages:action", "action_name"): [
        "copy",
        "move",
        "delete",
        "publish",
        "unpublish",
        "convert_alias",
        "create_alias",
        "copy_for_translation",
        "revert_to_page_revision",
    ],
    (
        "wagtailadmin_pages:workflow_action",
        "action_name",
    ): ["approve", "reject", "cancel"],
}


def page_kinds() -> list[tuple[str, str]]:
    """App and model of every kind of page, from the registry."""
    return [(model._meta.app_label, model._meta.model_name) for model in page_models()]


# Parameters that name a model come in pairs.
PAIRS = {
    ("content_type_app_name", "content_type_model_name"): page_kinds,
    ("app_label", "model_name"): page_kinds,
    ("app_name", "model_name"): lambda: [("cms", "boardtag")],
}
PAIRS_OF_NAME = {
    "wagtailadmin_workflows:add_task": lambda: [("wagtailcore", "groupapprovaltask")],
    "wagtailadmin_editing_sessions:ping": lambda: [
        ("wagtailcore", "page"),
        ("boards", "contentpage"),
        ("cms", "boarddocument"),
    ],
}

# Fields of forms and filters, also as the last part of a longer name, that take the
# key of a row; or nothing of anybody's.
FIELDS = {
    "id": PAGE,
    "childOf": PAGE,
    "parent_page": PAGE,
    "parent_page_id": PAGE,
    "new_parent_page": PAGE,
    "page": PAGE,
    "chooser": PAGE,
    "review": "boards.ReviewPage",
    "target": PAGE,
    "target_page": PAGE,
    "board": BOARD,
    "owner": PERSON,
    "edited_by": PERSON,
    "locked_by": PERSON,
    "user": PERSON,
    "requested_by": PERSON,
    "users": PERSON,
    "group": GROUP,
    "groups": GROUP,
    "site": SITE,
    "collection": COLLECTION,
    "collection_id": COLLECTION,
    "parent": COLLECTION,
    "document": DOCUMENT,
    "file_0": DOCUMENT,
    "image": IMAGE,
    "logo": IMAGE,
    "picture": IMAGE,
    "share_image": IMAGE,
    "workflow": WORKFLOW,
    "task": TASK,
    "tasks": TASK,
    "tag": "cms.BoardTag",
}

# What people type, by the last part of a field's name.
PLAUSIBLE = {
    "title": "Words",
    "new_title": "Words",
    "slug": "words",
    "new_slug": "words",
    "name": "Words",
    "description": "Words",
    "comment": "Words",
    "text": "Words",
    "tags": "words",
    "password": "seven calm minutes",
    "restriction_type": "password",
    "position": "0",
    "first_name": "Words",
    "email": "words@example.org",
    "old_path": "/words/",
    "target_url": "https://example.org/words/",
    "url": "https://example.org/words/",
    "action-publish": "action-publish",
    "object_id": "1",
    "recipient": "Words",
    "until": f"{timezone.localdate():%d/%m/%Y}",
    "words": "Words and more",
    "label": "Label",
    "key": "hidden_text",
    "reason": "Looked at by somebody",
}

# Filters that offer words which all boards share.
NO_ROWS = frozenset(
    {
        "action",
        "object_type",
        "content_type",
        "status",
        "reviewable",
        "is_useful",
        "written",
        "locale",
        "theme",
        "state",
        "has_child_pages",
        "is_commenting_action",
        "live",
        "page_locale",
        "ordering",
        "layout",
        "review_type",
        "published",
        "publication_decision",
        "guidance_edition",
        "category",
        "review_due",
        "kind",
        "is_permanent",
        "day",
        "when",
        "page_type",
        "language",
        "languages",
    }
)

# What else to ask of an address, with "*" for any end of its name. The word of a board
# alone finds what begins with it.
QUERIES: dict[str, list[dict[str, str]]] = {
    "wagtailadmin_choose_page_chosen_multiple": [{"id": PAGE}],
    "wagtailadmin_choose_page_child": [{"page_type": "wagtailcore.page"}],
    "wagtailadmin_choose_page": [
        {"target_pages[]": PAGE, "can_choose_root": "true"},
        {"parent_page_id": PAGE},
        {"user_perms": "copy_to"},
    ],
    "wagtailadmin_choose_page_search": [{"q": "SEARCH"}],
    "wagtailadmin_tag_*": [{"term": "SEARCH"}],
    "wagtaildocs_chooser:chosen_multiple": [{"id": DOCUMENT}],
    "wagtailimages_chooser:chosen_multiple": [{"id": IMAGE}],
    "wagtailimages_chooser:choose*": [{"q": "SEARCH"}, {"tag": "cms.BoardTag"}],
    "wagtaildocs_chooser:choose*": [{"q": "SEARCH"}],
    "wagtailadmin_api:pages:listing": [
        {"child_of": PAGE, "fields": "*"},
        {"descendant_of": PAGE},
        {"ancestor_of": PAGE},
        {"translation_of": PAGE},
        {"search": "SEARCH", "fields": "*"},
        {"for_explorer": "1", "child_of": PAGE},
        {"fields": "*", "site": SITE},
    ],
    "wagtailadmin_api:*:listing": [{"fields": "*"}, {"search": "SEARCH"}],
    "wagtailadmin_api:*:detail": [{"fields": "*"}],
    "wagtailadmin_api:*:find": [{"id": "DETAIL"}, {"html_path": "/"}],
    "wagtailadmin_explore": [{"q": "SEARCH", "search_all": "1"}],
    "wagtailadmin_explore_root": [{"q": "SEARCH", "search_all": "1"}],
    "wagtailadmin_pages:search*": [{"q": "SEARCH"}],
    "wagtailadmin_pages:add": [{"locale": "en-gb"}],
    "*:index": [{"q": "SEARCH"}, {"export": "csv"}],
    "*:index_results": [{"q": "SEARCH"}],
    "wagtailadmin_reports:*": [{"export": "csv"}],
    "translations*": [{"export": "csv"}],
    "due_report*": [{"export": "csv", "when": "all"}],
    "opinion_report*": [{"export": "csv"}],
    "wagtailadmin_workflows:task_chooser*": [{"q": "SEARCH"}],
    "wagtailadmin_pages:delete": [{"next": "/admin/"}],
    "*usage": [{"describe_on_delete": "1"}],
}
