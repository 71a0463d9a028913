"""Which words of boards the public reads, in every language that a board can have.

Not among them are answers that are English alone and say so: of an unknown host, of a
board that is paused, and of the CMS's host.
"""

from cms.catalogues.in_modules import WHOLE

TEMPLATES = (
    "gone.html",
    "boards/*_page.html",
    "boards/previews/release_index.html",
    "boards/copy_requests/ask*.html",
    "boards/opinions/*.html",
    "boards/themes/*.html",
    "chrome/*.html",
    "components/*.html",
    "hub/*.html",
)

MODULES = {
    "boards.models.publishing.states": ("Availability",),
    "boards.models.pages.events": ("EventPage.Kind",),
    "boards.models.pages.library": ("LibraryItemPage.Category",),
    "boards.models.pages.news": ("NewsPage.Kind",),
    "boards.models.pages.reviews": ("PublicationDecision",),
    "boards.public.ringing": WHOLE,
    "boards.public.watermark": WHOLE,
    "boards.public.notices": WHOLE,
    "boards.publishing.publication_record.sentences": WHOLE,
    "boards.public.copy_requests.forms": WHOLE,
    "boards.public.copy_requests.views": WHOLE,
    "boards.models.board.hub": ("Region",),
    "boards.public.hub.pictures": WHOLE,
    "boards.public.hub.views": WHOLE,
    "boards.templatetags.documents": WHOLE,
    "boards.templatetags.hub": WHOLE,
    "boards.templatetags.reviews": WHOLE,
    "boards.public.honeypot": WHOLE,
    "boards.public.opinions.forms": WHOLE,
    "boards.public.opinions.views": WHOLE,
    "boards.publishing.copy_requests.tickets": WHOLE,
    "boards.public.review_lists": WHOLE,
    "boards.public.filters.names": WHOLE,
    "boards.public.filters.narrowing": WHOLE,
    "boards.models.shared.audiences": ("Audience",),
    "boards.public.search.naming": WHOLE,
    "boards.public.search.results": WHOLE,
    "boards.public.search.views": WHOLE,
    "boards.models.publishing.rules": (
        "_GONE",
        "_OUTCOMES",
        "_by_others",
        "_of_report",
        "publication_sentence",
    ),
    "boards.models.shared.names": WHOLE,
    "boards.models.shared.theme_names": WHOLE,
    "boards.public.theme_pages.saying": WHOLE,
}
