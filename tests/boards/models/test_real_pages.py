"""What real boards' pages say, typed into the editor's form: said exactly, or asked.

Each case is typed with others of its page, kept as it was typed, and read as the public
would read it. Nothing is lost, and nothing stands there that nobody wrote.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from boards.models import (
    BriefingPage,
    BulletinPage,
    DocumentKind,
    EventIndexPage,
    EventPage,
    GuidanceEdition,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
)
from boards.models.pages.reviews import PublicationDecision
from boards.models.publishing.documents import PageDocument
from boards.models.publishing.states import Availability
from boards.models.publishing.unsaid import unsaid
from boards.publishing.releases.rendered_version import printed
from boards.templatetags.documents import document_item
from cms.partial_dates import PartialDate
from tests.cms_forms import adding, editing, errors_of, open_form, send
from tests.factories import cms_client, make_board, make_editor, the_list

pytestmark = pytest.mark.django_db

LISTS = {
    ReviewPage: ReviewIndexPage,
    BriefingPage: LearningIndexPage,
    BulletinPage: LearningIndexPage,
    LibraryItemPage: LibraryIndexPage,
    EventPage: EventIndexPage,
}


@dataclass(frozen=True)
class Case:
    """typed: fields of the page. row: fields of one of its documents.

    said: what the public reads of it. never: what nobody wrote. kept: how the form
    shows again what it does not show as it was typed.
    """

    what: str
    typed: dict[str, Any] = field(default_factory=dict)
    said: Iterable[str] = ()
    never: Iterable[str] = ()
    row: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)


def kind(slug: str) -> int:
    return DocumentKind.objects.get(slug=slug).pk


def type_(slug: str) -> int:
    return ReviewType.objects.get(slug=slug).pk


def edition(short_name: str) -> int:
    return GuidanceEdition.objects.get(short_name=short_name).pk


# What a new row of documents says before anybody types.
AS_OFFERED = {"availability": "published", "language": "en-gb"}
ANOTHER = "Lancashire Safeguarding Children Board"
PAGES: dict[str, tuple[Any, list[Case]]] = {
    "a review of another board": (
        ReviewPage,
        [
            Case(
                "who commissioned it",
                {"commissioned_by": ANOTHER},
                [f"Commissioned by {ANOTHER}"],
            ),
            Case(
                "who published it, and nothing promised of how long it stays",
                {"published_by": ANOTHER, "published": "early 2016"},
                [f"Published by {ANOTHER}: early 2016."],
                ["stays here", "had to stay", "No day is set"],
            ),
            Case(
                "two types at once",
                {
                    "review_type": lambda: type_("serious-case-review"),
                    "other_types": lambda: (type_("domestic-homicide-review"),),
                },
                ["Serious case review; Domestic homicide review"],
            ),
            Case(
                "an edition of Wales",
                {"guidance_edition": lambda: edition("Wales 2016")},
                ["Working Together to Safeguard People: Volume 2"],
                ["Working Together to Safeguard Children"],
            ),
            Case(
                "several references",
                {
                    "local_code": "LR-4",
                    "nspcc_reference": "C7043",
                    "other_references": "Home Office: DHR 12/2016\nWalsall: 3",
                },
                ["LR-4", "C7043", "Home Office: DHR 12/2016; Walsall: 3"],
            ),
            Case(
                "free keywords",
                {"keywords": "safer sleep, water"},
                ["Keywords safer sleep, water"],
            ),
            Case(
                "commissioned in a quarter",
                {"commissioned": "Q2 2014"},
                ["Commissioned second quarter of 2014"],
                kept={"commissioned": "second quarter of 2014"},
            ),
            Case(
                "finished in a range of months",
                {"completed": "March to May 2015"},
                ["Completed March 2015 to May 2015"],
                kept={"completed": "March 2015 to May 2015"},
            ),
            Case(
                "updated after it was published",
                {"updated": "2017/18"},
                ["Updated 2017/18"],
            ),
            Case(
                "a report of which the other board has the file",
                row={
                    "kind": lambda: kind("report"),
                    "title": "Overview report",
                    "availability": "elsewhere",
                    "held_by": f"{ANOTHER}, 01772 000000",
                    "link": "https://www.example.org/scr",
                },
                said=[
                    "Overview report",
                    "Held elsewhere",
                    f"Held by: {ANOTHER}, 01772 000000",
                    "Where it is held",
                ],
            ),
            Case(
                "a file that nobody has any more",
                row={
                    "kind": lambda: kind("executive-summary"),
                    "title": "Summary",
                    "availability": "missing",
                    "published": "as written: Easter 2016",
                },
                said=["Summary", "File missing", "Published Easter 2016"],
            ),
        ],
    ),
    "a review without a name": (
        ReviewPage,
        [
            Case("no name", {"title": "Unnamed review"}, ["Unnamed review"]),
            Case("no publisher's name", {"published_by": "Anonymous"}, ["Anonymous"]),
            Case(
                "published, in words that are no date",
                {"published": "as written: some time after July 2016"},
                ["Published by Anonymous: some time after July 2016."],
                ["2017", "1 July"],
            ),
            Case(
                "type not known",
                {"review_type": lambda: type_("type-not-known")},
                ["Type not known"],
                ["Rapid review"],
            ),
            Case(
                "an edition of Scotland",
                {"guidance_edition": lambda: edition("Scotland 2021")},
                ["Undertaking Learning Reviews"],
                ["stays here", "until"],
            ),
            Case(
                "a note on something that can be had elsewhere",
                row={
                    "kind": lambda: kind("learning-summary"),
                    "title": "What we learnt",
                    "link": "https://www.example.org/summary",
                    "public_note": "Without its appendix.",
                    "updated": "spring 2018",
                },
                said=[
                    "Learning summary",
                    "Without its appendix.",
                    "Updated spring 2018",
                ],
            ),
            Case(
                "a kind of the board's own",
                row={
                    "kind": lambda: kind("other-document"),
                    "own_kind": "Learning poster",
                    "title": "Poster",
                    "link": "https://www.example.org/poster",
                },
                said=["Poster", "Learning poster"],
                never=["Other document"],
            ),
            Case(
                "a podcast",
                row={
                    "kind": lambda: kind("podcast"),
                    "title": "Listen",
                    "link": "https://www.example.org/listen",
                },
                said=["Podcast"],
            ),
        ],
    ),
    "a review that is delayed": (
        ReviewPage,
        [
            Case(
                "a type of the board's own",
                {
                    "review_type": lambda: type_("other-review"),
                    "own_type": "Appreciative inquiry",
                },
                ["Appreciative inquiry"],
                ["Other review"],
            ),
            Case(
                "the delay is said once",
                {
                    "publication_decision": "delayed",
                    "publication_note": "Until proceedings have ended.",
                },
                ["Publication of this review is delayed."],
            ),
            Case(
                "when it is expected",
                {"expected": "autumn 2026"},
                ["It is expected: autumn 2026."],
            ),
            Case("its target", {"target": "Mid 2025"}, ["To be finished by mid 2025"]),
            Case(
                "a report that is delayed with its review, and needs no second note",
                row={
                    "kind": lambda: kind("report"),
                    "title": "Report to come",
                    "availability": "delayed",
                },
                said=["Report to come", "Delayed"],
            ),
            Case(
                "a document that is expected",
                row={
                    "kind": lambda: kind("action-plan"),
                    "title": "Our plan",
                    "availability": "expected",
                    "expected": "winter 2026/27",
                },
                said=["Action plan", "Expected winter 2026/27"],
                never=["File missing"],
            ),
        ],
    ),
    "a review that goes on": (
        ReviewPage,
        [
            Case(
                "a type of the list, and what the board calls it",
                {
                    "review_type": lambda: type_("learning-review"),
                    "own_type": "SILP",
                },
                ["Learning review (SILP)"],
            ),
            Case(
                "nobody has published it yet",
                {"expected": "autumn 2026"},
                ["The report is expected. It is expected: autumn 2026."],
                ["Published", "The date is not known"],
            ),
            Case(
                "finished later than it was to be",
                {"target": "July 2026", "completed": "Tues 1 September 2026"},
                ["To be finished by July 2026", "Completed 1 September 2026"],
                kept={"completed": "1 September 2026"},
            ),
            Case(
                "changed since",
                {"updated": "September 2026"},
                ["Updated September 2026"],
            ),
            Case(
                "a document that is looked at again while it is not out",
                row={
                    "kind": lambda: kind("report"),
                    "own_kind": "Overview report",
                    "title": "Report of the panel",
                    "availability": "expected",
                    "public_note": "After an inquest.",
                    "updated": "14-Oct-2026",
                },
                said=[
                    "Report (Overview report)",
                    "After an inquest.",
                    "Updated 14 October 2026",
                ],
            ),
        ],
    ),
    "a briefing": (
        BriefingPage,
        [
            Case(
                "published in a season, updated in a month",
                {"published": "Summer 2016", "updated": "May 2018"},
                ["Published summer 2016", "Updated May 2018"],
            ),
            Case("its keywords", {"keywords": "bruising"}, ["Keywords: bruising"]),
            Case(
                "a kind of the list, and of the board's own",
                {"kind": "Learning summary", "own_kind": "For schools"},
                ["Learning summary (For schools)"],
                ["7-minute"],
            ),
            Case(
                "a leaflet",
                row={
                    "kind": lambda: kind("leaflet"),
                    "title": "For parents",
                    "link": "https://www.example.org/leaflet",
                },
                said=["Leaflet"],
                never=["Leaflet · Published"],
            ),
        ],
    ),
    "learning of no kind": (
        BulletinPage,
        [
            Case(
                "nobody says what it is",
                {"kind": "", "published": "May 2018"},
                ["Published May 2018"],
                ["bulletin", "briefing", "()"],
                row={
                    "kind": lambda: kind("leaflet"),
                    "title": "For parents",
                    "link": "https://www.example.org/leaflet",
                },
            ),
        ],
    ),
    "a policy": (
        LibraryItemPage,
        [
            Case("its kind", {"category": "policy"}, ["Policies"]),
            Case(
                "its text, which another site has",
                row={
                    "kind": lambda: kind("policy"),
                    "title": "The policy",
                    "link": "https://www.example.org/policy",
                },
                said=["The policy", "Policy"],
            ),
            Case("its issue", {"issue": "Version 3.1"}, ["Issue Version 3.1"]),
            Case("its owner", {"kept_by": "Policy Group"}, ["Kept by Policy Group"]),
            Case(
                "who approved it, and when",
                {"approved_by": "The Executive", "approved_on": "12 March 2019"},
                ["Approved by The Executive", "Approved 12 March 2019"],
            ),
            Case(
                "when it is read again",
                {"review_due": "2027/28"},
                ["Due for review 2027/28"],
            ),
        ],
    ),
    "a newsletter": (
        LibraryItemPage,
        [
            Case("its kind", {"category": "newsletter"}, ["Newsletters"]),
            Case("its number", {"issue": "Issue 14"}, ["Issue 14"]),
            Case(
                "when it came out",
                {"issued": "June and July 2019"},
                ["Issued June 2019 to July 2019"],
                kept={"issued": "June 2019 to July 2019"},
            ),
            Case(
                "the paper itself",
                row={
                    "kind": lambda: kind("newsletter"),
                    "title": "Newsletter 14",
                    "link": "https://www.example.org/14",
                },
                said=["Newsletter 14"],
            ),
        ],
    ),
    "minutes": (
        LibraryItemPage,
        [
            Case("its kind", {"category": "minutes"}, ["Minutes"]),
            Case(
                "when the meeting was, which is not when they came out",
                {"met_on": "12 January 2017"},
                ["Meeting 12 January 2017"],
                ["Published 12", "Issued"],
            ),
            Case(
                "when they were agreed",
                {"approved_by": "The Board", "approved_on": "20 April 2017"},
                ["Approved by The Board", "Approved 20 April 2017"],
            ),
            Case(
                "that nobody has them any more",
                row={
                    "kind": lambda: kind("minutes"),
                    "title": "Minutes of the Board",
                    "availability": "missing",
                    "public_note": "No copy was kept.",
                },
                said=["File missing", "No copy was kept."],
                never=["Published"],
            ),
        ],
    ),
    "a course": (
        EventPage,
        [
            Case("what it is", {"kind": "course"}, ["Course"]),
            Case(
                "runs without a year",
                {"runs": "Tuesdays in March\n12 May, morning"},
                ["Tuesdays in March 12 May, morning"],
                ["Date to be announced", "20"],
            ),
        ],
    ),
}


def resolved(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value() if callable(value) else value for name, value in fields.items()
    }


@pytest.fixture
def board():
    return make_board()


@pytest.mark.parametrize("name", PAGES)
def test_what_real_pages_say_is_said_exactly_and_nothing_else(board, name):
    model, cases = PAGES[name]
    client = cms_client(make_editor(board))
    typed: dict[str, Any] = {
        "title": "Child P",
        "slug": "child-p",
        "summary": "What was learnt.",
    }
    for case in cases:
        typed |= resolved(case.typed)
    rows = [AS_OFFERED | resolved(case.row) for case in cases if case.row]
    fields = typed | ({"released_documents": inline_formset(rows)} if rows else {})

    response = send(
        client, adding(model, the_list(LISTS[model], board)), fields, submit=True
    )

    assert response.status_code == 302, errors_of(response)
    page = model.objects.get(title=typed["title"])
    draft = page.get_latest_revision_as_object()
    shown = " ".join(printed(draft, timezone.localdate()).lines)
    again = open_form(client, editing(page))
    for case in cases:
        for said in case.said:
            assert said in shown, case.what
        for never in case.never:
            assert never not in shown, case.what
        for field_name, value in resolved(case.typed).items():
            kept = case.kept.get(field_name, value)
            held = again[field_name]
            expected = kept if isinstance(kept, tuple) else (kept,)
            assert [one.casefold().replace("\r", "").strip() for one in held] == [
                str(one).casefold() for one in expected
            ], case.what


@pytest.mark.parametrize(
    ("typed", "row", "field_name", "asked"),
    [
        ({"published": "16/01/20"}, {}, "published", "16/01/1920"),
        ({"published": "18.05.18"}, {}, "published", "18/05/2018"),
        ({}, {"availability": "expected"}, "released_documents-0-expected", "expected"),
        ({}, {"availability": "elsewhere"}, "released_documents-0-held_by", "who has"),
        (
            {},
            {"availability": "missing", "link": "https://www.example.org/a"},
            "released_documents-0-file",
            "not missing",
        ),
        (
            {"publication_decision": "delayed", "publication_note": "Proceedings."},
            {"availability": "delayed", "public_note": "An inquest."},
            "publication_note",
            "An inquest.",
        ),
    ],
)
def test_what_could_be_wrong_is_asked_at_its_field(
    board, typed, row, field_name, asked
):
    fields = {
        "title": "Child P",
        "slug": "child-p",
        "summary": "What was learnt.",
        "review_type": type_("rapid-review"),
        **typed,
    }
    if row:
        report = AS_OFFERED | {"kind": kind("report"), "title": "Report"} | row
        fields["released_documents"] = inline_formset([report])
    client = cms_client(make_editor(board))

    response = send(
        client,
        adding(ReviewPage, the_list(ReviewIndexPage, board)),
        fields,
        submit=True,
    )

    found = errors_of(response)
    assert list(found) == [field_name]
    assert asked in " ".join(found[field_name])


OF_REVIEW = {
    "commissioned": "1991",
    "target": "1992",
    "completed": "1993",
    "published": "1994",
    "expected": "1995",
    "updated": "1996",
}
OF_ROW = {"published": "1981", "expected": "1982", "updated": "1983"}


@pytest.mark.parametrize("decision", PublicationDecision.values)
def test_each_date_is_shown_or_who_typed_it_is_told_that_it_is_not(decision):
    review = ReviewPage(title="Child P", publication_decision=decision)
    row = PageDocument(title="Report", public_note="Why.", held_by="Lancashire")
    for told, dates in ((review, OF_REVIEW), (row, OF_ROW)):
        for name, typed in dates.items():
            setattr(told, name, PartialDate.parse(typed))
    wrong = {}
    for availability in Availability.values:
        row.availability = availability
        shown = render_to_string("components/review_facts.html", {"review": review})
        shown += document_item(row)
        shown += str(review.shown_expected)
        warned = " ".join(unsaid(review, [row]))
        for typed in (*OF_REVIEW.values(), *OF_ROW.values(), "Lancashire"):
            if (typed in shown) == (typed in warned):
                wrong[availability, typed] = "twice" if typed in shown else "never"

    assert wrong == {}


def test_who_saves_what_is_not_shown_reads_so(board):
    fields = {
        "title": "Child P",
        "slug": "child-p",
        "summary": "What was learnt.",
        "review_type": type_("rapid-review"),
        "publication_decision": "delayed",
        "publication_note": "Proceedings.",
        "published": "May 2019",
    }
    client = cms_client(make_editor(board))

    send(client, adding(ReviewPage, the_list(ReviewIndexPage, board)), fields)

    page = client.get(editing(ReviewPage.objects.get())).content.decode()
    assert "“Published: May 2019” of “Child P” is kept, and not shown" in page
