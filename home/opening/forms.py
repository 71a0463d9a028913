"""What opening a board asks for: on the screen, and of a spec file."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from boards.governance.lifecycle.hosts import checked_hosts
from boards.models import Board
from boards.models.board.colour_input import ColourInput
from boards.models.shared.nations import Nation
from home.opening.pages import PAGES
from home.provisioning import Outfit

# Where a board's files lie, apart by what they are for.
FOLDERS = (_("Reviews and learning"), _("Forms and guidance"), _("Pictures"))
# How open_board calls what the form calls otherwise.
FIELD_OF = {
    "title": "name",
    "slug": "name",
    "hostname": "hosts",
    "other_hosts": "hosts",
    "file": "logo",
}

CONCERN_FIELDS = ("concern_phone", "out_of_hours_phone", "concern_hours", "nation")


def board_field(name: str, **kwargs: Any) -> forms.Field:
    """A field of the board's page as a field of this form."""
    field: Any = Board._meta.get_field(name)
    return field.formfield(validators=field._validators, **kwargs)


class SmallLetters(forms.CharField):
    """Takes what people type in capitals, where capitals mean nothing."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").lower()


class OpeningForm(forms.Form):
    """All that a board needs on its first day."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        help_text=_("For example: Cumbria Local Safeguarding Children Board"),
    )
    short_name = board_field("short_name")
    lead = forms.CharField(
        label=_("One strong sentence"),
        max_length=200,
        help_text=_(
            "What the board is for, in its first language, on top of its home page. "
            "For example: “We keep children in Cumbria safe together, and say openly "
            "what we have learnt.”"
        ),
    )
    hosts = forms.CharField(
        label=_("Addresses on the web"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_(
            "One a line, without “https://”. The public reads the board on the first; "
            "the others lead there. For example: www.exampleboard.org.uk. Without any "
            "the board is not on the web yet."
        ),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        initial=[settings.LANGUAGE_CODE],
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Each gets a home page. English addresses have no prefix; others begin "
            "with their own, such as /cy/. Starting words are in English alone."
        ),
    )
    first_language = forms.ChoiceField(
        label=_("First language"),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
        help_text=_(
            "One of those ticked above. Without an English home page the bare address "
            "leads to this one. For example: English"
        ),
    )
    colour = board_field("colour", form_class=SmallLetters, widget=ColourInput)
    logo = WagtailImageField(
        label=_("Logo"),
        required=False,
    )
    address = board_field("address", widget=forms.Textarea(attrs={"rows": 4}))
    phone = board_field("phone")
    email = board_field("email")
    concern_phone = board_field("concern_phone")
    out_of_hours_phone = board_field("out_of_hours_phone")
    concern_hours = board_field("concern_hours", widget=forms.Textarea({"rows": 4}))
    nation = board_field("nation", required=False)
    manager_email = forms.EmailField(
        label=_("First manager's email address"),
        help_text=_(
            "They are invited to keep the board: its people, its facts, its pages. For "
            "example: manager@example.gov.uk"
        ),
    )
    pages = forms.MultipleChoiceField(
        label=_("Standard pages"),
        choices=[(key, page.label) for key, page in PAGES.items()],
        initial=list(PAGES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Each starts with words that can be published as they stand, with the "
            "facts from this form. They can be changed at any time. For example: "
            "Reviews"
        ),
    )

    SECTIONS = (
        (_("Name"), ("name", "short_name", "lead")),
        (_("On the web"), ("hosts", "languages", "first_language")),
        (_("Look"), ("colour", "logo")),
        (_("Office"), ("address", "phone", "email")),
        (_("Worried about a child?"), CONCERN_FIELDS),
        (_("People"), ("manager_email",)),
        (_("Pages"), ("pages",)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's field says its formats there, and nothing else.
        self.fields["logo"].help_text = format_lazy(
            "{} {}",
            _("Shown beside the name. For example: logo.png, 120 pixels high or more."),
            self.fields["logo"].help_text,
        )

    def sections(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        for heading, names in self.SECTIONS:
            yield heading, [self[name] for name in names]

    def clean_nation(self) -> str:
        return self.cleaned_data["nation"] or Nation.ENGLAND_AND_WALES

    def clean_hosts(self) -> tuple[str, ...]:
        return checked_hosts(Board(), self.cleaned_data["hosts"].splitlines())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first = cleaned.get("first_language")
        if first and first not in cleaned.get("languages", [first]):
            self.add_error(
                "first_language", _("Tick this language as well, or choose another.")
            )
        if not (cleaned.get("phone") or cleaned.get("email")) and not (
            {"phone", "email"} & self.errors.keys()
        ):
            self.add_error(
                "phone",
                _(
                    "Give a phone number or an email address: people who cannot read a "
                    "page have to be able to say so."
                ),
            )
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What `open_board` is to be told."""
        facts = dict(self.cleaned_data)
        first, hosts = facts.pop("first_language"), facts.pop("hosts")
        others = [code for code in facts.pop("languages") if code != first]
        outfit = Outfit(
            languages=[first, *others],
            other_hosts=hosts[1:],
            folders=[str(name) for name in FOLDERS],
            pages=facts.pop("pages"),
            manager_email=facts.pop("manager_email"),
            logo=facts.pop("logo"),
        )
        return facts | {"hostname": hosts[0] if hosts else None, "outfit": outfit}

    def add_errors(self, error: ValidationError) -> None:
        """Show at its field what was found out while the board was opened."""
        for name, errors in error.update_error_dict({}).items():
            field = FIELD_OF.get(name, name)
            self.add_error(field if field in self.fields else None, errors)
