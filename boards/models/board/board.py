"""The container page of a board, with the facts that need no translation."""

from typing import Any, cast
from uuid import uuid4

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
)
from wagtail.log_actions import log
from wagtail.models import Collection, Locale, Page, Revision, Site

from boards.models.board.alerts import Alerting, alerts_panel
from boards.models.board.concern import ConcernNumbers, concern_panel, phone_field
from boards.models.board.look import BoardLook, look_panel
from boards.models.board.one_person_types import (
    OnePersonTypes,
    choices_of_types,
    everyday_types,
)
from boards.models.board.page_permissions import EditedByManagers
from boards.validators import normal_hostname, validate_hostname
from cms import trees
from cms.models.as_a_whole import AsAWhole
from cms.request_state import state_of
from cms.tenancy.links import ReferencesInScope

# Pages that the look is tried on, by the name of the preview's mode.
AROUND = {
    "concern": Q(contentpage__purpose="concern"),
    "reviews": Q(reviewindexpage__isnull=False),
    "review": Q(reviewpage__isnull=False),
}
HOST_TAKEN = _("This address already belongs to another board, or to the hub.")


class BoardForm(WagtailAdminPageForm):
    """Takes what people type in capitals: colours know no difference."""

    one_person_types = OnePersonTypes(required=False)

    def clean_colour(self) -> str:
        return self.cleaned_data["colour"].lower()


class Board(
    AsAWhole, EditedByManagers, ReferencesInScope, Alerting, BoardLook, ConcernNumbers
):
    """One board: everything that hangs under it is its own.

    Never served: its home pages are. It answers for itself when Wagtail looks for its
    translation, so that a new language's home page is made inside it and inherits its
    rights and its workflow.
    """

    short_name = models.CharField(
        _("short name"),
        max_length=40,
        help_text=_("As people say it. For example: Cumbria LSCB."),
    )
    hostname = models.CharField(
        _("address on the web"),
        max_length=253,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_hostname],
        error_messages={"unique": HOST_TAKEN},
        help_text=_(
            "The board's own domain, without “https://”. For example: "
            "www.exampleboard.org.uk. Without one the board is not on the web."
        ),
    )
    address = models.TextField(
        _("office address"),
        blank=True,
        help_text=_("One line a part, as on a letter. For example: 117 Botchergate"),
    )
    phone = phone_field(_("office phone"), "01480 373582")
    email = models.EmailField(
        _("office email"), blank=True, help_text=_("For example: lscb@example.gov.uk")
    )
    months_available = models.PositiveSmallIntegerField(
        _("months a report stays available"),
        default=12,
        help_text=_(
            "This board's own rule, for reviews that name no guidance edition. "
            "The guidance asks for 12 at least."
        ),
    )
    one_person_types = ArrayField(
        models.CharField(max_length=100, choices=choices_of_types),
        verbose_name=_("pages that one person may publish alone"),
        default=everyday_types,
        blank=True,
        help_text=_("For example: boards.newspage"),
    )
    request_days_kept = models.PositiveSmallIntegerField(
        _("days that requests for copies are kept"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_(
            "Who asks for a copy is told this. After as many days their name, address "
            "and message are deleted for good. For example: 90"
        ),
    )

    collection = models.OneToOneField(
        "wagtailcore.Collection",
        verbose_name=_("collection"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="board",
        help_text=_(
            "Where this board's files and images lie. Everything below is its own."
        ),
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.HomePage"]
    base_form_class = BoardForm
    # Its own, and nobody else's.
    exclude_fields_in_copy = ["hostname", "collection"]

    # Opened by `home.opening`: a container alone is no board.
    is_creatable = False
    # Changed by administrators, each on a screen that says what follows from it.
    # A draft from before such a change does not take it back.
    KEPT_FROM_DRAFTS = ("title", "draft_title", "short_name", "hostname", "collection")

    content_panels = [
        HelpPanel(
            _(
                "The board's names and its addresses on the web are changed by "
                "administrators, under Boards."
            )
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading=_("Office"),
        ),
        concern_panel,
        alerts_panel,
        look_panel,
        HelpPanel(
            template="wagtailadmin/boards/dashboard/menu_help.html", heading=_("Menu")
        ),
        FieldPanel("months_available"),
        FieldPanel("one_person_types"),
        FieldPanel("request_days_kept"),
    ]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list = []
    # The look and the numbers stand around every page: here around the home page.
    preview_modes = [
        ("home", _("Home page")),
        ("concern", _("Worried about a child?")),
        ("reviews", _("List of reviews")),
        ("review", _("A review")),
    ]

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        permissions = [("manage_board", "Can keep the board's people and facts")]

    def clean(self) -> None:
        """Refuse a host that somebody else answers to, or has answered to."""
        super().clean()
        self.hostname = normal_hostname(self.hostname or "") or None
        if self.hostname and self.host_is_taken(self.hostname):
            raise ValidationError({"hostname": HOST_TAKEN})

    def host_is_taken(self, hostname: str) -> bool:
        """Whether a host, normally written, is another board's, now or formerly."""
        sites = Site.objects.filter(hostname__iexact=hostname)
        if self.path:
            sites = sites.exclude(root_page__path__startswith=self.path)
        boards = Board.objects.filter(
            Q(hostname=hostname) | Q(other_hosts__hostname=hostname)
        ).exclude(pk=self.pk)
        hubs = apps.get_model("boards.Hub").objects.filter(hostname=hostname)
        return sites.exists() or boards.exists() or hubs.exists()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the board. Its files have a place of their own from its first day."""
        with transaction.atomic():
            if self.collection_id is None:
                root = Collection.objects.get(depth=1)
                self.collection = root.add_child(name=self.title)
            super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Before its first version what is public becomes one: the way back to it.

        Whoever opens a board stores its facts without a version.
        """
        with transaction.atomic():
            public = Board.objects.filter(pk=self.pk, latest_revision=None).first()
            if public is not None:
                first = super(Board, public).save_revision(changed=False, clean=False)
                # Wagtail's history leads back to what has changed something, and shows
                # as one what has one uuid, as all of a request has otherwise.
                said = {"revision": first, "content_changed": True, "uuid": uuid4()}
                log(public, "wagtail.edit", **said)
            return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Board":
        draft = super().with_content_json(content)
        for name in self.KEPT_FROM_DRAFTS:
            setattr(draft, name, getattr(self, name))
        return draft

    def get_translation(self, locale: Locale) -> "Board":
        return self

    def get_translation_or_none(self, locale: Locale) -> "Board":
        return self

    def get_admin_display_title(self) -> str:
        """As people say it: the home page below has the full name already."""
        return self.short_name or super().get_admin_display_title()

    def _first_home(self) -> Page | None:
        home = trees.first_home(self)
        return home.specific if home else None

    def _get_dummy_header_url(self, original_request: Any = None) -> str | None:
        """A preview is asked of the board's own host, as its home page is."""
        home = self._first_home()
        return home.full_url if home else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """A page with these facts around it, which are not stored yet."""
        home = self._first_home()
        if home is None:
            return HttpResponse(_("This board has no home page yet."))
        wanted = AROUND.get(mode_name, Q(pk=home.pk))
        found = trees.in_tree_of(Page.objects.live(), home).filter(wanted)
        page = found.specific().order_by("path").first() or home
        state_of(request).board_in_preview = self
        return page.serve_preview(request, page.default_preview_mode)

    def get_url_parts(self, *args: Any, **kwargs: Any) -> None:
        """A container has no address of its own."""
        return

    @property
    def files(self) -> Collection:
        """The collection that a stored board always has."""
        return cast(Collection, self.collection)

    @property
    def site(self) -> Site | None:
        """The Wagtail site whose root is one of this board's homes."""
        return Site.objects.filter(root_page__path__startswith=self.path).first()

    @property
    def address_lines(self) -> list[str]:
        """The office address, a line each."""
        return [line.strip() for line in self.address.splitlines() if line.strip()]
