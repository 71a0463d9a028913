"""Floors, withdrawals, what stands in for a report, the record (R4 to R10)."""

from tests.mutations.declaration import Mutation

RULES = "boards/models/publishing/rules.py"
GUARDS = "boards/publishing/availability/floor_guards.py"
TESTS = "tests/boards/publishing/availability"

MUTATIONS = (
    Mutation(
        name="a-floor-from-the-last-day",
        rule="A floor counts from the last day that the published date can mean.",
        file=RULES,
        old="    return add_months(published.last_day, months) if published else None",
        new="    return add_months(published.first_day, months) if published else None",
        tests=(f"{TESTS}/test_floors.py",),
    ),
    Mutation(
        name="no-unpublishing-before-the-floor",
        rule="Before its floor a report is unpublished by no door.",
        file=GUARDS,
        old="    if raw or instance.live or not instance.pk:",
        new="    if True:",
        tests=(f"{TESTS}/test_floors.py",),
    ),
    Mutation(
        name="no-password-before-the-floor",
        rule="Before its floor no password is put before a report.",
        file=GUARDS,
        old="    if page and not instance.pk:",
        new="    if False:",
        tests=(f"{TESTS}/test_floors.py",),
    ),
    Mutation(
        name="no-other-boards-folder-before-the-floor",
        rule="Before its floor a report's file goes to no other board.",
        file=GUARDS,
        old="    for row in PageDocument.objects.filter(file=instance.pk, page__live=True):",
        new="    for row in PageDocument.objects.none():",
        tests=(f"{TESTS}/test_floors.py",),
    ),
    Mutation(
        name="no-early-end-in-a-form",
        rule="A form refuses an end before the floor, at its field.",
        file="boards/publishing/availability/form_checks.py",
        old="        if floor and ends <= floor.day:",
        new="        if False:",
        tests=(f"{TESTS}/test_floors.py",),
    ),
    Mutation(
        name="an-exception-is-on-record",
        rule="A board's rule that is shorter than the guidance is written down.",
        file="boards/publishing/availability/floor_exceptions.py",
        old="    if page.months_available < asked and page.months_available != known:",
        new="    if False:",
        tests=(f"{TESTS}/test_screens.py",),
    ),
    Mutation(
        name="something-stands-in-for-the-report",
        rule="Where a report is not published, improvements stand in its place.",
        file=RULES,
        old="    if not any(row.is_open for row in documents):",
        new="    if False:",
        tests=(
            "tests/boards/models/test_rules.py",
            "tests/boards/publishing/releases/test_completeness.py",
        ),
    ),
    Mutation(
        name="a-closed-line-says-why",
        rule="A document that cannot be opened has its reason in public words.",
        file=RULES,
        old="    if not is_published and not row.public_note.strip():",
        new="    if False:",
        tests=("tests/boards/models/test_rules.py",),
    ),
    Mutation(
        name="a-withdrawal-calls-off-what-waits",
        rule="Nothing that waits brings a withdrawn page back by itself.",
        file="boards/publishing/withdrawals/withdrawing.py",
        old="    _call_off(page, by)\n    before",
        new="    before",
        tests=(f"{TESTS}/test_withdrawing.py",),
    ),
    Mutation(
        name="a-withdrawal-closes-its-files",
        rule="With a page its files are withdrawn.",
        file="boards/publishing/withdrawals/withdrawing.py",
        old="        if row.availability == Availability.PUBLISHED:\n            note",
        new="        if False:\n            note",
        tests=(f"{TESTS}/test_withdrawing.py",),
    ),
    Mutation(
        name="a-change-of-state-is-kept",
        rule="Each change of a document's availability is kept, with its reason.",
        file="boards/publishing/availability/history.py",
        old="    if before in (None, instance.availability) or not _was_public(instance):",
        new="    if True:",
        tests=(f"{TESTS}/test_closing.py",),
    ),
    Mutation(
        name="a-notice-of-a-file-on-its-own-host",
        rule="Why a file has gone is said on its own board's host alone.",
        file="boards/public/notices.py",
        old="document=document_id, board__path=trees.board_path(site.root_page)",
        new="document=document_id",
        tests=(
            "tests/boards/public/serving/test_documents.py",
            f"{TESTS}/test_withdrawing.py",
        ),
    ),
    Mutation(
        name="lists-are-forgotten-by-caches",
        rule="With a page, caches forget the lists above it.",
        file="boards/publishing/caching/dependent_pages.py",
        old=(
            "    yield Q(path__in=trees.places_above(page.path))\n"
            "    yield Q(translation_key"
        ),
        new="    yield Q(translation_key",
        tests=("tests/boards/public/serving/test_forgetting.py",),
    ),
    Mutation(
        name="a-floor-is-told-of-before",
        rule="Editors hear of a floor 30 days before.",
        file="boards/publishing/deadlines/duty.py",
        old="SOON = timedelta(days=30)",
        new="SOON = timedelta(days=3)",
        tests=("tests/boards/publishing/deadlines/test_duties.py",),
    ),
    Mutation(
        name="bank-holidays-are-no-working-days",
        rule="A bank holiday is no working day.",
        file="boards/publishing/deadlines/working_days.py",
        old="    return day.weekday() < SATURDAY and day not in holidays.days",
        new="    return day.weekday() < SATURDAY",
        tests=("tests/boards/publishing/deadlines/test_working_days.py",),
    ),
    Mutation(
        name="personal-data-of-requests-goes",
        rule="Who asked for a copy is forgotten after the board's days.",
        file="boards/publishing/copy_requests/retention.py",
        old="        forgotten += old.update(**nothing, forgotten_at=now)",
        new="        forgotten += old.update(forgotten_at=now)",
        tests=("tests/boards/publishing/copy_requests/test_keeping.py",),
    ),
    Mutation(
        name="programs-ask-for-no-copies",
        rule="A form that is sent quicker than people type is not taken.",
        file="boards/publishing/copy_requests/tickets.py",
        old="    if age < (QUICKEST if quickest is None else quickest):",
        new="    if False:",
        tests=("tests/boards/publishing/copy_requests/test_form.py",),
    ),
    Mutation(
        name="a-successor-answers-requests",
        rule="Requests to a closed board go to the board that carries on its work.",
        file="boards/publishing/copy_requests/asking.py",
        old="        board = end.successor\n",
        new="        pass\n",
        tests=("tests/boards/publishing/copy_requests/test_form.py",),
    ),
)
