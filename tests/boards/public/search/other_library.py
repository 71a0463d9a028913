"""Another library, and queries over it that were written before any of them was run.

Beside each stands the title that has to come first. A review that names a theme comes
before the file that only says it.
"""

from boards.models import BriefingPage, ContentPage, LearningIndexPage, Theme
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import says
from tests.factories import make_document, make_page, make_review, release, the_list
from tests.states import home_in

# Title, other name, code, themes, summary, what its report says page by page.
REVIEWS = (
    (
        "Child B",
        "Wren",
        "CSPR-07",
        ("neglect", "poverty"),
        "Two sisters in a cold flat.",
        (
            "The health visitor was not let in.",
            "Dental decay was noted at nursery.",
            "Hoarding filled each room.",
        ),
    ),
    (
        "Child BB",
        "",
        "CSPR-08",
        ("physical-abuse",),
        "An infant with broken ribs.",
        ("The radiographer found a healing fracture.", "Nobody weighed the infant."),
    ),
    (
        "Leo",
        "Otter",
        "R/2021/3",
        ("self-harm",),
        "A boy of the sixth form.",
        (
            "He wrote about suicide to a friend.",
            "The crisis team closed the case while he waited.",
        ),
    ),
    (
        "Family Osprey",
        "",
        "",
        ("domestic-abuse",),
        "A mother who moved away three times.",
        (
            "A non-molestation order was breached.",
            "The conference of agencies heard of it twice.",
        ),
    ),
    (
        "The O’Hara sisters",
        "",
        "SCR-11a",
        ("children-in-care",),
        "Brought up by foster carers.",
        ("The placement broke down on a Friday.", "Life story work had stopped."),
    ),
    (
        "Us",
        "",
        "",
        (),
        "Written with four young people.",
        ("They asked for one worker who stays.",),
    ),
    (
        "Child O",
        "",
        "T-2",
        ("criminal-exploitation",),
        "A missing teenager.",
        (
            "He carried drugs by train to the coast.",
            "The return interview took place after nine days.",
        ),
    ),
    (
        "Baby Zoë",
        "Robin",
        "",
        ("safe-sleep",),
        "A baby of six weeks.",
        ("Co-sleeping after alcohol.", "The midwife had given a leaflet."),
    ),
    (
        "Thematic review of stabbings",
        "",
        "",
        ("serious-violence",),
        "Six teenagers and their streets.",
        ("Exclusion from school came before each stabbing.",),
    ),
    (
        "Child F and Child G",
        "",
        "LR-19",
        ("fabricated-illness",),
        "Two children who saw many doctors.",
        ("Gastrostomy feeding was begun without a second opinion.",),
    ),
    (
        "Whole-family review: the Aspens",
        "",
        "",
        ("parental-mental-health",),
        "A father in hospital.",
        ("Perinatal psychosis was not known to the school.",),
    ),
    (
        "Child AT",
        "",
        "",
        ("home-education",),
        "A girl whom few people saw.",
        ("The register of children missing education was not asked.",),
    ),
)
BRIEFINGS = (
    ("Seeing the household", "Who lives in the home, and who stays there at times."),
    ("Was not brought", "A child does not miss an appointment; an adult does."),
    ("Working with fathers", "Men who are there, and whom nobody asks."),
    ("Five minutes on supervision", "Time to think, every month."),
    ("Learning from the Wren review", "What changed after it."),
)
PAGES = (
    ("Threshold document", "Which help is right for which need."),
    ("Resolving professional disagreement", "How to escalate a worry."),
    ("Training", "Courses for whoever works with families."),
    ("Privacy notice", "What we keep, why, and for how long."),
    ("Report abuse", "Whom to ring today."),
    ("Licensing", "Taxis, takeaways and children at work."),
    ("Who we are", "Three safeguarding partners."),
)
# By their kind: what is typed, and the title that is right.
QUERIES = {
    "known item": (
        ("child b", "Child B"),
        ("Child BB", "Child BB"),
        ("leo", "Leo"),
        ("family osprey", "Family Osprey"),
        ("osprey", "Family Osprey"),
        ("ospreys", "Family Osprey"),
        ("stabbings review", "Thematic review of stabbings"),
        ("threshold", "Threshold document"),
        ("thresholds", "Threshold document"),
        ("privacy", "Privacy notice"),
        ("was not brought", "Was not brought"),
        ("working with fathers briefing", "Working with fathers"),
        ("the aspens", "Whole-family review: the Aspens"),
        ("child f", "Child F and Child G"),
        ("child g", "Child F and Child G"),
        ("review of leo", "Leo"),
        ("training courses", "Training"),
    ),
    "other name or code": (
        ("wren", "Child B"),
        ("Otter", "Leo"),
        ("robin", "Baby Zoë"),
        ("CSPR-07", "Child B"),
        ("cspr 08", "Child BB"),
        ("CSPR07", "Child B"),
        ("R/2021/3", "Leo"),
        ("SCR 11a", "The O’Hara sisters"),
        ("scr11a", "The O’Hara sisters"),
        ("LR-19", "Child F and Child G"),
        ("lr19", "Child F and Child G"),
        ("T-2", "Child O"),
        ("T2", "Child O"),
    ),
    "stop words and short": (
        ("Us", "Us"),
        ("us", "Us"),
        ("child o", "Child O"),
        ("Child AT", "Child AT"),
        ("child at", "Child AT"),
        ("who we are", "Who we are"),
        ("5 minutes on supervision", "Five minutes on supervision"),
        ("Child F and G", "Child F and Child G"),
    ),
    "apostrophes, hyphens, accents": (
        ("O'Hara", "The O’Hara sisters"),
        ("ohara sisters", "The O’Hara sisters"),
        ("o’hara", "The O’Hara sisters"),
        ("zoe", "Baby Zoë"),
        ("baby Zoe", "Baby Zoë"),
        ("whole family", "Whole-family review: the Aspens"),
        ("whole–family review", "Whole-family review: the Aspens"),
        ("wholefamily", "Whole-family review: the Aspens"),
        ("non molestation order", "Family Osprey: report"),
        ("cosleeping", "Baby Zoë"),
        ("co sleeping", "Baby Zoë"),
    ),
    "theme": (
        ("neglect", "Child B"),
        ("self harm", "Leo"),
        ("self-harm", "Leo"),
        ("domestic abuse", "Family Osprey"),
        ("safe sleep", "Baby Zoë"),
        ("criminal exploitation", "Child O"),
        ("serious violence", "Thematic review of stabbings"),
        ("fabricated illness", "Child F and Child G"),
        ("poverty", "Child B"),
        ("elective home education", "Child AT"),
    ),
    "synonym": (
        ("domestic violence", "Family Osprey"),
        ("county lines", "Child O"),
        ("FII", "Child F and Child G"),
        ("looked after children", "The O’Hara sisters"),
        ("sudden infant death", "Baby Zoë"),
        ("knife crime", "Thematic review of stabbings"),
        ("home schooling", "Child AT"),
        ("non-accidental injury", "Child BB"),
        ("suicidal", "Leo"),
        ("munchausen", "Child F and Child G"),
    ),
    "words of a file": (
        ("dental decay", "Child B: report"),
        ("hoarding", "Child B: report"),
        ("radiographer", "Child BB: report"),
        ("healing fractures", "Child BB: report"),
        ("crisis team", "Leo: report"),
        ("gastrostomy", "Child F and Child G: report"),
        ("psychosis", "Whole-family review: the Aspens"),
        ("return interview", "Child O: report"),
        ("drugs by train", "Child O: report"),
        ("midwives leaflet", "Baby Zoë: report"),
    ),
    "phrase": (
        ('"health visitor"', "Child B: report"),
        ('"cold flat"', "Child B"),
        ("“life story work”", "The O’Hara sisters: report"),
        ('"second opinion"', "Child F and Child G: report"),
        ('"one worker who stays"', "Us: report"),
        ("osprey -report", "Family Osprey"),
    ),
    "typing fault": (
        ("osprye", "Family Osprey"),
        ("opsrey", "Family Osprey"),
        ("osprrey", "Family Osprey"),
        ("opsprey", "Family Osprey"),
        ("treshold document", "Threshold document"),
        ("thresholld", "Threshold document"),
        ("privicy", "Privacy notice"),
        ("radiograhper", "Child BB: report"),
        ("gastrotomy", "Child F and Child G: report"),
        ("supervison", "Five minutes on supervision"),
        ("superivsion", "Five minutes on supervision"),
        ("dentel decay", "Child B: report"),
        ("stabings", "Thematic review of stabbings"),
        ("sychosis", "Whole-family review: the Aspens"),
        ("knife crine", "Thematic review of stabbings"),
        ("hreshold", "Threshold document"),
        ("yhreshold", "Threshold document"),
        ("wpsychosis", "Whole-family review: the Aspens"),
        ("licencing", "Licensing"),
        ("fathres", "Working with fathers"),
    ),
    "other form of a word": (
        ("fathering", "Working with fathers"),
        ("disagreements", "Resolving professional disagreement"),
        ("escalating", "Resolving professional disagreement"),
        ("stabbed", "Thematic review of stabbings"),
        ("households", "Seeing the household"),
        ("licensed taxi", "Licensing"),
        ("hoarder", "Child B: report"),
        ("breach", "Family Osprey: report"),
    ),
    "a question": (
        ("how do i report abuse", "Report abuse"),
        ("what is the threshold for help", "Threshold document"),
        ("who are the safeguarding partners", "Who we are"),
        (
            "how to disagree with another professional",
            "Resolving professional disagreement",
        ),
    ),
}
# In the languages of which PostgreSQL knows no stems: a page, and what finds it first.
ELSEWHERE = {
    "pl": (
        (
            "Krzywdzenie dzieci",
            ("krzywdzenia", "dziecko", "krzywdzenie", "krzwydzenie"),
        ),
        ("Bezpieczny sen niemowląt", ("niemowlęta", "bezpiecznego snu", "niemowlat")),
        ("Zgłoś obawę", ("zgłosić", "zglos obawe", "obawa", "zgłoszenie")),
    ),
    "cy": (
        ("Cam-drin domestig", ("camdrin", "cam drin", "domestig", "gam-drin")),
        ("Esgeulustod", ("esgeuluso", "esgeulustod", "esgelustod")),
        ("Plant mewn gofal", ("blant", "phlant", "gofal", "ofal")),
    ),
    "ur": (
        ("گھریلو تشدد", ("تشدد", "گھریلو", "گهریلو تشدد")),
        ("بچوں کی حفاظت", ("حفاظت", "بچے", "بچوں")),
    ),
    "bn": (
        ("পারিবারিক সহিংসতা", ("সহিংসতা", "পারিবারিক", "সহিংসতার")),
        ("শিশুর ঘুম", ("শিশু", "ঘুম", "শিশুদের")),
    ),
    "pa": (
        ("ਘਰੇਲੂ ਹਿੰਸਾ", ("ਹਿੰਸਾ", "ਘਰੇਲੂ", "ਹਿੰਸਕ")),
        ("ਬੱਚੇ ਦੀ ਨੀਂਦ", ("ਬੱਚਾ", "ਬੱਚੇ", "ਨੀਂਦ")),
    ),
}


def fill(board: OpenedBoard) -> None:
    for number, (title, alias, code, themes, summary, pages) in enumerate(REVIEWS):
        review = make_review(
            board,
            title=title,
            also_known_as=alias,
            local_code=code,
            summary=summary,
            published=PartialDate(2012 + number),
            themes=Theme.objects.filter(slug__in=themes),
        )
        file = says(make_document(board), "Contents.", *pages, "What we will do.")
        release(review, file, title=f"{title}: report")
    learning = the_list(LearningIndexPage, board, title="Learning")
    for title, summary in BRIEFINGS:
        make_page(BriefingPage, learning, title=title, summary=summary)
    for title, summary in PAGES:
        make_page(ContentPage, board.home, title=title, summary=summary)
    for code, pages in ELSEWHERE.items():
        home = home_in(board, code)
        for number, (title, _typed) in enumerate(pages):
            make_page(ContentPage, home, title=title, slug=f"page-{code}-{number}")
