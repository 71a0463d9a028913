"""`manage.py open_board`: the form's work, from a file."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from boards.models import Board
from home.opening.spec import EXAMPLE
from tests.factories import make_board
from tests.home.test_provisioning import counts

pytestmark = pytest.mark.django_db

LEAST = {
    "name": "Test Board",
    "short_name": "Test",
    "lead": "We test.",
    "email": "office@test.example",
    "manager_email": "manager@test.example",
}


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("open_board", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def spec(tmp_path):
    """Writes a file, and says where it is."""

    def write(text: str, name: str = "board.toml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_example_that_it_prints_opens_a_board(spec):
    said = run(spec(run("--example")))

    board = Board.objects.get()
    assert board.hostname == "www.exampleshirescp.org.uk"
    assert "page: Reviews (en-gb)" in said
    assert "group: Exampleshire SCP: managers" in said
    assert board.address.splitlines()[0] == "County Hall"


def test_a_check_says_what_would_be_made_and_changes_nothing(spec):
    path, before = spec(EXAMPLE), counts()

    said = run(path, "--check")

    assert "Would open:" in said
    assert "www.exampleshirescp.org.uk, exampleshirescp.org.uk" in said
    assert "Nothing has been changed." in said
    assert counts() == before


def test_json_does_as_well_and_what_is_left_out_is_as_on_the_empty_form(spec):
    run(spec(json.dumps(LEAST), "board.json"))

    board = Board.objects.get()
    assert board.hostname is None
    assert board.colour == "#1f4e79"
    assert board.get_descendants().filter(depth=4, live=True).count() == 12


def test_a_logo_lies_beside_the_file(spec, tmp_path):
    Image.new("RGB", (240, 120)).save(tmp_path / "logo.png")

    run(spec(json.dumps(LEAST | {"logo": "logo.png"}), "board.json"))

    assert Board.objects.get().logo.width == 240


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"colour": "#ffcc00"}, "colour: White text on this colour"),
        ({"hosts": ["taken.example"]}, "hosts: taken.example: This address already"),
        ({"name": "Taken"}, "name:"),
        ({"short_name": "Taken"}, "short_name: Another board has this short name"),
        ({"hosts": "a.example"}, "hosts has to be a list of texts"),
        ({"colour": 7}, "colour has to be a text"),
        ({"host": "a.example"}, "nothing is known of host"),
        ({"logo": "nowhere.png"}, "nowhere.png"),
    ],
)
def test_what_is_wrong_is_said_with_its_name_and_nothing_is_left(spec, wrong, said):
    make_board(name="Taken", short_name="Taken", hostname="taken.example")
    path, before = spec(json.dumps(LEAST | wrong), "board.json"), counts()

    with pytest.raises(CommandError) as refused:
        run(path)

    assert said in str(refused.value)
    assert counts() == before


@pytest.mark.parametrize("text", ["name = ", "[]"])
def test_a_file_that_cannot_be_read_is_said_to_be_so(spec, text):
    with pytest.raises(CommandError, match="cannot be read"):
        run(spec(text, "board.json"))


def test_without_a_file_it_says_what_to_do():
    with pytest.raises(CommandError, match="--example"):
        run()
