"""What a visitor says of a page."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy

from boards.public.honeypot import FormForPeople

YES, NO = "yes", "no"
# Asked of the field and not of the browser, which cuts what is pasted without a word.
LONGEST = MaxLengthValidator(
    500,
    gettext_lazy(
        "Shorten this: we can take 500 characters, and these are %(show_value)d."
    ),
)


class OpinionForm(FormForPeople):
    """Yes or no, and a sentence for who wants. What programs fill in is for nobody."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Is this page useful?"),
        choices=[(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose “Yes” or “No”."),
            "invalid_choice": gettext_lazy("Choose “Yes” or “No”."),
        },
    )
    sentence = forms.CharField(
        label=gettext_lazy("What should we know? (optional)"),
        required=False,
        validators=[LONGEST],
        help_text=gettext_lazy(
            "A sentence is enough. Write nothing about a child, a family or yourself: "
            "we cannot answer here. For example: I could not find whom to ring."
        ),
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 3}),
    )
