"""Wagtail met with visitors' requests."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import register_permission_policy

from boards.admin.copy_requests.viewset import request_viewset
from boards.admin.policies import BoardWritersPolicy
from boards.models import DocumentRequest


def list_of_requests() -> ViewSet:
    return request_viewset


def install() -> None:
    register_permission_policy(DocumentRequest, BoardWritersPolicy(DocumentRequest))
    hooks.register("register_admin_viewset", list_of_requests)
