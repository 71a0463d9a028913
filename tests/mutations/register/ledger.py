"""What the database itself lets out, and whose word it takes (R1, R3)."""

from tests.mutations.declaration import Mutation

OPENED = "boards/publishing/ledger/opened.sql"
HOLDING = "boards/publishing/ledger/holding.sql"
TESTS = "tests/boards/publishing/ledger"
SERVING = "tests/boards/public/serving/test_table.py"

MUTATIONS = (
    Mutation(
        name="live-pages-are-open",
        rule="A page that is not live is not open.",
        file=OPENED,
        old=" WHERE page.live AND page.depth > 2 AND NOT EXISTS (",
        new=" WHERE page.depth > 2 AND NOT EXISTS (",
        tests=(f"{TESTS}/test_public.py",),
    ),
    Mutation(
        name="what-follows-is-as-closed",
        rule="A version in another language is as closed as its source.",
        file="cms/closed_places.sql",
        old="        AND version.id <> page.id\n",
        new="        AND version.id <> page.id AND false\n",
        tests=("tests/boards/public/strangers/test_below_a_version.py",),
    ),
    Mutation(
        name="a-version-opens-with-its-source",
        rule="A translation opens its files when its source is public.",
        file=OPENED,
        old=" WHERE page.locale_id = first.locale_id\n    OR NOT EXISTS (",
        new=" WHERE true\n    OR NOT EXISTS (",
        tests=(SERVING, f"{TESTS}/test_public.py"),
    ),
    Mutation(
        name="a-file-listed-as-published",
        rule="A file that a public page lists otherwise than as published is closed.",
        file=OPENED,
        old="page.id IS NOT NULL AND line.availability = 'published' AS",
        new="page.id IS NOT NULL AS",
        tests=(f"{TESTS}/test_public.py",),
    ),
    Mutation(
        name="a-file-of-the-board-itself",
        rule="A page opens no file of another board.",
        file=OPENED,
        old="WHERE id = line.page_id AND board_id = board.page_ptr_id OFFSET 0",
        new="WHERE id = line.page_id OFFSET 0",
        tests=(SERVING, "tests/boards/public/serving/test_documents.py"),
    ),
    Mutation(
        name="a-folder-with-a-password",
        rule="A file in a folder with a password is closed.",
        file=OPENED,
        old="    WHERE starts_with(place.path, closed.path)\n",
        new="    WHERE false\n",
        tests=(
            "tests/boards/public/strangers/test_rights_first.py",
            f"{TESTS}/test_public.py",
        ),
    ),
    Mutation(
        name="what-is-open-has-its-line",
        rule="What is opened without a line in the ledger fails with its transaction.",
        file=HOLDING,
        old="  IF FOUND THEN\n    RAISE EXCEPTION 'Nobody has let",
        new="  IF false THEN\n    RAISE EXCEPTION 'Nobody has let",
        tests=(f"{TESTS}/test_holding.py",),
    ),
    Mutation(
        name="a-line-is-true",
        rule="A line of the ledger that no rule proves fails.",
        file=HOLDING,
        old="  IF FOUND AND line.ended_at IS NULL AND NOT wall.lets_out(",
        new="  IF false AND line.ended_at IS NULL AND NOT wall.lets_out(",
        tests=(f"{TESTS}/test_proofs.py",),
    ),
    Mutation(
        name="the-ledger-asks-for-a-second-person",
        rule="A release that was signed off by who shaped it lets nothing out.",
        file=HOLDING,
        old=(
            "\n            AND proof.signed_off_by_id NOT IN "
            "(SELECT wall.shapers(proof.id::integer))"
        ),
        new="",
        tests=(f"{TESTS}/test_proofs.py",),
    ),
    Mutation(
        name="the-ledger-asks-for-the-very-file",
        rule="A release lets out the file that was signed off, and no other.",
        file=HOLDING,
        old=(
            "         proof.signed_off_files ->> is_released_by.key::text "
            "= is_released_by.digest"
        ),
        new="         proof.signed_off_files ? is_released_by.key::text",
        tests=(f"{TESTS}/test_proofs.py",),
    ),
    Mutation(
        name="the-ledger-lets-no-file-out-by-one",
        rule="A file that was closed is opened by no one person.",
        file=HOLDING,
        old="    WHEN 'page' THEN wall.needs_one_person(lets_out.key)\n",
        new=(
            "    WHEN 'page' THEN wall.needs_one_person(lets_out.key)\n"
            "    WHEN 'file' THEN true\n"
        ),
        tests=(f"{TESTS}/test_proofs.py", f"{TESTS}/test_holding.py"),
    ),
    Mutation(
        name="proofs-are-written-by-steps",
        rule="Nobody of a board writes what proves a release.",
        file=HOLDING,
        old="  IF NOT row_security_active('boards_release') THEN",
        new="  IF true THEN",
        tests=(f"{TESTS}/test_proofs.py", f"{TESTS}/test_holding.py"),
    ),
    Mutation(
        name="what-is-said-of-a-file-stays",
        rule="What a public page says of a file or a picture stays as it is.",
        file=HOLDING,
        old="  IF wall.is_said_by_two(TG_ARGV[0], NEW.id::integer) THEN",
        new="  IF false THEN",
        tests=("tests/boards/publishing/file_checks/test_said.py",),
    ),
    Mutation(
        name="the-database-keeps-pictures-that-wait",
        rule="The database shows no picture that waits with a page for two people.",
        file=HOLDING,
        old="       AND place.id = waits_for_two.board AND page.depth > 2\n",
        new="       AND false\n",
        tests=(
            "tests/boards/publishing/releases/test_waiting_pictures.py::"
            "test_the_database_itself_keeps_it",
        ),
    ),
)
