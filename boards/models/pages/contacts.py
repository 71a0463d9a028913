"""How to reach whom, for what, and when."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.substance import NOBODY_TO_REACH, nothing_to_read
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from boards.validators import validate_phone
from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.querysets import BasePageManager
from cms.translating import FactBlock, FactTextBlock


def phone_block() -> FactBlock:
    """A phone number that must be one."""
    return FactBlock(
        label=_("Phone"),
        required=False,
        max_length=25,
        validators=[validate_phone],
        help_text=_("For example: 01480 373582"),
    )


def email_block() -> blocks.EmailBlock:
    """An email address that a visitor may write to."""
    return blocks.EmailBlock(
        label=_("Email"),
        required=False,
        help_text=_("For example: lscb@example.gov.uk"),
    )


class ReachableBlock(blocks.StructBlock):
    """Somebody who can be reached: by phone, by email, or both."""

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        unreachable = not (value["phone"] or value["email"] or value.get("address"))
        if unreachable and not self.is_deferred_validation:
            error = ValidationError(_("Give a phone number or an email address."))
            raise StructBlockValidationError({"phone": error, "email": error})
        return value


class OfficeBlock(ReachableBlock):
    """An office, with when somebody is there."""

    name = blocks.CharBlock(
        label=_("Name"), max_length=120, help_text=_("For example: LSCB Office")
    )
    purpose = blocks.CharBlock(
        label=_("What for"),
        max_length=250,
        required=False,
        help_text=_("For example: Questions about a review or a report"),
    )
    address = FactTextBlock(
        label=_("Address"), required=False, rows=4, help_text=_("One line a part.")
    )
    phone = phone_block()
    email = email_block()
    hours = blocks.CharBlock(
        label=_("Hours"),
        max_length=150,
        required=False,
        help_text=_("For example: Monday to Friday, 9 am to 5 pm"),
    )

    class Meta:
        icon = "home"
        label = _("Office")


class RoleValue(blocks.StructValue):
    """A role as a template prints it."""

    @property
    def standing(self) -> list[str]:
        """What stands below the heading: the role of who is named, and for whom."""
        role = self["role"] if self["name"] else ""
        return [text for text in (role, self["organisation"]) if text]


class RoleBlock(ReachableBlock):
    """A named role. People who do not want to be named leave the name empty."""

    role = blocks.CharBlock(
        label=_("Role"), max_length=120, help_text=_("For example: Business Manager")
    )
    name = FactBlock(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("Leave empty when the person should not be named."),
    )
    organisation = FactBlock(
        label=_("Organisation"),
        max_length=150,
        required=False,
        help_text=_("For example: County Council"),
    )
    purpose = blocks.CharBlock(
        label=_("What for"),
        max_length=250,
        required=False,
        help_text=_("For example: The form to refer a case for a review"),
    )
    phone = phone_block()
    email = email_block()

    class Meta:
        icon = "user"
        label = _("Person or role")
        value_class = RoleValue


class MemberBlock(blocks.StructBlock):
    """A member, who need not be reached: the office is there for that."""

    name = FactBlock(
        label=_("Name"), max_length=120, help_text=_("For example: A. Member")
    )
    role = blocks.CharBlock(
        label=_("Role"),
        max_length=120,
        required=False,
        help_text=_("For example: Lay member"),
    )
    organisation = FactBlock(
        label=_("Organisation"),
        max_length=150,
        required=False,
        help_text=_("For example: County Council"),
    )
    phone = phone_block()
    email = email_block()

    class Meta:
        icon = "user"
        label = _("Member, with or without a phone")
        value_class = RoleValue


class ContactPage(BasePage):
    """Contact and people: offices, named roles, and the sub-groups below it."""

    offices = StreamField(
        [("office", OfficeBlock())],
        verbose_name=_("offices"),
        blank=True,
        help_text=_("Where a visitor or a letter goes."),
    )
    roles = StreamField(
        [("role", RoleBlock()), ("member", MemberBlock())],
        verbose_name=_("people and roles"),
        blank=True,
        help_text=_("Who is asked for what."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("more"),
        blank=True,
        help_text=_("What else helps: how to complain, how to get an easy read copy."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["boards.SubgroupPage"]
    max_count_per_parent = 1

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("offices"),
        FieldPanel("roles"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("offices"),
        index.SearchField("roles"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("contact and people")
        verbose_name_plural = _("contact and people")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        return {} if self.offices or self.roles else {"offices": NOBODY_TO_REACH}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["subgroups"] = (
            SubgroupPage.objects.child_of(self)
            .visible()
            .defer_streamfields()
            .order_by("path")
        )
        return context


class SubgroupPage(BasePage):
    """A sub-group of the board, with its own procedure and forms."""

    body = StreamField(
        BodyBlock(),
        verbose_name=_("what it does"),
        blank=True,
        help_text=_("What it decides, how to bring a case to it, what happens then."),
    )

    objects = BasePageManager()

    parent_page_types = ["boards.ContactPage"]
    subpage_types: list[str] = []

    content_panels = [*BasePage.content_panels, FieldPanel("body"), DocumentsPanel()]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("sub-group")
        verbose_name_plural = _("sub-groups")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        return nothing_to_read(
            "body", self.summary.strip(), self.body, documents=documents
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["documents"] = documents_of(self)
        return context
