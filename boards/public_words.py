"""Which words of boards the public reads, in every language that a board can have.

Not among them are answers that are English alone and say so: of an unknown host, of a
board that is paused, and of the CMS's host.
"""

from cms.catalogues.in_modules import WHOLE

TEMPLATES = (
    "gone.html",
    "boards/*_page.html",
    "boards/previews/release_index.html",
    "boards/requests/ask*.html",
    "chrome/*.html",
    "components/*.html",
)

MODULES = {
    "boards.models.documents": ("Availability",),
    "boards.models.events": ("EventPage.Kind",),
    "boards.models.library": ("LibraryItemPage.Category",),
    "boards.models.news": ("NewsPage.Kind",),
    "boards.models.reviews": ("PublicationDecision",),
    "boards.previews.watermark": WHOLE,
    "boards.record.notices": WHOLE,
    "boards.record.sentences": WHOLE,
    "boards.requests.forms": WHOLE,
    "boards.requests.public_views": WHOLE,
    "boards.requests.tickets": WHOLE,
    "boards.review_lists": WHOLE,
    "boards.review_lists.filters": WHOLE,
    "boards.rules": ("_GONE", "_OUTCOMES", "_of_report", "publication_sentence"),
    "boards.shared_names": WHOLE,
}
