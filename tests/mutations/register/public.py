"""What a stranger gets: files, pictures, passwords, previews, addresses (R1, R9)."""

from tests.mutations.declaration import Mutation

PASSWORDS = "cms/passwords.py"
OF_PASSWORDS = ("tests/boards/public/strangers/test_passwords.py",)
OF_PREVIEWS = ("tests/boards/publishing/previews/test_opening.py",)

MUTATIONS = (
    Mutation(
        name="no-refusal-is-kept",
        rule="No cache keeps that a file is closed, or a file for staff.",
        file="boards/public/serving.py",
        old='    if is_public and "Location" not in response.headers:',
        new="    if True:",
        tests=(
            "tests/boards/public/serving/test_table.py",
            "tests/boards/public/serving/test_documents.py",
        ),
    ),
    Mutation(
        name="no-originals-for-the-public",
        rule="The public never gets the original of a picture.",
        file="boards/public/images.py",
        old="    image = _image(path, originals=for_staff)",
        new="    image = _image(path, originals=True)",
        tests=("tests/boards/public/serving/test_images.py",),
    ),
    Mutation(
        name="passwords-on-their-own-host",
        rule="A password is asked for on the page's own host alone.",
        file=PASSWORDS,
        old="    ours = trees.in_board_of(Page.objects.live(), site.root_page)",
        new="    ours = Page.objects.live()",
        tests=OF_PASSWORDS,
    ),
    Mutation(
        name="a-draft-asks-for-nothing",
        rule="No password is taken for a page that is not public.",
        file=PASSWORDS,
        old="    ours = trees.in_board_of(Page.objects.live(), site.root_page)",
        new="    ours = trees.in_board_of(Page.objects.all(), site.root_page)",
        tests=OF_PASSWORDS,
    ),
    Mutation(
        name="guesses-are-counted",
        rule="Who guesses wrong a few times waits.",
        file="cms/guesses.py",
        old="            _wait(self._both, at_this - (1 if crowd else FREE))",
        new="            pass",
        tests=OF_PASSWORDS,
    ),
    Mutation(
        name="below-a-password-everything-asks",
        rule="Below a page that asks for a password every address asks.",
        file=PASSWORDS,
        old="        if nearest is None or not nearest.live:",
        new="        if True:",
        tests=OF_PASSWORDS,
    ),
    Mutation(
        name="no-way-on-to-another-host",
        rule="After a password nobody is led to another host.",
        file=PASSWORDS,
        old='    return wanted if is_ours else page.get_url(request) or "/"',
        new='    return wanted or page.get_url(request) or "/"',
        tests=OF_PASSWORDS,
    ),
    Mutation(
        name="what-is-closed-is-kept-by-no-cache",
        rule="What was opened with a password is kept by no cache.",
        file=PASSWORDS,
        old="    if restrictions or state_of(request).is_for_one:\n",
        new="    if state_of(request).is_for_one:\n",
        tests=(
            *OF_PASSWORDS,
            "tests/boards/public/strangers/test_nothing_here.py",
            "tests/cms/test_restrictions.py",
        ),
    ),
    Mutation(
        name="a-revoked-link-opens-nothing",
        rule="A preview link that has ended opens nothing.",
        file="boards/publishing/previews/links.py",
        old="            ended_at=None,\n            expires__gt",
        new="            expires__gt",
        tests=OF_PREVIEWS,
    ),
    Mutation(
        name="who-has-left-answers-for-no-link",
        rule="A preview link of who has left the board opens nothing.",
        file="boards/publishing/previews/links.py",
        old="    if link is None or not is_answered_for(link):",
        new="    if link is None:",
        tests=OF_PREVIEWS,
    ),
    Mutation(
        name="a-draft-opens-its-own-files",
        rule="A preview opens no file of another board.",
        file="boards/publishing/previews/contents.py",
        old="        if is_of_board(file.collection, draft) and not withheld:",
        new="        if not withheld:",
        tests=OF_PREVIEWS,
    ),
    Mutation(
        name="no-redirect-to-a-draft",
        rule="A redirect to a page that never was public answers as nothing does.",
        file="boards/public/redirects.py",
        old=(
            "    if page and not (page.live or "
            "page.once_public.filter(document=None).exists()):"
        ),
        new="    if False:",
        tests=(
            "tests/boards/public/strangers/test_nothing_here.py",
            "tests/boards/governance/redirects/test_redirects.py",
        ),
    ),
    Mutation(
        name="a-redirect-on-its-own-host",
        rule="A redirect is followed on its own board's host alone.",
        file="boards/public/redirects.py",
        old="    return Redirect.objects.filter(board__path=board)",
        new="    return Redirect.objects.all()",
        tests=("tests/boards/governance/redirects/test_redirects.py",),
    ),
    Mutation(
        name="no-pages-on-nobodys-host",
        rule="On a host that is nobody's nothing is answered.",
        file="cms/hosts.py",
        old=(
            "        state_of(request).hub is not None or"
            " Site.find_for_request(request) is not None"
        ),
        new="        True",
        tests=("tests/cms/test_hosts.py",),
    ),
    Mutation(
        name="a-paused-board-says-so",
        rule="A paused board answers with a notice, whatever is asked for.",
        file="boards/public/board_hosts.py",
        old=("        if site.is_paused and not request.path.startswith(ALWAYS_OPEN):"),
        new="        if False:",
        tests=("tests/boards/governance/lifecycle/test_pause.py",),
    ),
    Mutation(
        name="nothing-closed-in-a-sitemap",
        rule="A sitemap names no page behind a password.",
        file="cms/sitemaps.py",
        old="            .filter(~behind_a_restriction(), depth__gte=trees.HOME_DEPTH)",
        new="            .filter(depth__gte=trees.HOME_DEPTH)",
        tests=("tests/cms/test_sitemaps.py", "tests/cms/test_restrictions.py"),
    ),
    Mutation(
        name="nul-in-an-address",
        rule="An address with a sign that no database keeps is a plain 404.",
        file="cms/unreadable.py",
        old='        if "\\0" in request.path:',
        new="        if False:",
        tests=("tests/cms/test_unreadable.py",),
    ),
    Mutation(
        name="an-alert-ends",
        rule="An alert stands on no page after its last minute.",
        file="boards/models/board/alerts.py",
        old=' and now < value["ends"]',
        new="",
        tests=("tests/boards/public/test_alerts.py",),
    ),
    Mutation(
        name="no-cache-outlives-an-alert",
        rule="No cache keeps a page beyond the beginning or the end of an alert.",
        file="boards/public/chrome/__init__.py",
        old=", board.next_change(now))",
        new=")",
        tests=("tests/boards/public/test_alerts.py",),
    ),
    Mutation(
        name="a-home-page-shows-what-is-public",
        rule="A home page features no review that the public cannot read.",
        file="home/sections.py",
        old="of_board.for_reader([review.pk]).for_links(*FEATURED)",
        new="of_board.filter(pk=review.pk).for_links(*FEATURED)",
        tests=("tests/home/test_sections.py",),
    ),
    Mutation(
        name="found-while-it-is-public",
        rule="A page is found by nobody while the public may not read it.",
        file="boards/publishing/find/matching.sql",
        old=(
            "   WHERE (passage.page_id IS NULL OR"
            " passage.page_id IN (SELECT id FROM public_page))\n"
            "     AND (passage.document_id IS NULL OR file.id IS NOT NULL"
        ),
        new="   WHERE (passage.document_id IS NULL OR file.id IS NOT NULL",
        tests=("tests/boards/public/search/test_nothing_leaks.py",),
    ),
    Mutation(
        name="words-of-files-found-while-they-open",
        rule="The words of a file are found by nobody while it cannot be opened.",
        file="boards/publishing/find/matching.sql",
        old=(
            "    SELECT found AS id FROM wall.public_files_among(boards, ARRAY(\n"
            "      SELECT DISTINCT document_id::integer FROM passage WHERE"
        ),
        new=(
            "    SELECT found AS id FROM unnest(ARRAY(\n"
            "      SELECT DISTINCT document_id::integer FROM passage WHERE"
        ),
        tests=("tests/boards/public/search/test_nothing_leaks.py",),
    ),
    Mutation(
        name="suggestions-are-public",
        rule="Nobody is offered, while they type, what the public may not read.",
        file="boards/publishing/find/matching.sql",
        old="  SELECT page_id, facts, is_named FROM head\n   WHERE page_id IN (",
        new="  SELECT page_id, facts, is_named FROM head\n   WHERE true OR page_id IN (",
        tests=("tests/boards/public/search/test_nothing_leaks.py",),
    ),
    Mutation(
        name="what-is-found-is-read-as-the-public",
        rule="Search, filters, theme pages and the hub read as the public's own role.",
        file="boards/public/reading.py",
        old="        with in_scope(PUBLIC):",
        new="        if PUBLIC and in_scope:",
        tests=("tests/boards/public/search/test_reads_as_the_public.py",),
    ),
    Mutation(
        name="nothing-closed-is-suggested",
        rule="A typing fault is met with no word that only something closed has.",
        file="boards/publishing/find/matching.sql",
        old="     WHERE (page_id IS NULL OR wall.public_page(page_id))",
        new="     WHERE true OR (page_id IS NULL OR wall.public_page(page_id))",
        tests=("tests/boards/public/search/test_nothing_leaks.py",),
    ),
    Mutation(
        name="the-hub-reads-what-is-public",
        rule="The hub lists no page that the public of its board may not read.",
        file="boards/publishing/find/gathered.sql",
        old="   WHERE head.page_id IN (",
        new="   WHERE true OR head.page_id IN (",
        tests=("tests/boards/public/hub/test_hub.py",),
    ),
    Mutation(
        name="the-publics-role-reads-no-draft",
        rule="The public's role reads no column of which no public page shows anything.",
        file="cms/tenancy/public.py",
        old="        *declared.unseen_columns.get(table, {}),",
        new="",
        tests=("tests/cms/tenancy/test_public_role.py",),
    ),
    Mutation(
        name="no-cell-points-at-a-child",
        rule="No number under five stands by itself in a picture of the hub.",
        file="boards/public/hub/cells.py",
        old="LEAST = 5",
        new="LEAST = 4",
        tests=("tests/boards/public/hub/test_cells.py",),
    ),
    Mutation(
        name="hidden-words-are-not-searched",
        rule="Words of a page of a file that nobody sees are not searched.",
        file="cms/reading/pdf/check.py",
        old="    unseen = {number for kind in words for word in kind for number in word}",
        new="    unseen = set()",
        tests=("tests/boards/public/search/test_files.py",),
    ),
    Mutation(
        name="a-theme-page-has-what-is-public",
        rule="No page that the public may not read is on a theme's page, or makes one.",
        file="boards/publishing/find/teaching.sql",
        old="   WHERE own.id IN (SELECT id FROM public_page)",
        new="   WHERE true",
        tests=("tests/boards/public/themes/test_nothing_leaks.py",),
    ),
    Mutation(
        name="a-theme-page-quotes-what-opens",
        rule="No passage of a file that does not open is on a theme's page.",
        file="boards/publishing/find/teaching.sql",
        old=(
            "       AND (document_id IS NULL OR document_id IN"
            " (SELECT id FROM public_file))"
        ),
        new="       AND true",
        tests=("tests/boards/public/themes/test_nothing_leaks.py",),
    ),
    Mutation(
        name="a-theme-that-nobody-knew-leads-nowhere",
        rule="No former address leads to a theme that the public could not know.",
        file="boards/publishing/find/themes.py",
        old=" and is_known(known):",
        new=":",
        tests=("tests/boards/publishing/themes/test_a_boards_own.py",),
    ),
    Mutation(
        name="a-merged-theme-that-nobody-knew-leads-nowhere",
        rule="A theme that no public page named leaves no address when it is merged.",
        file="boards/publishing/themes/deciding.py",
        old="    if leads_on:",
        new="    if True:",
        tests=("tests/boards/publishing/themes/test_a_boards_own.py",),
    ),
    Mutation(
        name="what-is-closed-takes-no-place",
        rule="A closed file takes no place of what is public among what is looked at.",
        file="boards/publishing/find/matching.sql",
        old="        WHERE line.file_id = passage.document_id AND line.availability = 'published'",
        new="        WHERE line.file_id = passage.document_id OR true",
        tests=("tests/boards/public/search/test_nothing_leaks.py",),
    ),
    Mutation(
        name="what-a-page-links-to-has-its-place",
        rule="A file that a live page links to is found.",
        file="boards/publishing/find/matching.sql",
        old="        WHERE link.to_object_id = passage.document_id::text",
        new="        WHERE false AND link.to_object_id = passage.document_id::text",
        tests=(
            "tests/boards/public/search/test_nothing_leaks.py",
            "tests/boards/public/search/test_files.py",
        ),
    ),
    Mutation(
        name="minutes-have-the-day-of-their-meeting",
        rule="Minutes say when the meeting was, which is not when they came out.",
        file="templates/components/library_facts.html",
        old="{% if item.met_on %}",
        new="{% if False %}",
        tests=("tests/boards/models/test_real_pages.py",),
    ),
    Mutation(
        name="a-meeting-alone-is-shown",
        rule="The day of a meeting is shown where nothing else is known of minutes.",
        file="boards/models/pages/library.py",
        old='        "met_on",\n',
        new="",
        tests=("tests/boards/models/test_library.py",),
    ),
)
