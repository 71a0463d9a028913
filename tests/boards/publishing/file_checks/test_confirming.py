"""A serious finding keeps a file back until a second person says why it may go out."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from boards.models import FindingConfirmation, Role
from boards.publishing.file_checks.checks import (
    confirm,
    reasons_against_release,
    run_check,
)
from tests.boards.publishing.file_checks.worlds import (
    COVERED,
    checked,
    saying,
    the_check,
)
from tests.cms.reading import pdfs
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_member,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

REASON = "The box covers the number of the page."


def test_a_serious_finding_keeps_a_file_back_until_somebody_else_confirms_it():
    board = make_board()
    document = checked(board, COVERED, by=make_editor(board))
    (before,) = reasons_against_release(document)

    confirm(document, "hidden_text", make_manager(board), REASON)

    assert "Text that nobody can see (page 1)" in before
    assert reasons_against_release(document) == []


def test_who_uploaded_a_file_does_not_confirm_what_is_in_it():
    board = make_board()
    for person in (make_editor(board), make_administrator()):
        document = checked(board, COVERED, by=person)
        with pytest.raises(ValidationError, match="second person"):
            confirm(document, "hidden_text", person, REASON)
    assert not FindingConfirmation.objects.exists()


@pytest.mark.parametrize("who", ["translator", "stranger"])
def test_who_may_not_change_a_file_does_not_confirm(who):
    board, other = make_board(), make_board()
    person = {
        "translator": lambda: make_member(board, Role.TRANSLATOR),
        "stranger": lambda: make_manager(other),
    }[who]()

    with pytest.raises(ValidationError, match="may change this file"):
        confirm(checked(board, COVERED), "hidden_text", person, REASON)


@pytest.mark.parametrize("reason", ["", "   ", "ok"])
def test_a_confirmation_says_why(reason):
    board = make_board()

    with pytest.raises(ValidationError) as refused:
        confirm(checked(board, COVERED), "hidden_text", make_editor(board), reason)

    assert list(refused.value.message_dict) == ["reason"]


@pytest.mark.parametrize("key", ["nhs_number", "metadata_people", "nothing"])
def test_only_what_was_found_and_is_serious_is_confirmed(key):
    board = make_board()

    with pytest.raises(ValidationError, match="not in the file any more"):
        confirm(checked(board, COVERED), key, make_editor(board), REASON)


def test_a_confirmation_is_for_one_content_of_a_file_alone():
    board = make_board()
    document = checked(board, COVERED)
    confirm(document, "hidden_text", make_editor(board), REASON)

    document.file = ContentFile(
        pdfs.saved(pdfs.new_pdf(pdfs.text("Jane Doe", colour="1"))), name="report.pdf"
    )
    document.save()
    run_check(document)

    assert len(reasons_against_release(document)) == 1


def test_a_confirmation_holds_when_the_same_content_is_checked_again():
    board = make_board()
    document = checked(board, COVERED)
    confirm(document, "hidden_text", make_editor(board), REASON)

    run_check(document)

    assert reasons_against_release(document) == []


def test_a_confirmation_does_not_cover_what_a_later_check_finds_beside_it():
    board = make_board()
    document = checked(board, COVERED)
    confirm(document, "hidden_text", make_editor(board), REASON)
    check = the_check(document)
    check.findings[0]["places"].append({"page": 2})
    check.save()

    assert len(reasons_against_release(document)) == 1


def test_the_screen_takes_a_confirmation_and_the_log_keeps_it():
    board = make_board()
    colleague = make_editor(board, first_name="Jo", last_name="Quick")
    document = checked(board, COVERED, by=make_editor(board))
    address = reverse("file_findings", args=[document.pk])
    client = cms_client(colleague)

    asked = client.get(address)
    sent = client.post(address, {"key": "hidden_text", "reason": REASON})
    shown = words(client.get(address))

    assert "1 serious finding keeps this file from going public" in words(asked)
    assert sent.url == address
    assert "Confirmed by Jo Quick" in shown
    assert REASON in shown
    entry = ModelLogEntry.objects.get(action="boards.confirm_finding")
    assert entry.user == colleague
    assert REASON in entry.formatter.format_message(entry)


def test_a_refused_confirmation_stands_at_its_field_and_loses_nothing():
    board = make_board()
    document = checked(board, COVERED, by=make_editor(board))
    address = reverse("file_findings", args=[document.pk])

    response = cms_client(make_editor(board)).post(
        address, {"key": "hidden_text", "reason": "seen it"}
    )

    page = response.content.decode()
    assert "Say in a sentence why it may go public" in words(response)
    assert ">seen it</textarea>" in page
    assert 'aria-invalid="true"' in page


def test_who_uploaded_it_is_told_that_somebody_else_has_to_look():
    board = make_board()
    editor = make_editor(board)
    document = checked(board, COVERED, by=editor)

    response = cms_client(editor).get(reverse("file_findings", args=[document.pk]))

    assert "You uploaded this file" in words(response)
    assert "<textarea" not in response.content.decode()


def test_the_screens_of_a_file_are_not_there_for_who_may_not_change_it():
    board, other = make_board(), make_board()
    document = checked(board, saying("Words"))
    people = [make_manager(other), make_member(board, Role.TRANSLATOR)]

    for person in people:
        client = cms_client(person)
        for name in ("file_findings", "file_check_report"):
            missing = client.get(reverse(name, args=[999_999]))
            answered = client.get(reverse(name, args=[document.pk]))
            assert answered.status_code == missing.status_code == 404
            assert words(answered) == words(missing)
        for name in ("check_file_again", "clean_file"):
            assert client.post(reverse(name, args=[document.pk])).status_code == 404
