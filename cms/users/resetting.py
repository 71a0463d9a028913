"""Asking for a new password: the same answer, in the same time, whoever asks for whom.

Whether an address has a login is looked up by the worker, which also sends the mail:
nothing that a stranger can see or time depends on it.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.tokens import (
    PasswordResetTokenGenerator,
    default_token_generator,
)
from django.http import HttpRequest
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views.account import PasswordResetView

from cms.clients import Limit, address_of
from cms.tenancy.scope import unscoped

# In an hour. More links to one address are no help to whoever reads its mail.
TO_ONE_ADDRESS = Limit("password reset to one address", 3)
FROM_ONE_CLIENT = Limit("password resets of one client", 10)


class ResetForm(PasswordResetForm):
    """Wagtail's, which leaves the sending to the worker."""

    def save(
        self,
        domain_override: str | None = None,
        subject_template_name: str = "",
        email_template_name: str = "",
        use_https: bool = False,
        token_generator: PasswordResetTokenGenerator = default_token_generator,
        from_email: str | None = None,
        request: HttpRequest | None = None,
        html_email_template_name: str | None = None,
        extra_email_context: dict[str, object] | None = None,
    ) -> None:
        """Ask the worker for a link, unless too many were asked for within an hour."""
        email = self.cleaned_data["email"].strip().casefold()
        if request is not None and not FROM_ONE_CLIENT.claim(address_of(request)):
            return
        if TO_ONE_ADDRESS.claim(email):
            send_link.enqueue(email)


@task()
def send_link(email: str) -> None:
    """Send a link to whoever logs in with this address, if somebody does."""
    form = PasswordResetForm({"email": email})
    with unscoped():
        if form.is_valid():
            form.save(
                domain_override=urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc,
                subject_template_name=PasswordResetView.subject_template_name,
                email_template_name=PasswordResetView.email_template_name,
                use_https=settings.WAGTAILADMIN_BASE_URL.startswith("https:"),
            )
