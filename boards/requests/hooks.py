"""Wagtail met with visitors' requests."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from boards.models import DocumentRequest
from boards.people.policies import BoardWritersPolicy
from boards.requests.screens.viewset import request_viewset

register_permission_policy(DocumentRequest, BoardWritersPolicy(DocumentRequest))


@hooks.register("register_admin_viewset")
def list_of_requests() -> ViewSet:
    return request_viewset
