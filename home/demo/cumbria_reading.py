"""Cumbria: how to read a long report, below the newest review.

It tells nothing of what happened. It has one of everything that editors may use.
"""

from wagtail.models import Page

from cms.models import BoardDocument
from home.writing import (
    Block,
    details,
    heading,
    notes,
    quotation,
    steps,
    table,
    text,
    to,
    video,
)

REGULATIONS = "https://www.legislation.gov.uk/uksi/2006/90"


def reading_guide(contact: Page, transcript: BoardDocument) -> list[Block]:
    return [
        *_what_it_is(),
        *_how_to_read_it(),
        *_with_your_team(transcript),
        *_whom_to_ask(contact),
        notes(
            "Working Together to Safeguard Children (2015), chapter 4: learning and "
            "improvement.",
            "Local Safeguarding Children Boards Regulations 2006, regulation 5: "
            f'<a href="{REGULATIONS}">legislation.gov.uk</a>.',
        ),
    ]


def _what_it_is() -> list[Block]:
    return [
        heading("What this report is for"),
        text(
            "A serious case review looks back at how agencies worked with a family, "
            "and asks what would help the next family more. The guidance says who "
            "carries one out, and that it is published [1]. The law says when there "
            "has to be one [2].",
            "It is not a trial. Nobody is found guilty in it, and nobody is named. "
            "Names, places and days are left out or changed, so that a child and the "
            "people around it cannot be told from the page. If you believe that you "
            "know them, please keep that to yourself: they go on living with it.",
            "A report of this kind is long, because it shows how its authors came to "
            "what they say. You need not read all of it to learn from it. The page "
            "that you are on is a way through.",
        ),
        quotation(
            "If you had been there on that day, what would you have seen, and what "
            "would have kept you from saying it?",
            "a question that we ask at every workshop",
        ),
    ]


def _how_to_read_it() -> list[Block]:
    return [
        heading("How to read it in an hour"),
        steps(
            (
                "Read the response first",
                "It is short. It says what the board will do, and by when.",
            ),
            (
                "Then the findings",
                "Each finding begins with what usually happens, and says why. Mark "
                "the one that you know best from your own week.",
            ),
            (
                "Go back to what happened",
                "Read only the part that your finding comes from. Ask what the people "
                "in it knew then, and not what we know now.",
            ),
            (
                "Write down one thing",
                "One thing that you will do from tomorrow is worth more than ten that "
                "somebody ought to do.",
            ),
        ),
        _words_of_reports(),
    ]


def _words_of_reports() -> Block:
    return details(
        "Words that such reports use",
        "<b>Agency</b>: a service that works with children or families, such as a "
        "school, a surgery or the police.",
        "<b>Multi-agency</b>: what several of them do together.",
        "<b>Threshold</b>: how much has to be known before a service steps in.",
        "<b>Disguised compliance</b>: when it looks as if advice is followed, and "
        "it is not.",
    )


def _with_your_team(transcript: BoardDocument) -> list[Block]:
    return [
        heading("Use it with your team"),
        text(
            "The briefing about this review takes seven minutes. Give it to everybody "
            "a day before you meet, and use the meeting to talk. Three questions are "
            "enough: What here could have been us? What would have made it easy to do "
            "the right thing? What do we change, and who sees to it?",
            "Some of your colleagues may have known a family like this one, or have "
            "been a child in one. Say beforehand what the meeting will be about, and "
            "that anybody may leave the room without a word.",
        ),
        video(
            "Sample film: reading a review with your team",
            "https://www.example.org/reading-a-review",
            6,
            "A manager and two practitioners try the three questions.",
            transcript,
        ),
    ]


def _whom_to_ask(contact: Page) -> list[Block]:
    office = to(contact, "LSCB Office")
    return [
        heading("Whom to ask about what"),
        table(
            "Questions about a review, and who answers them",
            (
                "What the report means for your work",
                "<ul><li>your line manager</li><li>your representative on the "
                "LSCB</li></ul>",
            ),
            (
                "Workshops, and copies of a report",
                f"the {office}",
            ),
            (
                "A child who may need help now",
                "the number at the top of this page, or 999 where a child is in danger",
            ),
            heads=("Your question", "Who answers it"),
        ),
        heading("If the report is hard to read"),
        text(
            "Reports like this one are about children who were hurt. It is all right "
            "to stop. Talk to somebody whom you trust: your supervisor, a friend, your "
            "doctor. If it brings back what happened to you as a child, you can tell "
            "us, however long ago that was, and we will say who can help.",
        ),
    ]
