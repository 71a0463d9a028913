"""A library to search: reviews with files, learning, and pages that get in the way.

And queries over it, each with the title that has to come first.
"""

from boards.models import BriefingPage, ContentPage, LearningIndexPage, Theme
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import says
from tests.factories import make_document, make_page, make_review, release, the_list
from tests.states import home_in

# Title, other name, code, themes, summary, what its report says page by page.
REVIEWS = (
    ("Child A", "", "LR-1", ("neglect",), "A boy without food.", "Chronic neglect."),
    ("Child P", "Heron", "LR-4", ("neglect",), "A girl at home.", "The home was cold."),
    ("Child Q", "", "", ("exploitation",), "A teenager.", "County lines dealers."),
    ("Family T", "", "SCR 12", ("physical-abuse",), "Twins.", "Bruising in babies."),
    ("Alex", "Kingfisher", "", ("self-harm",), "A young man.", "Ligature marks."),
    ("Baby Íde", "", "", (), "A newborn.", "Unsafe sleeping on a sofa."),
    ("IT", "", "", (), "Named for its initials.", "The records were lost."),
    ("Sam’s story", "", "", ("domestic-abuse",), "At home.", "Coercive control."),
    ("Child W", "", "", (), "A school child.", "Elective home education began."),
    ("Rowan", "", "7M", ("information-sharing",), "Nobody told.", "A missed referral."),
)
BRIEFINGS = (
    ("7-minute briefing: professional curiosity", "Asking again, kindly."),
    ("Disguised compliance", "When parents seem to agree and nothing changes."),
    ("Voice of the child", "What a child says, shows and lives through."),
    ("Safe sleep", "Where a baby sleeps, and how."),
    ("Fabricated or induced illness", "When a child is made ill."),
)
PAGES = (
    ("About us", "The partnership of police, health and the local authority."),
    ("Contact", "Ring us about a child. Ring 999 in an emergency."),
    ("Whistle-blowing", "How to say that a colleague does harm."),
    ("Private fostering", "A child who lives with somebody who is no close relative."),
    ("Escalation policy", "What to do when professionals do not agree."),
    ("Child death overview panel", "The panel looks at each death of a child."),
)
# By their kind: what is typed, and the title that is right.
QUERIES = {
    "known item": (
        ("Child A", "Child A"),
        ("Child P", "Child P"),
        ("child q", "Child Q"),
        ("family t", "Family T"),
        ("Alex", "Alex"),
        ("rowan", "Rowan"),
        ("child w", "Child W"),
        ("review of Child P", "Child P"),
        ("contact", "Contact"),
        ("about us", "About us"),
    ),
    "alias and code": (
        ("heron", "Child P"),
        ("Kingfisher", "Alex"),
        ("LR-4", "Child P"),
        ("lr 4", "Child P"),
        ("LR4", "Child P"),
        ("LR–1", "Child A"),
        ("SCR 12", "Family T"),
        ("scr12", "Family T"),
        ("7M", "Rowan"),
    ),
    "short and stop-like": (
        ("Q", "Child Q"),
        ("IT", "IT"),
        ("it", "IT"),
        ("A", "Child A"),
        ("7 minute", "7-minute briefing: professional curiosity"),
        ("7-minute", "7-minute briefing: professional curiosity"),
        ("999", "Contact"),
        ("voice of the child", "Voice of the child"),
        ("the voice of a child", "Voice of the child"),
    ),
    "words of a file": (
        ("county lines", "Child Q: report"),
        ("bruising babies", "Family T: report"),
        ("bruise baby", "Family T: report"),
        ("ligature", "Alex: report"),
        ("sofa", "Baby Íde: report"),
        ("elective home education", "Child W: report"),
        ("missed referrals", "Rowan: report"),
        ("coercive control", "Sam’s story: report"),
        ("lost records", "IT: report"),
    ),
    "several places": (
        ("Child P cold", "Child P: report"),
        ("child q dealers", "Child Q: report"),
        ("Alex ligature", "Alex: report"),
    ),
    "phrase, minus, or": (
        ('"voice of the child"', "Voice of the child"),
        ("“safe sleep”", "Safe sleep"),
        ('"county lines"', "Child Q: report"),
        ("kingfisher OR nothingatall", "Alex"),
        ("briefing -compliance", "7-minute briefing: professional curiosity"),
    ),
    "other forms": (
        ("fostered privately", "Private fostering"),
        ("escalating", "Escalation policy"),
        ("fabricate illness", "Fabricated or induced illness"),
        ("curious", "7-minute briefing: professional curiosity"),
        ("professional curios", "7-minute briefing: professional curiosity"),
        ("whistleblowing", "Whistle-blowing"),
        ("whistle blowing", "Whistle-blowing"),
        ("panels", "Child death overview panel"),
        ("compli", "Disguised compliance"),
    ),
    "accents and quotes": (
        ("baby ide", "Baby Íde"),
        ("Baby Íde", "Baby Íde"),
        ("sam's story", "Sam’s story"),
        ("sams story", "Sam’s story"),
        ("Sam’s story", "Sam’s story"),
        ("self‑harm", "Alex"),
    ),
    "theme": (
        ("exploitation", "Child Q"),
        ("domestic abuse", "Sam’s story"),
        ("information sharing", "Rowan"),
        ("physical abuse", "Family T"),
    ),
    "as somebody would ask": (
        ("what is the whistle blowing policy", "Whistle-blowing"),
        ("who do i ring about a child", "Contact"),
        ("how was the voice of the child heard", "Voice of the child"),
        ("child w home education report", "Child W: report"),
        ("briefing for safe sleeping", "Safe sleep"),
        ("kingfisher review 2018", "Alex"),
    ),
    "typing fault": (
        ("neglcet", "Child A: report"),
        ("proffesional curiosty", "7-minute briefing: professional curiosity"),
        ("kingfsher", "Alex"),
        ("compliancce", "Disguised compliance"),
        ("fosterring", "Private fostering"),
        ("escallation", "Escalation policy"),
        ("ligatrue", "Alex: report"),
    ),
}
# In languages of whose stems PostgreSQL knows nothing, scored apart.
ELSEWHERE = {
    "pl": (("Przemoc w rodzinie", ("przemocy", "rodzina", "przemoc", "PRZEMOC")),),
    "cy": (("Diogelu plant", ("diogelu", "diogel", "blant plant")),),
    "ur": (("بچوں کا تحفظ", ("تحفظ", "بچوں")),),
    "bn": (("শিশু সুরক্ষা", ("শিশু", "সুরক্ষা")),),
    "pa": (("ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ", ("ਸੁਰੱਖਿਆ", "ਬੱਚਿਆਂ")),),
}


def fill(board: OpenedBoard) -> None:
    for number, (title, alias, code, themes, summary, text) in enumerate(REVIEWS):
        review = make_review(
            board,
            title=title,
            also_known_as=alias,
            local_code=code,
            summary=summary,
            published=PartialDate(2014 + number),
            themes=Theme.objects.filter(slug__in=themes),
        )
        file = says(make_document(board), f"A review of {title}.", text, "Thanks.")
        release(review, file, title=f"{title}: report")
    learning = the_list(LearningIndexPage, board, title="Learning")
    for title, summary in BRIEFINGS:
        make_page(BriefingPage, learning, title=title, summary=summary)
    for title, summary in PAGES:
        make_page(ContentPage, board.home, title=title, summary=summary)
    for code, pages in ELSEWHERE.items():
        home = home_in(board, code)
        for title, _typed in pages:
            make_page(ContentPage, home, title=title, slug=f"page-{code}")
