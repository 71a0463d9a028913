"""What is kept is answered while it is true, and to nobody whom it is not meant for."""

from tests.mutations.declaration import Mutation

MIDDLEWARE = "cms/kept/middleware.py"
TESTS = ("tests/cms/kept/test_kept_pages.py",)
IN_FRONT = ("tests/apart/test_varnish.py",)
BY_THE_CLOCK = "test_what_the_clock_changes_is_answered_on_its_second"

HITS = "cms/kept/hits.py"
OF_HITS = ("tests/cms/kept/test_hits.py",)

MUTATIONS = (
    Mutation(
        name="a-hit-is-of-one-version",
        rule="What memory holds is answered at once only for the present version.",
        file=HITS,
        old="    if version is None or version.version != entry.version:",
        new="    if version is None:",
        tests=OF_HITS,
    ),
    Mutation(
        name="who-has-a-file-is-told-so-while-it-opens",
        rule="Nobody is told that a file is the same once it cannot be opened.",
        file="cms/kept/versions.py",
        old=" and found[2] == decided.answer",
        new="",
        tests=OF_HITS,
    ),
    Mutation(
        name="a-header-that-nobody-knows-goes-all-the-way",
        rule="What asks in a way that is not listed is not answered at once.",
        file=HITS,
        old=" and name not in KNOWN for name in environ",
        new=" and not name for name in environ",
        tests=OF_HITS,
    ),
    Mutation(
        name="what-is-kept-is-of-one-version",
        rule="What is kept is answered only for the version that it was made for.",
        file=MIDDLEWARE,
        old="entry.version != version.version",
        new="False",
        tests=TESTS,
    ),
    Mutation(
        name="what-is-kept-has-an-end",
        rule="What is kept is not answered beyond the moment at which it changes.",
        file=MIDDLEWARE,
        old="    if entry.until <= timezone.now():",
        new="    if False:",
        tests=TESTS,
    ),
    Mutation(
        name="what-changed-meanwhile-is-not-kept",
        rule="What was made is kept only if nothing has changed while it was made.",
        file=MIDDLEWARE,
        old="has_found and _is_still(request, version)",
        new="has_found",
        tests=TESTS,
    ),
    Mutation(
        name="a-session-is-answered-anew",
        rule="Who has a session is answered with nothing that is kept.",
        file=MIDDLEWARE,
        old="        and settings.SESSION_COOKIE_NAME not in request.COOKIES\n",
        new="",
        tests=TESTS,
    ),
    Mutation(
        name="a-list-knows-when-its-events-end",
        rule="A list of events is kept no longer than its next event lasts.",
        file="boards/models/pages/events.py",
        old="        holds_until(*(event.ends_at for event in coming))\n",
        new="",
        tests=(f"tests/test_never_stale.py::{BY_THE_CLOCK}",),
    ),
    Mutation(
        name="a-cache-in-front-is-told-to-forget",
        rule="A cache in front forgets a board when something of it changes.",
        file="cms/frontend_cache.py",
        old="            self._forget(host)",
        new="            pass",
        tests=IN_FRONT,
    ),
    Mutation(
        name="a-cache-in-front-forgets",
        rule="A cache in front that is told to forget a board has nothing of it left.",
        file="deploy/varnish/boards.vcl",
        old='        ban("obj.http.x-of-host == " + req.http.x-of-host);\n',
        new="",
        tests=IN_FRONT,
    ),
    Mutation(
        name="a-host-has-more-than-one-spelling",
        rule="A cache in front forgets a board however its host was written.",
        file="deploy/varnish/boards.vcl",
        old='regsub(std.tolower(req.http.host), "\\.?(:[0-9]*)?$", "")',
        new="std.tolower(req.http.host)",
        tests=IN_FRONT,
    ),
    Mutation(
        name="nobody-else-has-a-cache-forget",
        rule="Nobody who comes by a proxy has a cache in front forget a board.",
        file="deploy/varnish/boards.vcl",
        old=' || req.http.X-Forwarded-For ~ ","',
        new="",
        tests=IN_FRONT,
    ),
)
