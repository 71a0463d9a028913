"""Who has had a hand in what a release holds, as triggers write it down (R3)."""

from tests.mutations.declaration import Mutation

SQL = "boards/shapers.sql"
TESTS = ("tests/boards/publishing/releases/test_shapers.py",)

MUTATIONS = (
    Mutation(
        name="who-saves-a-version",
        rule="Who saves a version has shaped its page.",
        file=SQL,
        old="FOR EACH ROW EXECUTE FUNCTION wall.shape_version();",
        new="FOR EACH ROW WHEN (false) EXECUTE FUNCTION wall.shape_version();",
        tests=TESTS,
    ),
    Mutation(
        name="who-uploads-a-file",
        rule="Who uploads or replaces a file has shaped what shows it.",
        file=SQL,
        old="FOR EACH ROW EXECUTE FUNCTION wall.shape_file();",
        new="FOR EACH ROW WHEN (false) EXECUTE FUNCTION wall.shape_file();",
        tests=TESTS,
    ),
    Mutation(
        name="who-uploads-a-picture",
        rule="Who uploads or changes a picture has shaped what shows it.",
        file=SQL,
        old="FOR EACH ROW EXECUTE FUNCTION wall.shape_picture();",
        new="FOR EACH ROW WHEN (false) EXECUTE FUNCTION wall.shape_picture();",
        tests=TESTS,
    ),
    Mutation(
        name="who-translates-words",
        rule="Who translates words has shaped the version that says them.",
        file=SQL,
        old="FOR EACH ROW EXECUTE FUNCTION wall.shape_words();",
        new="FOR EACH ROW WHEN (false) EXECUTE FUNCTION wall.shape_words();",
        tests=TESTS,
    ),
    Mutation(
        name="who-brought-the-original",
        rule="The words of a cleaned copy are still of who brought the original.",
        file=SQL,
        old="    WHERE document_id = NEW.original_id AND let_out_at IS NULL;",
        new="    WHERE false;",
        tests=TESTS,
    ),
    Mutation(
        name="carried-facts-have-no-shaper",
        rule="Facts that go to a translation by themselves are nobody's work.",
        file=SQL,
        old="  IF current_setting('safeguarding.carries', true) = 'on' THEN",
        new="  IF false THEN",
        tests=TESTS,
    ),
    Mutation(
        name="what-went-out-settles-no-newer-version",
        rule="An older version that goes public lets no newer one out.",
        file=SQL,
        old="newer.id > NEW.live_revision_id\n",
        new="newer.id > NEW.live_revision_id AND false\n",
        tests=TESTS,
    ),
    Mutation(
        name="the-database-keeps-shown-pictures",
        rule="Nobody deletes a picture that a public page shows, not by SQL either.",
        file=SQL,
        old="FOR EACH ROW EXECUTE FUNCTION wall.keep_shown_picture();",
        new="FOR EACH ROW WHEN (false) EXECUTE FUNCTION wall.keep_shown_picture();",
        tests=("tests/boards/publishing/file_checks/test_pictures.py",),
    ),
)
