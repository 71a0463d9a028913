"""What a visitor fills in to ask for a copy."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy

from boards.public.honeypot import FormForPeople

# Asked of the field and not of the browser, which cuts what is pasted without a word.
LONGEST_NAME = MaxLengthValidator(
    150, gettext_lazy("Shorten the name: we can keep 150 characters of it.")
)
LONGEST_MESSAGE = MaxLengthValidator(
    2000,
    gettext_lazy(
        "Shorten this: we can take 2,000 characters, and these are %(show_value)d."
    ),
)


class AskForm(FormForPeople):
    """As little as an answer needs. What programs fill in is a field for nobody."""

    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        max_length=254,
        help_text=gettext_lazy(
            "We answer to this address. For example: jo@example.org"
        ),
        widget=forms.EmailInput(
            attrs={"class": "govuk-input", "autocomplete": "email", "dir": "ltr"}
        ),
        error_messages={
            "required": gettext_lazy(
                "Type your email address: without one we cannot answer."
            ),
            "invalid": gettext_lazy(
                "This is no email address. It looks like: jo@example.org"
            ),
            "max_length": gettext_lazy(
                "This address is too long to be right. Type it again."
            ),
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Your name (optional)"),
        required=False,
        validators=[LONGEST_NAME],
        help_text=gettext_lazy("What we call you in our answer. For example: Jo"),
        widget=forms.TextInput(attrs={"class": "govuk-input", "autocomplete": "name"}),
    )
    message = forms.CharField(
        label=gettext_lazy("What you need it for (optional)"),
        required=False,
        validators=[LONGEST_MESSAGE],
        help_text=gettext_lazy(
            "It helps us to send the right thing. Write nothing about a child or a "
            "family here. For example: for a course that I teach."
        ),
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 5}),
    )
