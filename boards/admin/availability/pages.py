"""The steps with a whole page: withdraw it, restore it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.admin.availability.base import PageStep
from boards.admin.availability.forms import ReasonForm, WithdrawForm
from boards.publishing.withdrawals import withdrawing
from cms.users.logged_in import logged_in_user


class WithdrawPage(PageStep):
    """The page and its files, at once and everywhere (R9)."""

    form_class = WithdrawForm
    page_title = gettext_lazy("Withdraw the page and its files")
    is_serious = True
    done = gettext_lazy(
        "Withdrawn. A notice stands at its address. Below is who may still have copies."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "page": self.page}

    def effects(self, facts: dict[str, Any]) -> list[str]:
        languages = [
            version.locale.get_display_name()
            for version in withdrawing.versions_of(self.page)
            if version.pk != self.page.pk
        ]
        return [
            _("The page and its files close at once. A notice stays at its address."),
            _(
                "Lists, search, the sitemap, the PDF and the print version forget it. "
                "What waits to publish it is called off."
            ),
            *(
                [
                    _("Its versions go as well: %(languages)s.")
                    % {"languages": ", ".join(languages)}
                ]
                if languages
                else []
            ),
            _("Only two people bring it back: a draft, and a sign-off."),
        ]

    def reasons_against(self) -> list[str]:
        if withdrawing.may_be_withdrawn(self.page):
            return []
        return [
            _(
                "The public never had this page, or it is withdrawn already. There is "
                "nothing to withdraw."
            )
        ]

    def act(self, facts: dict[str, Any]) -> None:
        words = withdrawing.Words(**facts)
        withdrawing.withdraw(self.page, logged_in_user(self.request), words)


class RestorePage(PageStep):
    """A draft with which the page would be as it was."""

    form_class = ReasonForm
    page_title = gettext_lazy("Make a draft that restores the page")
    done = gettext_lazy(
        "There is a draft now that restores the page. The notice stays until a second "
        "person has signed the draft off."
    )

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return [
            _("The public sees no change yet: the notice stays, and a draft is made."),
            _("Correct what was wrong in the draft, and submit it for sign-off."),
        ]

    def reasons_against(self) -> list[str]:
        if withdrawing.open_withdrawal(self.page):
            return []
        return [_("The page is not withdrawn.")]

    def act(self, facts: dict[str, Any]) -> None:
        withdrawing.restore(self.page, logged_in_user(self.request), **facts)
