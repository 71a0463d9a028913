"""Two addresses, and none of allauth's."""

from django.urls import path

from cms.users.single_sign_on.views import Back, Begin

urlpatterns = [
    path("", Begin.as_view(), name="single_sign_on"),
    path("back/", Back.as_view(), name="single_sign_on_back"),
]
