"""Who sees and changes the rows of the boards' own tables."""

from pathlib import Path

from django.core.checks import Tags, register

from boards.models.board.one_person_types import ALWAYS_TWO
from boards.publishing.find.choices import choices_statement
from boards.publishing.ledger.checks import check_ledger
from cms.querysets import CLOSED_FUNCTIONS, CLOSED_PLACES
from cms.tenancy.declaration import (
    Tables,
    declare,
    declare_functions,
    declare_public_functions,
    declare_statement,
    declare_unseen,
    declare_views,
    declare_withheld_columns,
)
from cms.tenancy.rules import (
    NOBODY,
    SHARED,
    answering_board,
    of_page,
    oneself,
    only,
    own_board,
    own_page,
    own_task,
    public_page,
    read_only,
    visible,
)
from cms.tenancy.whose import Condition

# Rows of all boards, and one's own beside them.
SHARED_OR_OWN = Condition(
    "(board_id IS NULL OR board_id = (SELECT wall.board()))",
    "CASE WHEN {row}.id IS NOT NULL THEN coalesce({row}.board_id, 0) END",
    "board_id",
    public="(board_id IS NULL OR wall.public_theme(id))",
)
# Of a page that is public; and the text of a file while it opens, as it was read last.
PUBLIC_PASSAGE = (
    f"(page_id IS NULL OR {public_page('page_id')})"
    " AND (document_id IS NULL OR line_id IS NOT NULL"
    " OR wall.public_content(document_id::integer, file_hash))"
)
TABLES: Tables = {
    # Its manager changes its facts; boards are opened and closed by administrators.
    "boards_board": only(
        visible("wagtailcore_page", "page_ptr_id"),
        write=NOBODY,
        change=own_board("page_ptr_id"),
    ),
    "boards_boardrole": read_only(own_board("board_id")),
    "boards_lastboard": read_only(oneself()),
    # Administrators give addresses, pause and close; its people see what holds.
    "boards_boardhost": read_only(own_board("board_id")),
    "boards_boardpause": read_only(own_board("board_id")),
    "boards_boardclosure": read_only(
        own_board("board_id"), public=answering_board("board_id")
    ),
    "boards_boardopening": read_only(own_board("board_id")),
    # Asked for by its managers, made by the worker, both as the owner.
    "boards_boardarchive": read_only(own_board("board_id")),
    "boards_membership": read_only(own_board("board_id")),
    "boards_invitation": read_only(own_board("board_id")),
    # Two managers decide, by a service that asks whether they are two.
    "boards_renewal": read_only(own_board("board_id")),
    # Visitors ask, in no scope; a board's people answer, and remove nothing.
    "boards_documentrequest": read_only(
        own_board("board_id"), change=own_board("board_id")
    ),
    # Visitors write them, in no scope; a board's people take out what has to go.
    "boards_pageopinion": read_only(
        own_board("board_id"), remove=own_board("board_id")
    ),
    "boards_previewlink": only(
        own_board("board_id"),
        add=(
            f"{own_board('board_id')} AND"
            f" (page_id IS NULL OR {own_page('page_id')}) AND"
            f" (release_id IS NULL OR {visible('boards_release', 'release_id')})"
        ),
    ),
    "boards_pagedocument": of_page("page_id"),
    "boards_aboutreview": of_page("page_id"),
    # Written by the steps that take something back, as the owner.
    "boards_oncepublic": read_only(
        own_board("board_id"), public=answering_board("board_id")
    ),
    # Written with each publication, as the owner, and ended by triggers.
    "boards_ledgerline": read_only(own_board("board_id")),
    # The public reads them as notices.
    "boards_withdrawal": read_only(
        own_page("page_id"),
        public="ended_at IS NULL AND wall.answers_for_page(page_id)",
    ),
    "boards_availabilitychange": read_only(
        own_page("page_id"), public=f"public_note <> '' AND {public_page('page_id')}"
    ),
    "boards_redirect": only(own_board("board_id")),
    "boards_relatedreview": of_page("page_id"),
    "boards_reviewlistsection": of_page("page_id"),
    "boards_reviewlistentry": of_page("page_id"),
    "boards_reviewpage_themes": of_page("reviewpage_id"),
    "boards_reviewpage_other_types": of_page("reviewpage_id"),
    "boards_briefingpage_themes": of_page("briefingpage_id"),
    "boards_bulletinpage_themes": of_page("bulletinpage_id"),
    # What has been released, and who signed it off, is not taken away again.
    "boards_release": only(own_board("board_id"), remove=NOBODY),
    "boards_releaseitem": only(
        f"{visible('boards_release', 'release_id')} AND {own_page('page_id')}"
    ),
    "boards_releasetick": only(visible("boards_release", "release_id")),
    # Written by triggers, as the owner: who has shaped what cannot be unsaid.
    "boards_shaping": read_only(
        f"({own_page('page_id')}"
        f" OR {visible('cms_boarddocument', 'document_id')}"
        f" OR {visible('cms_boardimage', 'image_id')})"
    ),
    "boards_copysent": only(visible("boards_release", "release_id")),
    "boards_schedulerbeat": SHARED,
    "boards_signofftask": read_only(own_task("task_ptr_id")),
    "boards_signofftask_groups": read_only(own_task("signofftask_id")),
    # Written by the check itself, as the owner; they go when their document goes.
    "boards_filecheck": read_only(
        visible("cms_boarddocument", "document_id"),
        remove=visible("cms_boarddocument", "document_id"),
    ),
    "boards_findingconfirmation": read_only(
        visible("boards_filecheck", "check_of_file_id"),
        remove=visible("boards_filecheck", "check_of_file_id"),
    ),
    # Drawn at the check.
    "boards_cover": read_only(
        visible("cms_boarddocument", "document_id"),
        remove=visible("cms_boarddocument", "document_id"),
    ),
    # What the search reads: written as the owner, with what it is of.
    "boards_passage": read_only(
        own_board("board_id"), remove=own_board("board_id"), public=PUBLIC_PASSAGE
    ),
    "boards_searchword": read_only(own_board("board_id")),
    "boards_filetext": read_only(
        visible("cms_boarddocument", "document_id"),
        remove=visible("cms_boarddocument", "document_id"),
        public=NOBODY,
    ),
    # As those of files: written by who confirms, as the owner; gone with their page.
    "boards_wordsconfirmation": read_only(
        own_page("page_id"), remove=own_page("page_id")
    ),
    "boards_cleanedcopy": read_only(
        visible("cms_boarddocument", "copy_id"),
        remove=visible("cms_boarddocument", "copy_id"),
    ),
    # Its managers keep it, by a service that asks whether they are.
    "boards_neverpublishentry": read_only(own_board("board_id")),
    # Its manager joins and leaves by a service, as the owner.
    "boards_hubmembership": read_only(
        own_board("board_id"), public=answering_board("board_id")
    ),
    "boards_hub": SHARED,
    "boards_reviewtype": SHARED,
    "boards_guidanceedition": SHARED,
    "boards_documentkind": SHARED,
    # A board proposes its own, which no other sees; administrators keep all of them.
    "boards_theme": read_only(SHARED_OR_OWN, add=own_board("board_id")),
    "boards_theme_related": read_only(visible("boards_theme", "from_theme_id")),
    "boards_formertheme": read_only(
        SHARED_OR_OWN, public="(board_id IS NULL OR wall.public_theme(theme_id))"
    ),
    "boards_bankholiday": SHARED,
    # Only the daily command writes it.
    "boards_dailymail": read_only(own_board("board_id")),
}
# What no public page shows anything of, with why; see cms/tenancy/seen.py.
UNSEEN: dict[str, tuple[str, ...]] = {
    "Who works for a board; no public page names them.": (
        "boards_boardrole",
        "boards_lastboard",
        "boards_membership",
        "boards_invitation",
        "boards_dailymail",
        "boards_signofftask",
        "boards_signofftask_groups",
    ),
    "What visitors sent, for the board's people alone.": (
        "boards_documentrequest",
        "boards_pageopinion",
    ),
    "A draft is shown by its link anew each time.": ("boards_previewlink",),
    "How something went public; what it opens stands in its own rows.": (
        "boards_boardopening",
        "boards_ledgerline",
        "boards_release",
        "boards_releaseitem",
        "boards_releasetick",
        "boards_copysent",
        "boards_shaping",
        "boards_schedulerbeat",
    ),
    "What a check found, for who works on the file or the page.": (
        "boards_filecheck",
        "boards_findingconfirmation",
        "boards_wordsconfirmation",
        "boards_cleanedcopy",
        "boards_neverpublishentry",
    ),
}
# What the public's role does not read of rows that it reads: cms/tenancy/public.py.
WITHHELD_COLUMNS = {
    "boards_board": {"alerts": "Some are for a day to come."},
    "boards_withdrawal": {
        **dict.fromkeys(("reason", "by_id"), "For the staff of the board."),
        **dict.fromkeys(("before", "seen_to"), "What is still to be done."),
    },
    "boards_availabilitychange": dict.fromkeys(
        ("reason", "by_id"), "For the staff of the board."
    ),
}
# What of some boards matches and is public, and which words may have been meant.
PUBLIC_FUNCTIONS = (
    "found(integer[], tsquery, tsquery, integer, text, tsquery, tsquery, tsquery[])",
    "public_passages(integer[], tsquery, tsquery, integer)",
    "public_lines(integer[], integer[])",
    "public_heads(integer[], integer[])",
    "public_rows(integer[], integer[])",
    "public_documents(integer[], integer[])",
    "public_words(integer[], bigint[])",
    "public_names(integer[], tsquery, tsquery, integer)",
    "public_matches(integer[], integer, tsquery, tsquery)",
    "public_taught(integer[], bigint[], text)",
    "public_sayings(integer[], tsquery, integer, integer)",
    "public_choices(integer)",
    "words_meant(integer[], text[], text[], text[], text, text)",
    "public_learning(integer[], text[])",
    "public_theme(bigint)",
)
LEDGER = Path(__file__).parent / "publishing/ledger"
# What the search of the public has the index find.
MATCHING = Path(__file__).parent / "publishing/find/matching.sql"
FINDING = MATCHING.with_name("finding.sql")
# What it can read of themes.
TEACHING = Path(__file__).parent / "publishing/find/teaching.sql"
# What keeps a board's own theme from the pages of others.
OWN_THEMES = Path(__file__).parent / "publishing/themes/own.sql"
# What boards have learnt, for the site that gathers it, and its version.
GATHERED = Path(__file__).parent / "publishing/find/gathered.sql"
# Which kinds of pages one person never publishes, whatever a board says.
ALWAYS_TWO_FUNCTION = (
    "CREATE OR REPLACE FUNCTION wall.always_two() RETURNS text[]"
    f" LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY{sorted(ALWAYS_TWO)}::text[] $$;"
)
# What is closed, as every list of pages asks it.
CLOSED_PLACES_VIEW = (
    "DO $view$ BEGIN IF to_regclass('public.wagtailcore_page') IS NOT NULL THEN"
    f" CREATE VIEW wall.closed_places AS\n{CLOSED_PLACES};\nEND IF; END $view$;"
)


def install() -> None:
    declare(TABLES)
    declare_functions(Path(__file__).with_name("tenancy.sql"))
    declare_functions(Path(__file__).with_name("shapers.sql"))
    declare_functions(MATCHING)
    declare_functions(FINDING)
    declare_functions(TEACHING)
    declare_statement(choices_statement())
    declare_functions(OWN_THEMES)
    declare_functions(GATHERED)
    declare_statement(ALWAYS_TWO_FUNCTION)
    declare_statement(CLOSED_PLACES_VIEW)
    declare_statement(CLOSED_FUNCTIONS)
    declare_views(LEDGER / "opened.sql")
    declare_views(LEDGER / "holding.sql")
    for reason, tables in UNSEEN.items():
        declare_unseen(reason, *tables)
    declare_withheld_columns(WITHHELD_COLUMNS)
    declare_public_functions(*PUBLIC_FUNCTIONS)
    register(check_ledger, Tags.database)
