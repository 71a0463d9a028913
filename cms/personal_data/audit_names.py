"""The audit keeps what was done for ever, and who did it for some years.

Then it says "A former editor". An address in a line goes earlier.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.log_actions import registry

from cms.personal_data.erasing import LEFT_OUT, placeholder
from cms.users.models import User

YEAR = timedelta(days=365.25)
# One row stands for everybody whom the audit has forgotten.
NOBODY = "former-editor@former.invalid"
FORMER_NAMES = {"first_name": "A former", "last_name": "editor"}
FORMER = "A former editor"
# What our own lines say of people, beside who did it.
ADDRESSES, NAMES = ("email",), ("email", "person", "heir", "recipient")


def former_editor() -> User:
    """Who did what nobody needs to know any more by whom. Nobody logs in as them."""
    found, _made = User.objects.get_or_create(
        email=NOBODY,
        defaults={**FORMER_NAMES, "is_active": False},
    )
    return found


def forget_names() -> int:
    """Have lines that are older than the law wants say no name; how many."""
    before = timezone.now() - YEAR * settings.AUDIT_NAME_YEARS
    number = 0
    for model in registry.get_log_entry_models():
        old = model.objects.filter(timestamp__lt=before, user__isnull=False)
        old = old.exclude(user__email=NOBODY)
        if old.exists():
            number += old.update(user=former_editor())
    _leave_out(NAMES, before)
    return number


def forget_addresses() -> int:
    """Have older lines say no address; how many."""
    before = timezone.now() - timedelta(days=settings.AUDIT_ADDRESS_DAYS)
    return _leave_out(ADDRESSES, before)


def forget_people() -> int:
    """Empty the names of those who have not been here for so long; how many.

    Who may log in somewhere is not meant.
    """
    before = timezone.now() - YEAR * settings.AUDIT_NAME_YEARS
    gone = User.objects.filter(is_superuser=False, groups=None, date_joined__lt=before)
    gone = gone.exclude(last_login__gte=before).exclude(email=NOBODY)
    gone = gone.exclude(**FORMER_NAMES)
    for model in registry.get_log_entry_models():
        lately = model.objects.filter(timestamp__gte=before, user__isnull=False)
        gone = gone.exclude(pk__in=lately.values("user"))
    number = 0
    for person in gone:
        person.first_name, person.last_name = FORMER_NAMES.values()
        person.email, person.is_active = placeholder(person), False
        person.set_unusable_password()
        person.save()
        number += 1
    return number


def _leave_out(keys: tuple[str, ...], before: datetime) -> int:
    number = 0
    for model in registry.get_log_entry_models():
        for key in keys:
            old = model.objects.filter(timestamp__lt=before, data__has_key=key)
            for line in old.exclude(**{f"data__{key}": LEFT_OUT}):
                line.data = {**line.data, key: LEFT_OUT}
                line.save(update_fields=["data"])
                number += 1
    return number
