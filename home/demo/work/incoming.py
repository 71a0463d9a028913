"""What comes from outside: a request for a copy, a word about a page; an invitation.

And the translator's: a page whose English has moved on, or a language that is begun.
"""

from wagtail.models import Locale

from boards.governance.staff.invitations import invite
from boards.models import Board, ReviewPage, Role
from boards.publishing.copy_requests import asking, tickets
from boards.publishing.opinions import taking
from boards.translations.making import translate
from cms import trees
from home.demo.work.people import People
from home.demo.work.public_sample import ON_REQUEST

# Reserved for examples: no mail reaches anybody there.
READER = "reader@example.org"
COLLEAGUE = "new.colleague@example.org"
POLISH = "pl"


def add_what_comes_in(board: Board, review: ReviewPage, people: People) -> None:
    row = review.released_documents.get(title=ON_REQUEST)
    said = {
        "name": "Sam Sample",
        "email": READER,
        "message": "Sample: could you send me this for a course that I teach?",
    }
    asking.take(row, board, _ticket(row.pk, tickets.SALT), said)
    taking.take(
        review,
        board,
        _ticket(review.pk, taking.SALT),
        is_useful=False,
        sentence="Sample: I looked for the report of an older review and found none.",
    )
    invite(board, COLLEAGUE, [Role.EDITOR], people.manager)


def _ticket(key: int, salt: str) -> tickets.Ticket:
    """As the form of a visitor carries it."""
    return tickets.check(tickets.issue(key, salt), key, salt, quickest=0)


def add_what_is_to_translate(board: Board, people: People) -> None:
    """A home page that is begun in Polish, where the board has none yet."""
    polish = Locale.objects.get_or_create(language_code=POLISH)[0]
    home = trees.first_home(board)
    if home and not trees.homes_of(home).filter(locale=polish).exists():
        translate(home, polish, people.translator)
