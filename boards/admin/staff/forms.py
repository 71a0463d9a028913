"""What a manager fills in about people, and what somebody does who joins."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.models import Role
from cms.users.models import User


class RolesField(forms.MultipleChoiceField):
    """One role or several, each with what it lets somebody do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[(role.value, f"{role.label}: {WHAT[role]}") for role in Role],
            label=gettext_lazy("Roles"),
            help_text=gettext_lazy("One or several. For example: Editor."),
            error_messages={
                "required": gettext_lazy(
                    "Nobody works for a board without a role. Choose at least one, "
                    "for example: Editor."
                )
            },
            **kwargs,
        )


WHAT = {
    Role.MANAGER: gettext_lazy("keeps the board's people, facts and languages, edits"),
    Role.APPROVER: gettext_lazy("signs off what others send for approval, edits"),
    Role.EDITOR: gettext_lazy("writes and publishes pages and files"),
    Role.TRANSLATOR: gettext_lazy("translates pages as drafts, which others publish"),
}


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy(
            "They get a link there. For example: jo.bloggs@example.gov.uk"
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Type the address that the invitation goes to."),
            "invalid": gettext_lazy(
                "This is no email address. It looks like: jo.bloggs@example.gov.uk"
            ),
        },
    )
    roles = RolesField()


class RolesForm(forms.Form):
    roles = RolesField()


class RemoveForm(forms.Form):
    heir: Any = forms.ModelChoiceField(
        label=gettext_lazy("Who takes over their drafts"),
        help_text=gettext_lazy(
            "The drafts then stand under “My drafts” of this person. For example: the "
            "editor who writes on."
        ),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Nobody: the drafts stay as they are"),
    )


class NewLoginForm(forms.Form):
    """Name and password of somebody who has no login yet."""

    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("You log in with it. It is where your invitation went."),
        disabled=True,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    first_name = forms.CharField(
        label=gettext_lazy("First name"),
        max_length=150,
        help_text=gettext_lazy("For example: Jo"),
        error_messages={"required": gettext_lazy("Type your first name.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=gettext_lazy("Last name"),
        max_length=150,
        help_text=gettext_lazy("For example: Bloggs"),
        error_messages={"required": gettext_lazy("Type your last name.")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        help_text=gettext_lazy(
            "At least 12 characters, not your name and no common password. Several "
            "words in a row are good. For example: four words that only you combine."
        ),
        error_messages={"required": gettext_lazy("Think of a password and type it.")},
        # Kept when another field is refused, as everything that was typed is.
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password"}, render_value=True
        ),
    )
    password_again = forms.CharField(
        label=gettext_lazy("Password again"),
        strip=False,
        help_text=gettext_lazy("The same once more, so that no slip locks you out."),
        error_messages={"required": gettext_lazy("Type the password once more.")},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password"}, render_value=True
        ),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"email": email}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """The two passwords agree, and are as safe as Django's validators want."""
        super().clean()
        data = self.cleaned_data
        password, again = data.get("password"), data.get("password_again")
        if password and again and password != again:
            self.add_error(
                "password_again",
                _("This is not the same as above. Type the password again."),
            )
        if password:
            names = {name: data.get(name, "") for name in ("first_name", "last_name")}
            try:
                password_validation.validate_password(
                    password, User(email=data.get("email", ""), **names)
                )
            except ValidationError as error:
                self.add_error("password", error)
