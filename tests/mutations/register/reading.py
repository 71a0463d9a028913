"""What is found in files, and what cleaning takes out."""

from tests.mutations.declaration import Mutation

TESTS = "tests/cms/reading"

MUTATIONS = (
    Mutation(
        name="letters-that-nobody-sees",
        rule="Letters of a PDF that make no difference to its picture are found.",
        file="cms/reading/pdf/hidden.py",
        old="    return not ink.is_seen(box, least, by_tips=not letter.sign.isalnum())",
        new="    return False",
        tests=(f"{TESTS}/test_corpus.py",),
    ),
    Mutation(
        name="layers-that-say-other-words",
        rule="A text layer that says other words than its scan is told.",
        file="cms/reading/pdf/over_scans.py",
        old="            held.other.add(number)",
        new="            pass",
        tests=(f"{TESTS}/test_layers_over_scans.py",),
    ),
    Mutation(
        name="words-where-no-page-shows-them",
        rule="A cleaned Word file holds words only where a page shows them.",
        file="cms/reading/word/building.py",
        old="        elif not self._is_unwrapped(item) and not _stands_right(tag, to):",
        new="        elif False:",
        tests=(f"{TESTS}/test_building.py",),
    ),
    Mutation(
        name="pictures-that-nobody-sees",
        rule="Pictures of a PDF that lie below something are found.",
        file="cms/reading/pdf/covered.py",
        old="    for found in pictures_under(painted):",
        new="    for found in ():",
        tests=(f"{TESTS}/test_corpus.py",),
    ),
    Mutation(
        name="a-cleaned-pdf-is-searched",
        rule="A cleaned PDF is searched for what was to go.",
        file="cms/reading/pdf/proof.py",
        old=(
            "    return {value for value in values if any(form in plain "
            "for form in _written(value))}"
        ),
        new="    return set()",
        tests=(f"{TESTS}/test_cleaning.py", f"{TESTS}/test_building.py"),
    ),
    Mutation(
        name="no-mark-below-a-redaction",
        rule="No field or link below an applied redaction is copied.",
        file="cms/reading/pdf/marks.py",
        old="            if not _lies_under(item, redacted.get(number, []))",
        new="            if True",
        tests=(f"{TESTS}/test_building.py", f"{TESTS}/test_cleaning.py"),
    ),
    Mutation(
        name="words-too-small-to-read",
        rule="Words of a Word file that are too small to be read are found.",
        file="cms/reading/word/unseen.py",
        old="        size <= _SMALLEST\n        or",
        new="        False\n        or",
        tests=(f"{TESTS}/test_corpus.py",),
    ),
    Mutation(
        name="words-without-height",
        rule="A row of a Word table without height is found.",
        file="cms/reading/word/unseen.py",
        old='    return "tiny" if amount(height, "val", _LOWEST) < line else ""',
        new='    return ""',
        tests=(f"{TESTS}/test_corpus.py",),
    ),
    Mutation(
        name="surnames-first",
        rule="A listed name is found with its surname first.",
        file="cms/reading/names.py",
        old="        if len(window) > 1 and _may_turn(window):",
        new="        if False:",
        tests=(f"{TESTS}/test_words.py", f"{TESTS}/test_written.py"),
    ),
    Mutation(
        name="strokes-of-letters",
        rule="A name is found without the strokes through its letters.",
        file="cms/reading/folding.py",
        old="    ).translate(_STROKES)",
        new="    )",
        tests=(f"{TESTS}/test_words.py",),
    ),
    Mutation(
        name="check-digits",
        rule="Ten digits that no patient has are no NHS number.",
        file="cms/reading/identifiers.py",
        old="    return (11 - total % 11) % 11 == int(digits[9])",
        new="    return True",
        tests=(f"{TESTS}/test_identifiers.py",),
    ),
    Mutation(
        name="dates-of-birth-in-sentences",
        rule="A date behind a word of birth in a sentence is a date of birth.",
        file="cms/reading/dates.py",
        old='    rf"|{_WORD}{_BEHIND_WORD}{_WHOLE}"\n',
        new="",
        tests=(f"{TESTS}/test_identifiers.py", f"{TESTS}/test_written.py"),
    ),
    Mutation(
        name="names-in-two-columns",
        rule="A name whose parts stand in two columns is found.",
        file="cms/reading/tables.py",
        old="    if len(named) > 1:",
        new="    if False:",
        tests=(f"{TESTS}/test_tables.py",),
    ),
    Mutation(
        name="archives-with-too-many-parts",
        rule="An archive whose list of parts alone is too much is refused.",
        file="cms/reading/kinds.py",
        old="    if parts > MOST_PARTS or length > LARGEST_DIRECTORY:",
        new="    if False:",
        tests=(f"{TESTS}/test_hostile_files.py", "tests/cms/test_uploads.py"),
    ),
)
