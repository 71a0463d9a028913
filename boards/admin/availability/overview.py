"""How each document of a page can be had, until when it stays, and what can be done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from boards.admin.availability.base import PageDocumentsScreen
from boards.admin.availability.wording import floor_in_words, public_in_words
from boards.models import Availability, Board, OncePublic, PageDocument, Withdrawal
from boards.models.board.belonging import the_board_of_page
from boards.publishing.availability import floor_exceptions
from boards.publishing.withdrawals import document_changes, withdrawing
from boards.publishing.withdrawals.outside_copies import PLACES, places_with_copies
from cms.staff_dates import short_day
from cms.tenancy.scope import unscoped


class Overview(PageDocumentsScreen, TemplateView):
    page_title = gettext_lazy("Documents and withdrawal")
    template_name = "wagtailadmin/boards/availability/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = PageDocument.objects.filter(page=self.page.pk)
        withdrawal = withdrawing.open_withdrawal(self.page)
        board = the_board_of_page(self.page)
        return super().get_context_data(
            lines=[
                self._line(row, board)
                for row in rows.select_related("kind", "file").order_by("sort_order")
            ],
            withdrawal=withdrawal,
            copies=self._copies(withdrawal, board) if withdrawal else [],
            withdraw_url=self.address("withdraw_page")
            if withdrawing.may_be_withdrawn(self.page)
            else "",
            restore_url=self.address("restore_page") if withdrawal else "",
            exception=floor_exceptions.sentence(board),
            action_url=self.request.path,
            page=self.page,
            **kwargs,
        )

    def _line(self, row: PageDocument, board: Board) -> dict[str, Any]:
        records = OncePublic.objects.filter(page=self.page.pk)
        # What is no file of ours is public with its page.
        known = records.filter(document=row.file_id).first()
        return {
            "row": row,
            "public": public_in_words(row, known if row.file_id else None),
            "floor": floor_in_words(row, self.page, board),
            "changes": row.changes.select_related("by"),
            "steps": self._steps(row) if known else [],
        }

    def _steps(self, row: PageDocument) -> list[tuple[str, str]]:
        """The label and the address of each step that can be taken now."""
        if row.availability == Availability.PUBLISHED:
            steps = [(_("Withdraw"), "withdraw_document")]
            if not document_changes.reason_against(row, Availability.ON_REQUEST):
                steps.insert(0, (_("Put on request"), "document_on_request"))
        elif row.availability in document_changes.CLOSING:
            steps = [(_("Publish again"), "document_back")]
            if row.availability == Availability.ON_REQUEST:
                steps.append((_("Withdraw"), "withdraw_document"))
        else:
            steps = []
        return [(label, self.address(name, row.pk)) for label, name in steps]

    def _copies(self, withdrawal: Withdrawal, board: Board) -> list[dict[str, Any]]:
        places = places_with_copies(self.page, board.hostname or "")
        return [
            {"code": code, "words": words, "seen": withdrawal.seen_to.get(code)}
            for code, words in places
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note to which places with copies somebody has seen."""
        withdrawal = withdrawing.open_withdrawal(self.page)
        if withdrawal:
            ticked = set(request.POST.getlist("seen_to"))
            day = short_day(localdate())
            before = withdrawal.seen_to
            withdrawal.seen_to = {
                code: before.get(code) or [str(request.user), day]
                for code in PLACES
                if code in ticked
            }
            # As the owner: in the scope of a board the row is only to be read. That
            # the page is one's own was asked above.
            with unscoped():
                withdrawal.save(update_fields=["seen_to"])
            if withdrawal.seen_to == before:
                messages.info(request, _("Nothing has changed."))
            else:
                messages.success(request, _("Noted."))
        return redirect(self.address())
