"""What keeps one board from another, in the database (R15)."""

from tests.mutations.declaration import Mutation

RULES = "cms/tenancy/wagtail_rules.py"
TESTS = "tests/cms/tenancy"

MUTATIONS = (
    Mutation(
        name="pages-of-the-own-board",
        rule="Nobody reads a page of another board.",
        file="cms/tenancy/rules.py",
        old='        "left(path, 8) = ANY ((SELECT wall.readable_page_paths())::text[])",',
        new='        "true",',
        tests=(f"{TESTS}/test_rules.py",),
    ),
    Mutation(
        name="lines-of-the-log-stay",
        rule="Nobody of a board changes or deletes a line of its log.",
        file=RULES,
        old='    "wagtailcore_pagelogentry": only(OWN_STAMP, change=NOBODY, remove=NOBODY),',
        new='    "wagtailcore_pagelogentry": only(OWN_STAMP),',
        tests=("tests/boards/admin/audit/test_audit.py",),
    ),
    Mutation(
        name="nobody-makes-themselves-administrator",
        rule="In a scope nobody becomes an administrator.",
        file=RULES,
        old="""        known_person("id"), change=f"{oneself('id')} AND NOT is_superuser\"""",
        new="""        known_person("id"), change=oneself("id")""",
        tests=(f"{TESTS}/test_rules.py", f"{TESTS}/test_editing.py"),
    ),
    Mutation(
        name="no-key-to-another-board",
        rule="No row is written that points at a row of another board.",
        file="cms/tenancy/keys.py",
        old='            f" AND ({field.column} IS NULL OR {seen})"',
        new='            ""',
        tests=(f"{TESTS}/test_keys.py",),
    ),
    Mutation(
        name="no-pair-to-another-board",
        rule="No pair of a kind and a key names an object of another board.",
        file="cms/tenancy/keys.py",
        old='            f" AND wall.is_of_no_other_board({kind}, {key}::text)"',
        new='            ""',
        tests=(f"{TESTS}/test_keys.py",),
    ),
    Mutation(
        name="a-row-is-stamped-again",
        rule="A row that is turned on another object is stamped anew.",
        file="cms/tenancy/stamps.py",
        old="        if stamp.follows:\n            yield STAMP_AGAIN",
        new="        if not stamp.table:\n            yield STAMP_AGAIN",
        tests=(f"{TESTS}/test_keys.py", f"{TESTS}/test_editing.py"),
    ),
    Mutation(
        name="texts-of-the-own-board",
        rule="A board sees the texts that its own pages say.",
        file="cms/tenancy/texts.sql",
        old="     WHERE string_id = text_id AND left(page.path, 8) = wall.page_path()",
        new="     WHERE string_id = text_id",
        tests=(f"{TESTS}/test_texts.py",),
    ),
    Mutation(
        name="rules-that-changed-are-told-of",
        rule="A wall that was built by other rules is told of by the check.",
        file="cms/tenancy/inspection.py",
        old="    if not is_as_declared():",
        new="    if False:",
        tests=(f"{TESTS}/test_build.py",),
    ),
    Mutation(
        name="no-serving-without-the-wall",
        rule="A process does not serve while boards are not kept apart.",
        file="cms/tenancy/guard.py",
        old="    if problems:\n        raise ImproperlyConfigured",
        new="    if False:\n        raise ImproperlyConfigured",
        tests=(f"{TESTS}/test_build.py", f"{TESTS}/test_requests.py"),
    ),
    Mutation(
        name="what-others-point-at-stays",
        rule="What another board points at is not deleted by its own people.",
        file="cms/tenancy/deletion.py",
        old="    if is_pointed_at:",
        new="    if False:",
        tests=(f"{TESTS}/test_deletion.py",),
    ),
    Mutation(
        name="a-request-begins-without-a-scope",
        rule="A request does not begin in the scope of the one before.",
        file="cms/tenancy/middleware.py",
        old="            widen_to_everything()\n            guard",
        new="            guard",
        tests=(f"{TESTS}/test_requests.py",),
    ),
    Mutation(
        name="an-own-theme-is-on-its-boards-pages-alone",
        rule="A board's own theme is on no page of another board.",
        file="boards/publishing/themes/own.sql",
        old="     WHERE theme.id = NEW.theme_id AND theme.board_id <> board.id",
        new="     WHERE false",
        tests=("tests/boards/publishing/themes/test_a_boards_own.py",),
    ),
    Mutation(
        name="an-own-theme-is-offered-to-its-board-alone",
        rule="Until a theme is accepted, no other board is offered it, by nobody.",
        file="boards/models/shared/lists.py",
        old="        return self.filter(Q(board=None) | Q(board=board))",
        new="        return self.all()",
        tests=(
            "tests/boards/publishing/themes/test_a_boards_own.py",
            "tests/boards/publishing/themes/test_offers.py",
        ),
    ),
)
