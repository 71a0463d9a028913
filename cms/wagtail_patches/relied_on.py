"""What this product uses or covers of other libraries though they do not promise it.

A private name, a signal's receiver in whose place ours stands, and source that ours was
written beside; templates stand in a list of their own. A place is a name in full, or a
file of an app. Each has the digest of what was read when ours was written.
"""

from cms.wagtail_patches import Relied
from cms.wagtail_patches.covered_templates import TEMPLATES

CSRF = ("_set_csrf_cookie", "_get_secret", "_check_token", "_check_token_format")
CSRF_OF_FORMS = ("_unmask_cipher_token", "_add_new_csrf_cookie")
MAILS = (
    "group_approval_task_submitted_email_notification",
    "workflow_state_approved_email_notification",
    "workflow_state_rejected_email_notification",
)
INDEX = "wagtail.models.ReferenceIndex"


def of(place: str, why: str, source: str, *names: str) -> Relied:
    return Relied(names, place, why, source)


def private(place: str, why: str, source: str) -> Relied:
    return Relied((place.rpartition(".")[2],), place, why, source)


PRIVATE = (
    of(
        "wagtail.hooks", "Localize's hooks are taken out.", "bb0d789066613a49", "_hooks"
    ),
    private(
        "wagtail.actions.copy_page.CopyPageAction._copy_page",
        "Each page that is copied passes it, with its copy.",
        "fa6cff1c9919a8bb",
    ),
    of(
        "wagtail.blocks.base.BlockWidget",
        "What was packed of blocks once is given to the next form.",
        "f014d223914264ae",
        "_build_block_json",
        "_block_json",
        "_js_context",
    ),
    of(
        "wagtail.models.WorkflowMixin.workflow_in_progress",
        "What a list has read of its pages' workflows is not asked for again.",
        "4b4c307830730edc",
        "_current_workflow_states",
    ),
    of(
        "treebeard.mp_tree.MP_Node.get_parent",
        "A draft has the parent that was read of its page.",
        "bfeb7b9d494a1320",
        "_cached_parent_obj",
    ),
    private(
        "wagtail.images.models.AbstractImage._set_image_file_metadata",
        "A picture whose data came off has another size and hash.",
        "8d9a44ae27b8a0a9",
    ),
    private(
        f"{INDEX}._get_base_content_type",
        "Who points at a row is asked of the index in its own terms.",
        "d02ede6e97343ab2",
    ),
    private(
        f"{INDEX}._extract_references_from_object",
        "What a draft points at is read as the index reads a page.",
        "40ae82b2fa3d22c3",
    ),
    of(
        "wagtail.models.Site.find_for_request",
        "The request's site is known before Wagtail asks for it.",
        "4edb710b9fd353a0",
        "_wagtail_site",
    ),
    of(
        "wagtail.admin.views.chooser.ExternalLinkView",
        "The link dialog knows the sites of the board at hand only.",
        "46c07e33394b326e",
        "_wagtail_cached_site_root_paths",
    ),
    private(
        "wagtail.models.PreviewableMixin._get_dummy_headers",
        "A version is rendered as its preview is, for those who sign it off.",
        "3d19649508f3ce1f",
    ),
    private(
        "wagtail.models.PreviewableMixin._get_dummy_header_url",
        "A board's preview is asked for at its host.",
        "94af8f12c98bfb85",
    ),
    private(
        "wagtail.models.AbstractGroupApprovalTask._user_in_groups",
        "Approvers are those of the task's groups, on their own board.",
        "27858b3199eddf8e",
    ),
    private(
        "wagtail.documents.models.AbstractDocument._set_document_file_metadata",
        "A file's size and hash are those of what is stored.",
        "869f1faedf2354d9",
    ),
    of(
        "wagtail.documents.views.serve.serve",
        "The collection's own check is answered before Wagtail asks it.",
        "0a1a68421bd88adc",
    ),
    private(
        "wagtail_localize.models.TranslationSource._get_segments_for_translation",
        "Drafts are made of its segments.",
        "881620476f6f91b6",
    ),
    private(
        "wagtail_localize.models.String._get_data_hash",
        "Texts are found by its hash.",
        "44cb090c0ce2ce28",
    ),
    private(
        "wagtail_localize.models.TranslationContext._get_path_id",
        "Places of texts are found by its key.",
        "1f67364f56a74021",
    ),
    of(
        "allauth/mfa/totp/internal/auth.py",
        "One-time codes are worked out there, and used once by ours.",
        "0bdc302f4db20f77",
    ),
    of(
        "allauth/mfa/webauthn/internal/auth.py",
        "Passkeys are made and looked at there, without allauth's screens.",
        "b15947e99f1df212",
    ),
    of(
        "django.middleware.csrf",
        "A token is good for one board (two tabs of two boards).",
        "2b3d6c8c4ea069dd",
        *CSRF,
        *CSRF_OF_FORMS,
    ),
    private(
        "django.forms.models.BaseModelForm._post_clean",
        "A line of the form knows whether its page is stored as a draft.",
        "7ac9e513c344a332",
    ),
    private(
        "django.forms.models.BaseModelForm._get_validation_exclusions",
        "A redirect is checked with its board, which no form asks for.",
        "222097a95ae0ed7f",
    ),
    of(
        "modelcluster.fields.create_deferring_foreign_related_manager",
        "Which rows of a page are in memory, and which have to be written.",
        "f374746c1d713edf",
        "_cluster_related_objects",
    ),
    of(
        "django.forms.models.BaseModelFormSet.add_fields",
        "A row of a form is found by the field of its key.",
        "edf44d33c566e1df",
        "_pk_field",
    ),
    private(
        "django.forms.formsets.BaseFormSet._should_delete_form",
        "A line that was taken out of a form is checked as well.",
        "6ab8ba4b13adaa22",
    ),
    private(
        "django.db.models.query.QuerySet._insert",
        "What several new pages have beside their rows in the tree is written at once.",
        "99e47ddb286746af",
    ),
    private(
        "django.db.models.query.QuerySet._raw_delete",
        "Rows are taken away and put back, past all signals, to ask what it opens.",
        "e878941754cb71ab",
    ),
    of(
        "django.db.models.fields.files.FieldFile",
        "Only what is not stored yet is checked as an upload.",
        "9d31c975b83d4fb2",
        "_committed",
    ),
    of(
        "django.db.models.fields.Field.validators",
        "A field of a form has the validators of its column.",
        "1e2710b8cd29ae1e",
        "_validators",
    ),
    private(
        "django.http.HttpRequest._set_content_type_params",
        "Every form is read as UTF-8, whatever its heading says.",
        "c4ef0b4724e124c5",
    ),
    private(
        "django.core.paginator.Paginator._get_page",
        "Pages of a list know where they are.",
        "c9ba94e9dd5d377f",
    ),
    of(
        "django_tasks.backends.immediate.ImmediateBackend",
        "Tasks are done as Django's immediate backend does them.",
        "e8e125547c058ec3",
        "_execute_task",
    ),
    private(
        "treebeard.mp_tree.MP_Node._get_path",
        "Many pages are written at once: when a board is opened, and to be measured.",
        "3bbea125044a7565",
    ),
    of(
        "taggit.managers._TaggableManager",
        "A board has its own tags.",
        "13e98fbcbae349e5",
        "_TaggableManager",
        "_to_tag_model_instances",
    ),
)
READ_BESIDE = (
    of(
        "wagtail.tasks",
        "Of a row that is stored, what it points at is written by ours.",
        "b3f9991106d84275",
    ),
    of(
        "modelsearch.index.insert_or_update_object",
        "Of a page that is stored, what it says is written by ours.",
        "35b41860486c53b0",
    ),
    of(
        "modelsearch.backends.database.postgres.postgres.PostgresIndex",
        "What ours does of a few entries, it does of all.",
        "c7bbc239ee94e877",
    ),
    of("wagtail.admin.views.mixins", "Exports are ours.", "fde4700ea96949c6"),
    of(
        "wagtail.models.Page._set_core_field_defaults",
        "Slugs are ours.",
        "7c4e117e566cce62",
    ),
    of("django.forms.SlugField", "Slugs are ours.", "be6be14254402ee9"),
    of("django.core.validators.slug_unicode_re", "Slugs are ours.", "1952626343ccc9cc"),
    of(
        "wagtail.urls.serve_pattern",
        "Addresses have the signs of letters.",
        "f4ee2757fee32d9e",
    ),
    of("wagtail.admin.widgets.slug.SlugInput", "Slugs are ours.", "c7d66ace7356570d"),
    of(
        "wagtail.admin/static/wagtailadmin/js/core.js",
        "static/js/slugs.js makes a slug while a title is typed.",
        "69eb624c7904db31",
    ),
)
RECEIVERS = (
    of(
        "wagtail.admin.signal_handlers",
        "Mails of workflows go to present people of the board alone.",
        "e889b0d72f2f6442",
        *MAILS,
    ),
)
RELIED_ON = (*PRIVATE, *READ_BESIDE, *RECEIVERS, *TEMPLATES)
# Private by their names alone: documented, or with no other name.
DOCUMENTED = frozenset({"_meta", "_default_manager", "_base_manager", "_state", "_db"})
# What a storage of files is made of.
DOCUMENTED |= {"_open", "_save"}
# lxml's only name for the type of an element.
DOCUMENTED |= {"_Element"}
# What is ours there since a setting says so.
BY_SETTINGS = {
    "wagtail.models.workflows.WorkflowState.on_finish": "WAGTAIL_FINISH_WORKFLOW_ACTION"
}
# What is set of another library's, where, and why no patch does it.
SET_ELSEWHERE = {
    ("cms/localize.py", "wagtail.hooks._hooks"): "After all hooks have been read.",
    ("cms/pictures.py", "PIL.ImageFile.LOAD_TRUNCATED_IMAGES"): (
        "WeasyPrint sets it whenever it is first loaded."
    ),
    ("cms/tenancy/guard.py", "django.db.connections.settings"): (
        "A server that a command has started gives up the command's role."
    ),
    ("home/own_database.py", "django.db.connection.settings_dict"): (
        "A database of its own, for a command that measures alone."
    ),
    **{
        ("home/benchmark/wsgi.py", f"django.conf.settings.{name}"): (
            "A web server of its own, for a measurement alone."
        )
        for name in ("DATABASES", "DEBUG", "SECURE_SSL_REDIRECT")
    },
}
