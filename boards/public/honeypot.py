"""A field of public forms that is for nobody: programs fill it in, and are refused."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FormForPeople(forms.Form):
    """Ends with a field that people leave empty; they do not see it."""

    web_address = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        help_text=gettext_lazy("It stops programs that fill in every field."),
        widget=forms.TextInput(
            attrs={"class": "govuk-input", "autocomplete": "off", "tabindex": "-1"}
        ),
    )

    def order_fields(self, field_order: object) -> None:
        last = "web_address"
        super().order_fields([*(name for name in self.fields if name != last), last])

    def clean_web_address(self) -> str:
        if self.cleaned_data["web_address"]:
            raise ValidationError(
                _(
                    "Empty this field and send the form again. Only programs are "
                    "meant to fill it in, and nothing has been sent."
                )
            )
        return ""
