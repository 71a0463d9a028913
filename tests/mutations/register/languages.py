"""Translations: words that are whole, facts that are carried (R13)."""

from tests.mutations.declaration import Mutation

TESTS = "tests/boards/translations"

MUTATIONS = (
    Mutation(
        name="facts-are-carried",
        rule="A published fact reaches a public version in the same publication.",
        file="boards/translations/carrying.py",
        old="                carry(stored, former)",
        new="                pass",
        tests=(f"{TESTS}/test_carrying.py",),
    ),
    Mutation(
        name="words-are-not-carried",
        rule="Words of a source never come in the place of translated ones.",
        file="boards/translations/merging.py",
        old="    if is_words_ and after:\n        return False\n",
        new="",
        tests=(f"{TESTS}/test_carrying.py", f"{TESTS}/test_blocks.py"),
    ),
    Mutation(
        name="no-half-translation-is-public",
        rule="A version that does not say all words of its source is not published.",
        file="boards/translations/rules.py",
        old="    if not draft.source_words:\n        yield (",
        new="    if False:\n        yield (",
        tests=(f"{TESTS}/test_going_public.py", f"{TESTS}/test_doors.py"),
    ),
    Mutation(
        name="no-version-of-a-draft-is-public",
        rule="A version of a page that is not public is not published.",
        file="boards/translations/rules.py",
        old="    if not source.live and source.pk not in together:",
        new="    if False:",
        tests=(f"{TESTS}/test_going_public.py", f"{TESTS}/test_doors.py"),
    ),
    Mutation(
        name="versions-go-with-their-source",
        rule="Versions in other languages go away with their source.",
        file="boards/translations/following.py",
        old="            version.specific.unpublish(user=by)",
        new="            pass",
        tests=(f"{TESTS}/test_following.py",),
    ),
    Mutation(
        name="homes-stay",
        rule="A home page is not moved.",
        file="boards/translations/move_guards.py",
        old="    if instance.depth == trees.HOME_DEPTH:",
        new="    if False:",
        tests=(f"{TESTS}/test_refusals.py",),
    ),
    Mutation(
        name="no-machine-alone",
        rule="What a machine has translated counts when somebody has confirmed it.",
        file="boards/translations/states.py",
        old=(
            "        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, "
            "has_error=False"
        ),
        new="        has_error=False",
        tests=(f"{TESTS}/screens/test_machine.py",),
    ),
    Mutation(
        name="a-version-says-that-it-is-behind",
        rule="A translation that is older than its source says so.",
        file="boards/translations/states.py",
        old=(
            '    return source is not None and source.source_words not in ("", '
            "page.source_words)"
        ),
        new="    return False",
        tests=("tests/boards/public/test_newer_source.py",),
    ),
)
