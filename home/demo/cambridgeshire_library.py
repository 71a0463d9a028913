"""Cambridgeshire's library: a form, terms of reference, answers and two guides."""

from dataclasses import dataclass

from wagtail.models import Collection, Page

from boards.models import LibraryIndexPage, LibraryItemPage
from home.demo.builders import add_public, document, publish
from home.writing import steps, text, to

KEEPER = "Cambridgeshire LSCB"
Category = LibraryItemPage.Category


@dataclass(frozen=True)
class Library:
    """The items, for pages that send a reader to them."""

    form: Page
    terms: Page
    questions: Page
    themes: Page
    guide: Page


def add_library(index: LibraryIndexPage, files: Collection, contact: Page) -> Library:
    library = Library(
        form=_add_form(index, files, contact),
        terms=_add_terms(index, files),
        questions=_add_questions(index, files),
        themes=_add_themes(index, files),
        guide=_add_guide(index, files),
    )
    publish(
        index,
        summary="What you need to refer a case for a serious case review, and what "
        "helps you to understand one.",
        intro=[
            text(
                "For professionals, and for Independent Chairs. "
                f"{to(contact, 'The Business Manager')} answers questions.",
            )
        ],
    )
    return library


def _add_form(index: LibraryIndexPage, files: Collection, contact: Page) -> Page:
    return add_public(
        index,
        LibraryItemPage,
        "Referral Form",
        category=Category.FORM,
        kept_by=KEEPER,
        summary="Ten pages to fill in before a case can be considered for a Serious "
        "Case Review.",
        documents=[
            document(files, "form", "SCR Referral Form, ten pages", sample="form.docx")
        ],
        body=[
            steps(
                ("Get the form", f"Open it here, or ask {to(contact, 'Andy Jarvis')}."),
                ("Fill it in", "All ten pages count when the case is considered."),
            )
        ],
    )


def _add_terms(index: LibraryIndexPage, files: Collection) -> Page:
    return add_public(
        index,
        LibraryItemPage,
        "Terms of Reference",
        category=Category.TERMS,
        kept_by=KEEPER,
        summary="What the Serious Case Review Sub Group is for, how a case is referred "
        "to it, and how it decides.",
        documents=[
            document(
                files,
                "terms-of-reference",
                "Cambridgeshire LSCB Serious Case Review Sub Group Terms of Reference. "
                "Referral and Decision Making Process",
            )
        ],
    )


def _add_questions(index: LibraryIndexPage, files: Collection) -> Page:
    return add_public(
        index,
        LibraryItemPage,
        "Serious Case Review – Frequently Asked Questions",
        "frequently-asked-questions",
        category=Category.GUIDANCE,
        kept_by=KEEPER,
        summary="Professionals ask, from “When do you have SCR?” to “Will I be at risk "
        "of disciplinary action?”, and the board answers.",
        documents=[
            document(
                files, "questions", "Serious Case Review – Frequently Asked Questions"
            )
        ],
    )


def _add_themes(index: LibraryIndexPage, files: Collection) -> Page:
    return add_public(
        index,
        LibraryItemPage,
        "Practice Themes – From a Child’s Perspective",
        "practice-themes",
        category=Category.LEARNING,
        kept_by=KEEPER,
        summary="What reviews teach about practice, seen with the eyes of a child.",
        documents=[
            document(
                files,
                "guidance",
                "Cambridgeshire LSCB Serious Case Review Practice Themes – from a "
                "Child’s Perspective",
            )
        ],
    )


def _add_guide(index: LibraryIndexPage, files: Collection) -> Page:
    return add_public(
        index,
        LibraryItemPage,
        "SCR Regional Eastern Guide",
        category=Category.GUIDANCE,
        summary="For those who chair a board in the eastern region, about reviews and "
        "about telling the authorities of a serious incident.",
        documents=[
            document(
                files,
                "guidance",
                "A guide for Independent Chairs of Safeguarding Children Boards and "
                "Serious Case Review/Serious Incident Notification",
            )
        ],
    )
