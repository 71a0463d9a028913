"""What reads files stands alone: it knows no Django, no database and no board."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LOADS_ALL = """
import pkgutil, sys, importlib, cms.reading
for module in pkgutil.walk_packages(cms.reading.__path__, "cms.reading."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
foreign = {name.partition(".")[0] for name in sys.modules}
ours = {name for name in sys.modules if name.startswith(("cms.", "boards", "home"))}
print(sorted(foreign & {"django", "wagtail", "psycopg"}))
print(sorted(name for name in ours if not name.startswith("cms.reading")))
"""


def test_the_reader_loads_no_django_no_database_and_nothing_of_ours_but_itself():
    done = subprocess.run(
        [sys.executable, "-c", LOADS_ALL],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines() == ["[]", "[]"]
