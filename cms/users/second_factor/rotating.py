"""Secrets of apps, encrypted with the site's secret: with the present one from here."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from cryptography.fernet import InvalidToken
from django.db import transaction

from cms.rotation import register_rotation


@transaction.atomic
def encrypt_anew() -> str:
    """What was encrypted with no secret of the settings stays as it is."""
    apps = Authenticator.objects.select_for_update().filter(
        type=Authenticator.Type.TOTP
    )
    done = lost = 0
    for app in apps:
        try:
            secret = decrypt(app.data["secret"])
        except InvalidToken:
            lost += 1
            continue
        app.data["secret"] = encrypt(secret)
        app.save(update_fields=["data"])
        done += 1
    words = f"Apps that show codes: {done} go on."
    return f"{words} {lost} were lost before: no key opens them." if lost else words


def install() -> None:
    register_rotation("second_factor", encrypt_anew)
