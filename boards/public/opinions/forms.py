"""What a visitor says of a page."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

YES, NO = "yes", "no"
# Asked of the field and not of the browser, which cuts what is pasted without a word.
LONGEST = MaxLengthValidator(
    500,
    gettext_lazy(
        "Shorten this: we can take 500 characters, and these are %(show_value)d."
    ),
)


class OpinionForm(forms.Form):
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
    web_address = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        help_text=gettext_lazy("It stops programs that fill in every field."),
        widget=forms.TextInput(
            attrs={"class": "govuk-input", "autocomplete": "off", "tabindex": "-1"}
        ),
    )

    def clean_web_address(self) -> str:
        if self.cleaned_data["web_address"]:
            raise ValidationError(
                _(
                    "Empty this field and send the form again. Only programs are "
                    "meant to fill it in, and nothing has been sent."
                )
            )
        return ""
