"""Which provider allauth talks to: the one of the settings, and none of a table."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.http import HttpRequest


class Adapter(DefaultSocialAccountAdapter):
    def list_apps(
        self,
        request: HttpRequest,
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=provider or "",
                name=settings.OIDC_NAME[:40],
                client_id=settings.OIDC_CLIENT_ID,
                secret=settings.OIDC_CLIENT_SECRET,
                settings={"server_url": settings.OIDC_ISSUER},
            )
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Nobody becomes one of our people by an account elsewhere."""
        return False
