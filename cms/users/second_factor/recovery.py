"""Codes on paper, for who has lost their phone. Shown once; only hashes are kept."""

import re

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from cms.link_secrets import hash_of
from cms.users.models import User

CODES = 10
# No letter that is read as another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LENGTH = 4, 4


def make(person: User) -> list[str]:
    """New codes, to be shown now or never. Those that were there before are void."""
    codes = [get_random_string(GROUPS * LENGTH, LETTERS) for _number in range(CODES)]
    Authenticator.objects.update_or_create(
        user=person,
        type=Authenticator.Type.RECOVERY_CODES,
        defaults={
            "data": {"hashes": [hash_of(code) for code in codes]},
            "created_at": timezone.now(),
            "last_used_at": None,
        },
    )
    return ["-".join(re.findall("." * LENGTH, code)) for code in codes]


def left(person: User) -> int:
    """How many of somebody's codes are not used yet."""
    row = _of(person).first()
    return len(row.data.get("hashes", [])) if row else 0


@transaction.atomic
def use(person: User, code: str) -> bool:
    """Whether this is one of the person's codes, however it is typed; void from now."""
    row = _of(person).select_for_update().first()
    typed = hash_of(re.sub(r"[^a-z0-9]", "", code.lower()))
    if row is None or typed not in row.data.get("hashes", []):
        return False
    row.data["hashes"].remove(typed)
    row.last_used_at = timezone.now()
    row.save()
    return True


def _of(person: User):  # type: ignore[no-untyped-def]
    return Authenticator.objects.filter(
        user=person, type=Authenticator.Type.RECOVERY_CODES
    )
