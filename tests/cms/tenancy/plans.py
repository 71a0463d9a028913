"""What `migrate` is about to do, as Django tells it before it begins."""

from django.db import migrations
from django.db.migrations.operations.base import Operation

from cms.tenancy.additive import Plan

# One that goes backwards takes something away.
MORE_THAN_ADDS: Plan = [(migrations.Migration("back", "cms"), True)]


def plan_of(operation: Operation) -> Plan:
    migration = migrations.Migration("later", "home")
    migration.operations = [operation]
    return [(migration, False)]
