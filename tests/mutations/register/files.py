"""The check of files at its door: confirming, replacing, names, pictures (R3)."""

from tests.mutations.declaration import Mutation

CHECKS = "boards/publishing/file_checks/checks.py"
TESTS = "tests/boards/publishing/file_checks"

MUTATIONS = (
    Mutation(
        name="the-uploader-confirms-nothing",
        rule="Who uploaded a file does not confirm what was found in it.",
        file=CHECKS,
        old="    if brought == user.pk:",
        new="    if False:",
        tests=(f"{TESTS}/test_confirming.py",),
    ),
    Mutation(
        name="a-confirmation-is-of-these-places",
        rule="A confirmation holds for what was found where it was found, alone.",
        file=CHECKS,
        old="        if (confirmation.key, confirmation.digest) == wanted:",
        new="        if confirmation.key == wanted[0]:",
        tests=(f"{TESTS}/test_confirming.py",),
    ),
    Mutation(
        name="the-file-that-was-checked",
        rule="A file in the store that is not the one that was checked stays closed.",
        file=CHECKS,
        old="    if not _is_as_it_was_checked(document):",
        new="    if False:",
        tests=(f"{TESTS}/test_checking.py",),
    ),
    Mutation(
        name="a-newer-list-is-asked",
        rule="A check from before the never-publish list changed is not enough.",
        file=CHECKS,
        old="    return bool(entries - set(check.entries))",
        new="    return False",
        tests=(f"{TESTS}/test_never_publish.py",),
    ),
    Mutation(
        name="each-board-its-own-key",
        rule="The same name has another hash in every board.",
        file="boards/publishing/file_checks/root_key.py",
        old='    purpose = f"never-publish list of board {board}"',
        new='    purpose = "never-publish list"',
        tests=(f"{TESTS}/test_never_publish.py",),
    ),
    Mutation(
        name="what-is-public-is-not-replaced",
        rule="No other content is put in the place of what the public has.",
        file="boards/publishing/file_checks/replacement_guards.py",
        old='    if "file" in changed and (reason := reason_not_to_replace(stored)):',
        new='    if "file" in changed and (reason := None):',
        tests=(f"{TESTS}/test_replacing.py", f"{TESTS}/test_pictures.py"),
    ),
    Mutation(
        name="what-is-shown-is-not-deleted",
        rule="What a public page, or a release that waits, shows is not deleted.",
        file="boards/publishing/file_checks/replacement_guards.py",
        old="    if reason := reason_not_to_delete(instance):",
        new="    if reason := None:",
        tests=(f"{TESTS}/test_pictures.py", f"{TESTS}/test_replacing.py"),
    ),
    Mutation(
        name="a-copy-keeps-its-warning",
        rule="A copy that kept the words of a warned original is serious.",
        file="boards/publishing/file_checks/cleaned_copies.py",
        old="    return bool(made.outcome[UNCOVERS])",
        new="    return False",
        tests=(f"{TESTS}/test_lost_warnings.py",),
    ),
    Mutation(
        name="every-stored-file-is-checked",
        rule="A file is checked by whatever door it came.",
        file="boards/publishing/file_checks/check_on_save.py",
        old="    if not known.exists():",
        new="    if False:",
        tests=(f"{TESTS}/test_checking.py",),
    ),
    Mutation(
        name="pictures-are-bare-by-every-door",
        rule="A picture loses its data also where no form has read it.",
        file="cms/models/media.py",
        old="            if bare is not None:",
        new="            if False:",
        tests=("tests/cms/test_uploads.py", f"{TESTS}/test_pictures.py"),
    ),
    Mutation(
        name="a-picture-is-whole",
        rule="A picture that breaks off is refused in words.",
        file="cms/pictures.py",
        old="            ImageFile.LOAD_TRUNCATED_IMAGES = False",
        new="            pass",
        tests=("tests/cms/test_uploads.py",),
    ),
    Mutation(
        name="a-file-is-what-its-name-says",
        rule="An upload whose content is of another kind than its name is refused.",
        file="cms/validators.py",
        old='        return None if is_pdf else _("a PDF file")',
        new="        return None",
        tests=("tests/cms/test_uploads.py",),
    ),
    Mutation(
        name="what-is-serious-has-no-cover",
        rule="A file in which something serious was found is drawn for nobody.",
        file="boards/publishing/file_checks/covers.py",
        old='        and not any(is_serious(finding["key"]) for finding in check.findings)',
        new="        and True",
        tests=(f"{TESTS}/test_covers.py",),
    ),
    Mutation(
        name="a-cover-is-of-this-content",
        rule="Another content of a file has another cover.",
        file="boards/models/publishing/covers.py",
        old="bool(self.width) and self.file_hash == self.document.file_hash",
        new="bool(self.width)",
        tests=(f"{TESTS}/test_covers.py",),
    ),
    Mutation(
        name="a-cover-is-as-closed-as-its-file",
        rule="A cover opens exactly where its file does.",
        file="boards/public/serving.py",
        old="        if document is None or document.filename != document_filename:",
        new=(
            "        if COVER in request.GET:\n"
            "            document = BoardDocument.objects.filter(pk=key).first()\n"
            "        if document is None or document.filename != document_filename:"
        ),
        tests=("tests/boards/public/serving/test_table.py",),
    ),
)
