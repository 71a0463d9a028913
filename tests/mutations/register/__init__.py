"""All mutations, by the area whose rule they take out."""

from tests.mutations.register import (
    availability,
    cms,
    files,
    governance,
    keeping,
    kept,
    languages,
    ledger,
    public,
    reading,
    releases,
    shaping,
    standing,
    wall,
)

AREAS = (
    releases,
    availability,
    files,
    reading,
    languages,
    public,
    kept,
    governance,
    cms,
    ledger,
    shaping,
    standing,
    wall,
    keeping,
)
MUTATIONS = tuple(mutation for area in AREAS for mutation in area.MUTATIONS)
