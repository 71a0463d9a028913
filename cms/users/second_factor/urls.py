"""The addresses between the password and the CMS: these, and none of allauth's."""

from django.urls import path

from cms.users.second_factor import views

urlpatterns = [
    path("", views.Step.as_view(), name="second_step"),
    path("set-up/", views.SetUp.as_view(), name="set_up_second_step"),
    path("set-up/app/", views.SetUpApp.as_view(), name="set_up_app"),
    path("set-up/passkey/", views.SetUpPasskey.as_view(), name="set_up_passkey"),
    path("codes/", views.NewCodes.as_view(), name="new_recovery_codes"),
    path("leave/", views.Leave.as_view(), name="leave_second_step"),
]
