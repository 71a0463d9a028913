"""Which of our people somebody is whom the provider knows. Nobody becomes one by it.

The first time by their email address, if the provider says that it has made sure of it;
from then on by the provider's own key of them, whatever their address is there.
"""

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from cms.tenancy.scope import unscoped
from cms.users.models import User
from cms.users.single_sign_on.asking import PROVIDER, Claims

# Google says the first, Entra ID the second where its claim is switched on: that the
# address is of a domain that the organisation owns.
MADE_SURE_OF = ("email_verified", "xms_edov")
GOOGLE = "https://accounts.google.com"
# What providers call it that somebody has shown a second factor (RFC 8176).
WITH_A_SECOND_FACTOR = {"mfa", "hwk", "otp", "sc", "fido"}


def person_of(claims: Claims) -> User | None:
    """Who it is, if they were invited, came, and still may log in."""
    key = str(claims["sub"])
    # A stranger's scope shows nobody, and only this one person is found here.
    with unscoped(), transaction.atomic():
        known = SocialAccount.objects.filter(provider=PROVIDER, uid=key)
        account = known.select_related("user").first()
        person = account.user if account else _first_time(claims, key)
    return person if isinstance(person, User) and person.is_active else None


def _first_time(claims: Claims, key: str) -> User | None:
    email = claims.get("email")
    if not isinstance(email, str) or not is_made_sure_of(claims):
        return None
    person = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    # The database calls letters the same that only look alike in capitals.
    if person is None or person.email.casefold() != email.strip().casefold():
        return None
    others = SocialAccount.objects.filter(provider=PROVIDER, user=person)
    if others.exists():
        # The address is another account's now, at the provider. Theirs it was here.
        return None
    try:
        with transaction.atomic():
            SocialAccount.objects.create(provider=PROVIDER, uid=key, user=person)
    except IntegrityError:
        return None
    return person


def is_made_sure_of(claims: Claims) -> bool:
    """Whether the provider has made sure that the address is this person's."""
    if claims.get("iss") == GOOGLE:
        # Anybody may have had an account there with an address of their work, and
        # keeps it when they leave: it counts while the organisation has the account.
        domain = str(claims.get("email", "")).rpartition("@")[2].casefold()
        if not domain or str(claims.get("hd", "")).casefold() != domain:
            return False
    return any(claims.get(name) in (True, "true", "1", 1) for name in MADE_SURE_OF)


def has_shown_a_second_factor(claims: Claims) -> bool:
    """Whether the provider says that somebody showed one, there and now."""
    shown = claims.get("amr")
    return isinstance(shown, list) and bool(WITH_A_SECOND_FACTOR & set(map(str, shown)))
