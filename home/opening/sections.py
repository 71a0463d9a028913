"""The starting words of a board's main sections. Each can stand as it is."""

from typing import Any

from wagtail.models import Page

from boards.models import Board
from home.opening.concern_page import phone
from home.writing import heading, questions, text, to

Fields = dict[str, Any]


REVIEWS: Fields = {
    "summary": "When a child has died or been seriously harmed, we ask what can be "
    "learnt and what must change.",
    "intro": [
        text(
            "A review looks at how organisations worked together to keep a child "
            "safe. It does not say who is to blame. It says what happened, why, and "
            "what should be done differently.",
            "Reviews use letters or invented names, to protect children and their "
            "families.",
        )
    ],
    "empty_text": "We have not published a review here yet. Each one will stand here, "
    "with its report and with what we do because of it.",
}
LEARNING: Fields = {
    "summary": "Short briefings for you and your team: what reviews have taught us, "
    "and what to do about it.",
}
LIBRARY: Fields = {
    "summary": "Forms, procedures and guidance for everybody who works with children "
    "in our area.",
}
NEWS: Fields = {"summary": "What is new, and what we say to the media."}
EVENTS: Fields = {
    "summary": "Training, workshops and meetings for people who work with children."
}


def faq(board: Board, contact: Page | None) -> Fields:
    asked = [
        (
            "What is a review?",
            "When a child has died or been seriously harmed, and abuse or neglect is "
            "known or suspected, organisations look together at what happened and at "
            "what they can learn. That is a review.",
        ),
        (
            "Does a review say who is to blame?",
            "No. Courts, employers and coroners decide about people. A review is there "
            "to learn, so that children are safer.",
        ),
        (
            "Who carries out a review?",
            "People who had nothing to do with the child or the family. They read the "
            "records, and listen to those who worked with the family and, when they "
            "wish it, to the family itself.",
        ),
        (
            "Why are names left out?",
            "Children and families have a right to be left in peace. Letters or "
            "invented names protect them, and brothers and sisters too.",
        ),
        ("How can I reach the board?", _how_to_reach(board, contact)),
    ]
    return {
        "summary": "What people ask us most, with short answers.",
        "groups": [questions(*asked)],
    }


def _how_to_reach(board: Board, contact: Page | None) -> str:
    ways = []
    if board.phone:
        ways.append(f"ring {phone(board.phone)}")
    if board.email:
        ways.append(f'write to <a href="mailto:{board.email}">{board.email}</a>')
    reach = f"You can {' or '.join(ways)}." if ways else ""
    more = f" {to(contact, 'Contact us')} says more." if contact else ""
    return f"{reach}{more}".strip() or "Our address stands at the foot of every page."


def contact(board: Board) -> Fields:
    office = {
        "name": f"{board.short_name} office",
        "purpose": "Questions about the board, its reviews and this website",
        "address": board.address,
        "phone": board.phone,
        "email": board.email,
        "hours": "",
    }
    return {
        "summary": "How to reach us. If a child is in danger now, call 999.",
        "offices": [("office", office)],
        "body": [
            heading("If you are worried about a child"),
            text(
                "Please do not write to the office: nobody may read it in time. Ring "
                "the number on top of this page."
            ),
            heading("Another form of what we publish"),
            text(
                "Tell us if you need a page or a file in large print, in easy read, in "
                "another language or read aloud."
            ),
        ],
    }
