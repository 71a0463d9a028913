"""Who sees and changes the rows of Wagtail's, Django's and our own common tables.

This is the list for an auditor. "Own" is always: of the one board in the scope. Page
types need no line: the row of a page type is seen and changed as its page is.
"""

from pathlib import Path

from django.conf import settings

from cms.tenancy.declaration import (
    Stamp,
    Tables,
    declare,
    declare_functions,
    declare_stamps,
    declare_unseen,
    declare_unseen_columns,
)
from cms.tenancy.rules import (
    CLOSED,
    NOBODY,
    OWN_STAMP,
    SHARED,
    UNUSED,
    Open,
    answering_board,
    known_person,
    of_page,
    oneself,
    only,
    own_collection,
    own_collection_path,
    own_group,
    own_page,
    own_path,
    own_task,
    own_workflow,
    public_file,
    public_image,
    public_page,
    read_only,
    readable_collection_path,
    readable_path,
    visible,
)

PAGES: Tables = {
    # The root of the tree is nobody's; Wagtail reads it everywhere.
    "wagtailcore_page": only(
        readable_path(),
        write=f"depth > 2 AND {own_path()}",
        change=own_path(),
        # What boards are is public, and the root is nobody's.
        public=f"CASE depth WHEN 1 THEN true WHEN 2 THEN {answering_board('id')}"
        f" ELSE {public_page('id')} END",
    ),
    "wagtailcore_revision": only(OWN_STAMP),
    "wagtailcore_comment": of_page("page_id"),
    "wagtailcore_commentreply": only(visible("wagtailcore_comment", "comment_id")),
    "wagtailcore_pagesubscription": of_page("page_id"),
    "wagtailcore_pageviewrestriction": of_page("page_id", public=NOBODY),
    "wagtailcore_pageviewrestriction_groups": only(
        visible("wagtailcore_pageviewrestriction", "pageviewrestriction_id"),
        add=visible("wagtailcore_pageviewrestriction", "pageviewrestriction_id")
        + f" AND {own_group()}",
        public=NOBODY,
    ),
    # What has happened cannot be made not to have happened.
    "wagtailcore_pagelogentry": only(OWN_STAMP, change=NOBODY, remove=NOBODY),
    "wagtailcore_modellogentry": only(OWN_STAMP, change=NOBODY, remove=NOBODY),
    "wagtailcore_referenceindex": only(OWN_STAMP),
    "wagtailsearch_indexentry": only(OWN_STAMP),
    "wagtailadmin_editingsession": only(OWN_STAMP),
    "cms_changenote": of_page(
        "page_id", public=f"is_public AND {public_page('page_id')}"
    ),
    "wagtailcore_locale": SHARED,
    # A board's site follows the facts of the board; nobody edits it by itself.
    "wagtailcore_site": read_only(own_page("root_page_id")),
}

FILES: Tables = {
    "wagtailcore_collection": only(
        readable_collection_path(),
        write=f"depth > 2 AND {own_collection_path()}",
        change=own_collection_path(),
    ),
    "wagtailcore_collectionviewrestriction": only(own_collection()),
    "wagtailcore_collectionviewrestriction_groups": only(
        visible(
            "wagtailcore_collectionviewrestriction", "collectionviewrestriction_id"
        ),
        add=visible(
            "wagtailcore_collectionviewrestriction", "collectionviewrestriction_id"
        )
        + f" AND {own_group()}",
    ),
    "cms_boarddocument": only(own_collection(), public=public_file("id")),
    "cms_boardimage": only(own_collection(), public=public_image("id")),
    "cms_boardrendition": only(visible("cms_boardimage", "image_id")),
    "wagtailcore_uploadedfile": only(
        f"{oneself('uploaded_by_user_id')} AND {OWN_STAMP}"
    ),
    "cms_boardtag": only(own_collection()),
    # How editors order their files.
    "cms_documenttag": only(
        visible("cms_boarddocument", "content_object_id"), public=NOBODY
    ),
    "cms_imagetag": only(visible("cms_boardimage", "content_object_id"), public=NOBODY),
    # Our own models stand in for these.
    "taggit_taggeditem": UNUSED,
    "taggit_tag": UNUSED,
    "wagtaildocs_document": UNUSED,
    "wagtailimages_image": UNUSED,
    "wagtailimages_rendition": UNUSED,
}

WORKFLOWS: Tables = {
    "wagtailcore_workflow": read_only(own_workflow("id")),
    "wagtailcore_workflowtask": read_only(own_workflow()),
    "wagtailcore_workflowcontenttype": read_only(own_workflow()),
    # Goes when its page goes.
    "wagtailcore_workflowpage": read_only(
        own_page("page_id"), remove=own_page("page_id")
    ),
    "wagtailcore_task": read_only(own_task("id")),
    # Boards have a step of their own in its place.
    "wagtailcore_groupapprovaltask": UNUSED,
    "wagtailcore_groupapprovaltask_groups": UNUSED,
    "wagtailcore_workflowstate": only(OWN_STAMP),
    "wagtailcore_taskstate": only(
        visible("wagtailcore_workflowstate", "workflow_state_id")
    ),
}

# Nobody becomes a member of anything, or is given a right, in a scope: the board's
# own services do that as the owner.
PEOPLE: Tables = {
    "users_user": read_only(
        known_person("id"), change=f"{oneself('id')} AND NOT is_superuser"
    ),
    "users_user_groups": read_only(own_group()),
    "users_user_user_permissions": read_only(known_person()),
    "auth_group": read_only(own_group("id")),
    "auth_group_permissions": read_only(own_group()),
    # These go when their page or collection goes.
    "wagtailcore_grouppagepermission": read_only(
        own_group(), remove=own_page("page_id")
    ),
    "wagtailcore_groupcollectionpermission": read_only(
        own_group(), remove=own_collection()
    ),
    "wagtailcore_groupsitepermission": read_only(own_group()),
    "wagtailusers_userprofile": only(known_person(), write=oneself()),
    "wagtailcore_apitoken": only(oneself()),
    "wagtailadmin_formstate": only(oneself()),
    # Written as the owner, when somebody logs in.
    "users_login": read_only(oneself("person_id")),
    # Passkeys, the secret of an app, and hashes of recovery codes.
    "mfa_authenticator": only(oneself()),
    # Which account elsewhere somebody logs in with.
    "socialaccount_socialaccount": only(oneself()),
    "socialaccount_socialapp": UNUSED,
    "socialaccount_socialtoken": UNUSED,
    "account_emailaddress": UNUSED,
    "account_emailconfirmation": UNUSED,
}

COMMON: Tables = {
    # A task names a file, or holds an error with words of one. It is stored for who
    # asks, and read by workers and administrators.
    "cms_storedmail": CLOSED,
    "cms_sealedsecret": CLOSED,
    "cms_storedtask": CLOSED,
    "cms_workerbeat": CLOSED,
    # Written by triggers, and read by public pages, as the owner.
    "cms_publicversion": CLOSED,
    "cms_keptpage": CLOSED,
    "django_content_type": SHARED,
    "auth_permission": SHARED,
    "django_migrations": SHARED,
    "wagtailadmin_admin": SHARED,
    "django_session": Open("A row's key is its secret, and no screen lists sessions."),
    "wagtailembeds_embed": Open("What other sites say of their films, by address."),
}


def pointing(table: str, content_type: str = "content_type_id") -> Stamp:
    """The stamp of a table with rows that move to another board with their object."""
    board = f"wall.board_of(stamped.{content_type}, stamped.object_id::text)"
    return Stamp(table, board, content_type, "object_id")


STAMPS = [
    pointing("wagtailcore_revision", "base_content_type_id"),
    pointing("wagtailcore_workflowstate", "base_content_type_id"),
    pointing("wagtailcore_referenceindex", "base_content_type_id"),
    pointing("wagtailsearch_indexentry"),
    pointing("wagtailadmin_editingsession"),
    # A log stays with the board in which things happened.
    Stamp(
        "wagtailcore_modellogentry",
        "wall.board_of(stamped.content_type_id, stamped.object_id)",
        time="timestamp",
    ),
    Stamp(
        "wagtailcore_pagelogentry",
        "wall.board_of_page(stamped.page_id)",
        time="timestamp",
    ),
    # What somebody uploads is of the board that they work on.
    Stamp("wagtailcore_uploadedfile", "NULL::integer"),
]


def cache_tables() -> Tables:
    """Where production keeps what pages cost to make, when that is the database."""
    return {
        cache["LOCATION"]: Open("Nothing is put into the cache that one board owns.")
        for cache in settings.CACHES.values()
        if cache["BACKEND"].endswith("DatabaseCache")
    }


# What no public page shows anything of, with why; see cms/tenancy/seen.py.
UNSEEN: dict[str, tuple[str, ...]] = {
    "A draft: what is public stands in the columns of its page.": (
        "wagtailcore_revision",
        "wagtailcore_comment",
        "wagtailcore_commentreply",
        "wagtailcore_pagesubscription",
        "wagtailadmin_editingsession",
        "wagtailcore_uploadedfile",
    ),
    "Read in the CMS alone.": ("wagtailcore_pagelogentry", "wagtailcore_modellogentry"),
    "Each search asks anew: no answer to one is kept.": ("wagtailsearch_indexentry",),
    "Nothing of it is used.": (
        "taggit_taggeditem",
        "taggit_tag",
        "wagtaildocs_document",
        "wagtailimages_image",
        "wagtailimages_rendition",
    ),
    "Who may do what, and who has to look; no public page names a person.": (
        *WORKFLOWS,
        *PEOPLE,
    ),
    "What is to be done, and whether somebody is at it.": (
        "cms_storedmail",
        "cms_storedtask",
        "cms_workerbeat",
    ),
    "A secret, of which no page says anything.": ("cms_sealedsecret",),
    "Written by migrations, after which every board begins anew.": (
        "auth_permission",
        "django_migrations",
        "wagtailadmin_admin",
    ),
    "A visitor with a session is answered anew.": ("django_session",),
    "What is kept itself, and by which version.": (
        "cms_publicversion",
        "cms_keptpage",
    ),
}
UNSEEN_COLUMNS = {
    "wagtailcore_page": {
        **dict.fromkeys(
            ("draft_title", "has_unpublished_changes", "latest_revision_id"),
            "Of the draft.",
        ),
        "latest_revision_created_at": "Of the draft.",
        **dict.fromkeys(("locked", "locked_at", "locked_by_id"), "Who may edit."),
        "owner_id": "Who made it.",
        "numchild": "A child that comes or goes says so itself.",
    },
}


def install() -> None:
    declare({**PAGES, **FILES, **WORKFLOWS, **PEOPLE, **COMMON, **cache_tables()})
    declare_stamps(STAMPS)
    declare_functions(Path(__file__).with_name("functions.sql"))
    declare_functions(Path(__file__).with_name("keys.sql"))
    declare_functions(Path(__file__).with_name("seen.sql"))
    for reason, tables in UNSEEN.items():
        declare_unseen(reason, *tables)
    declare_unseen("The cache forgets by itself.", *cache_tables())
    declare_unseen_columns(UNSEEN_COLUMNS)
