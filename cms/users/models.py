"""The people who log in. Visitors never do."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from cms.tenancy.scope import unscoped
from cms.users.gone import PeopleBehindKeys


class UserManager(BaseUserManager["User"]):
    """Makes users, and finds them by email address however it was typed."""

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """An ordinary user. Raises ValueError without an email address."""
        if not email:
            raise ValueError("A user needs an email address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        """A platform administrator, who sees every board."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )


class LogIn(models.Model):
    """That somebody logged in, for their own eyes: when, and with what."""

    person = models.ForeignKey(
        "users.User",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Who logged in."),
    )
    at = models.DateTimeField(
        _("at"), db_default=Now(), help_text=_("For example: 02/03/2026 09:30")
    )
    device = models.CharField(
        _("device"),
        max_length=60,
        help_text=_("For example: Firefox on Windows"),
    )

    class Meta:
        verbose_name = _("log-in")
        verbose_name_plural = _("log-ins")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.device}, {self.at}"


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A person with a login. The email address is the name they log in with."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(
        _("email address"),
        unique=True,
        error_messages={"unique": _("Somebody already logs in with this address.")},
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[assignment,misc]
    behind_keys = PeopleBehindKeys.as_manager()

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"
        base_manager_name = "behind_keys"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_an_email_address")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def validate_unique(self, exclude: Any = None) -> None:
        # A login is one person's in all boards: only that it is taken is told.
        with unscoped():
            super().validate_unique(exclude)

    def validate_constraints(self, exclude: Any = None) -> None:
        with unscoped():
            super().validate_constraints(exclude)

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()
