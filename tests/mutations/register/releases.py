"""Two people, the release's time, and what stays as it was signed off (R2, R3)."""

from tests.mutations.declaration import Mutation

GATE = "boards/publishing/releases/gate.py"
CHECKS = "boards/publishing/releases/checks.py"
TRANSITIONS = "boards/publishing/releases/transitions.py"
FREEZE = "boards/publishing/releases/content_freeze.py"
TESTS = "tests/boards/publishing/releases"

MUTATIONS = (
    Mutation(
        name="a-kind-for-two",
        rule="A page of a kind that needs two people is published by no one person.",
        file=GATE,
        old="    return name in ALWAYS_TWO or name not in board.one_person_types",
        new="    return False",
        tests=(f"{TESTS}/test_two_people.py",),
    ),
    Mutation(
        name="an-everyday-page-opens-no-file",
        rule="A page that one person may publish opens no file that was closed.",
        file=GATE,
        old="        if not is_publicly_available(document, page):",
        new="        if False:",
        tests=(f"{TESTS}/test_two_people.py",),
    ),
    Mutation(
        name="what-was-withdrawn-needs-two",
        rule="What was withdrawn is brought back by no one person, whatever its kind.",
        file=GATE,
        old="    if page.pk and page.withdrawals.filter(ended_at=None).exists():",
        new="    if False:",
        tests=(
            "tests/boards/publishing/availability/test_withdrawing.py",
            "tests/boards/publishing/ledger/test_proofs.py",
        ),
    ),
    Mutation(
        name="no-alias-for-two",
        rule="What two people publish gets no alias, which nobody would sign off.",
        file=GATE,
        old="        if self.needs_two_people(page):",
        new="        if False:",
        tests=(f"{TESTS}/test_aliases.py",),
    ),
    Mutation(
        name="a-signed-off-page-is-locked",
        rule="Nobody changes a page that waits, signed off.",
        file=GATE,
        old="ReleaseLock(page, item.release) if item and item.release.is_fixed else None",
        new="None",
        tests=(f"{TESTS}/test_waiting.py", "tests/cms/test_locks.py"),
    ),
    Mutation(
        name="no-revert-while-locked",
        rule="No older version is taken back while a page is locked.",
        file="cms/publishing.py",
        old="    _refuse_while_locked(action.instance, action.user)",
        new="    return",
        tests=("tests/cms/test_locks.py",),
    ),
    Mutation(
        name="only-approvers-sign-off",
        rule="Only an approver of the board signs off.",
        file=CHECKS,
        old="    if Role.APPROVER not in roles_of(release.board, checker):",
        new="    if False:",
        tests=(f"{TESTS}/test_saying_yes.py",),
    ),
    Mutation(
        name="no-shaper-signs-off",
        rule="Who has had a hand in a release is not its second person.",
        file=CHECKS,
        old="        *reasons_of_shaper(snapshot, checker),\n",
        new="",
        tests=(f"{TESTS}/test_saying_yes.py", f"{TESTS}/test_shapers.py"),
    ),
    Mutation(
        name="the-checklist-is-ticked",
        rule="Every line of the checklist is ticked before a sign-off.",
        file=CHECKS,
        old="        *(line.refusal for line in open_lines(release, checker)),\n",
        new="",
        tests=(f"{TESTS}/test_saying_yes.py",),
    ),
    Mutation(
        name="files-are-checked-at-the-time",
        rule="What is serious in a file keeps a release back at its time, too.",
        file=CHECKS,
        old=(
            "    return [*reasons_against_content(snapshot), "
            "*reasons_of_words_and_files(snapshot)]"
        ),
        new="    return reasons_against_content(snapshot)",
        tests=(
            f"{TESTS}/test_publish.py::"
            "test_what_is_found_in_a_file_after_the_sign_off_keeps_its_release_back",
        ),
    ),
    Mutation(
        name="files-are-checked-at-the-sign-off",
        rule="Nobody signs off while something serious in a file is not confirmed.",
        file=CHECKS,
        old="        *reasons_of_words_and_files(snapshot),\n",
        new="",
        tests=(f"{TESTS}/test_saying_yes.py",),
    ),
    Mutation(
        name="words-of-pages-are-looked-at",
        rule="A release whose pages say a listed name stops.",
        file=CHECKS,
        old="        yield from reasons_against_words(page.draft)\n",
        new="",
        tests=(
            "tests/boards/publishing/page_words/test_going_public.py::"
            "test_a_name_that_is_listed_after_the_sign_off_stops_the_release",
        ),
    ),
    Mutation(
        name="nothing-stands-under-what-is-hidden",
        rule="A page below one that the public does not see is not released.",
        file=CHECKS,
        old="        yield from hidden_above(stored, page.draft.get_parent(), together)",
        new="        pass",
        tests=(f"{TESTS}/test_completeness.py",),
    ),
    Mutation(
        name="nothing-is-published-next-month",
        rule="No line says that it was published after the day on which it is.",
        file="boards/publishing/releases/completeness.py",
        old="            if said and said.first_day > day and row.availability not in NOT_OUT:",
        new="            if False:",
        tests=(f"{TESTS}/test_completeness.py",),
    ),
    Mutation(
        name="lacks-are-said-at-submission",
        rule="What a page lacks is said where it is submitted, by every button.",
        file="boards/publishing/releases/submission.py",
        old="    if reasons := reasons_against_submitting(snapshot, page):",
        new="    if reasons := []:",
        tests=(f"{TESTS}/test_completeness.py",),
    ),
    Mutation(
        name="what-was-on-the-screen",
        rule="What is signed off is what was on the screen.",
        file=TRANSITIONS,
        old="    if there_now != seen:",
        new="    if seen is None:",
        tests=(f"{TESTS}/test_saying_yes.py", f"{TESTS}/test_reviewed_snapshot.py"),
    ),
    Mutation(
        name="what-was-signed-off-goes-out",
        rule="A release does not go out when what its pages print has changed.",
        file="boards/publishing/releases/publish.py",
        old="    _refuse([*reasons_of_change(snapshot), *reasons_at_its_time(snapshot)])",
        new="    _refuse(reasons_at_its_time(snapshot))",
        tests=(f"{TESTS}/test_reviewed_snapshot.py",),
    ),
    Mutation(
        name="all-or-nothing",
        rule="Where one page of a release fails, none of it is public.",
        file="boards/publishing/releases/publish.py",
        old="            with transaction.atomic():\n                go_public(release)",
        new="            go_public(release)",
        tests=(f"{TESTS}/test_publish.py",),
    ),
    Mutation(
        name="no-clock-that-jumps",
        rule="A clock that has jumped ahead is not believed at once.",
        file="boards/publishing/releases/trusted_time.py",
        old="            return expected\n        logger.warning",
        new="            return wall\n        logger.warning",
        tests=(f"{TESTS}/test_trusted_time.py",),
    ),
    Mutation(
        name="two-people-are-told",
        rule="Two people are told when a release was stopped.",
        file="boards/publishing/releases/notifications.py",
        old="AT_LEAST = 2",
        new="AT_LEAST = 1",
        tests=(f"{TESTS}/test_publish.py",),
    ),
    Mutation(
        name="only-administrators-force",
        rule="Nobody but an administrator of the platform forces a release.",
        file=TRANSITIONS,
        old="    if not by.is_superuser or not reason.strip():",
        new="    if not reason.strip():",
        tests=(f"{TESTS}/test_forcing.py",),
    ),
    Mutation(
        name="what-is-signed-off-keeps-its-rows",
        rule="No row that a signed-off page prints is deleted.",
        file=FREEZE,
        old="    _refuse(release_that_uses(instance), _kept(instance))",
        new="    return",
        tests=(f"{TESTS}/test_content_freeze.py",),
    ),
    Mutation(
        name="what-is-signed-off-keeps-its-place",
        rule="Nothing above a signed-off page is moved.",
        file=FREEZE,
        old="    if parent_page_before.pk != parent_page_after.pk:",
        new="    if False:",
        tests=(f"{TESTS}/test_content_freeze.py",),
    ),
    Mutation(
        name="no-act-opens-what-is-closed",
        rule="Nothing that one person does opens what two have to open.",
        file="boards/publishing/releases/disclosure_guards.py",
        old="    if reason := reason_against(act, place, *places):",
        new="    if reason := None:",
        tests=(f"{TESTS}/test_disclosure_guards.py", f"{TESTS}/test_passwords.py"),
    ),
    Mutation(
        name="pictures-wait-with-their-page",
        rule="A picture that waits with a page for two people is shown by no other.",
        file="boards/publishing/releases/waiting_pictures.py",
        old="            if _shows(page, image):",
        new="            if False:",
        tests=(f"{TESTS}/test_waiting_pictures.py",),
    ),
    Mutation(
        name="preview-links-end",
        rule="The links to a draft end when it is public.",
        file="boards/publishing/after_publish.py",
        old='    Step("preview links end", lambda told: ending.end_when_public(told.page)),\n',
        new="",
        tests=(
            "tests/boards/publishing/test_after_publish.py",
            "tests/boards/publishing/previews/test_opening.py",
        ),
    ),
)
