"""A name is found wherever it stands in a PDF, and no cleaned copy holds it."""

import io
import random
import zipfile
from collections.abc import Callable

import pikepdf
import pytest

from cms.reading.recognising import program
from tests.cms.reading import pdfs
from tests.cms.reading.asking import finding, keys_of
from tests.cms.reading.batch import read_all
from tests.cms.reading.planted_fonts import MAPPED, UNMAPPED
from tests.cms.reading.planted_pages import CLEAN, HIDDEN, PICTURES
from tests.cms.reading.planted_strings import (
    BEHIND_BYTES,
    KEYS,
    NAME,
    NUMBERS,
    PLACES,
    planted,
    saying_in_xmp,
)
from tests.cms.reading.redactions import MARKED
from tests.cms.reading.secrets import holds
from tests.whole import share

LISTED = "never_publish:1"
UNSEEN = {"hidden_text", "hidden_layers", "not_read"}
WORDS = {
    name: (lambda change=change: planted(change)) for name, change in PLACES.items()
}
WORDS |= BEHIND_BYTES
# What cannot be taken off without uncovering words, or touching what people see.
REFUSED = {"covers_text", "looks_different", "hidden_stays", "not_clean"}
NO_COPY = "the name of a font"
# What is cleaned in the smaller form of this: every third place behind the pages, every
# other way to hide. A copy is built of what pages need, wherever the rest has been.
WORDS_CLEANED = dict.fromkeys([NO_COPY, *share(list(WORDS), 0, 3)])
CLEANED = [*WORDS_CLEANED, *share(list(HIDDEN), 0, 2), *MARKED]


def made(files: dict[str, Callable[[], bytes]]) -> dict[str, bytes]:
    return {name: make() for name, make in files.items()}


@pytest.fixture(scope="module")
def read():
    return read_all(made(WORDS), [NAME])


@pytest.fixture(scope="module")
def copies():
    files = {**WORDS, **HIDDEN, **MARKED}
    return read_all(made({name: files[name] for name in CLEANED}), [NAME], cleans=True)


@pytest.fixture(scope="module")
def copies_again(copies):
    found = {name: said["copy"] for name, said in copies.items() if "copy" in said}
    return read_all(found, [NAME])


@pytest.mark.parametrize("place", WORDS)
def test_a_listed_name_is_found_wherever_it_stands(read, place):
    assert LISTED in keys_of(read[place])
    assert NAME not in str(read[place])


def test_a_number_is_found_behind_the_pages_and_a_program_s_keys_are_none():
    files = {name: planted(change) for name, change in NUMBERS.items()}
    keys = {"keys": planted(saying_in_xmp(f"n:note={KEYS}/>"))}

    found = read_all(files | keys, [])

    missed = [name for name in found if "nhs_number" not in keys_of(found[name])]
    assert missed == ["keys"]


@pytest.fixture(scope="module")
def hidden():
    return read_all(made(HIDDEN), [])


@pytest.mark.parametrize("place", HIDDEN)
def test_what_nobody_can_see_on_a_page_is_said_to_be_hidden(hidden, place):
    assert UNSEEN & keys_of(hidden[place])


def an_archive_between() -> dict[str, Callable[[], bytes]]:
    """A PDF that opens as an archive too, which holds what no page says."""
    packed, plain = io.BytesIO(), pdfs.saved(pdfs.new_pdf(pdfs.text("Words")))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", f"{NAME} lives here. " * 3)
    archive_itself, second = packed.getvalue(), plain.index(b"2 0 obj")
    return {
        "behind the end": lambda: plain + archive_itself,
        "before the beginning": lambda: b"%\n" + archive_itself + b"\n" + plain,
        "between objects": lambda: (
            plain[:second] + archive_itself + b"\n" + plain[second:]
        ),
    }


def test_an_archive_among_the_objects_of_a_pdf_is_said_to_be_not_read():
    answers = read_all(made(an_archive_between()), [NAME])

    assert len(answers) == 3
    for place, answer in answers.items():
        assert answer.get("refused") or "not_read" in keys_of(answer), place


@pytest.mark.skipif(not program(), reason="Tesseract is not installed.")
def test_a_name_in_a_picture_is_found():
    found = read_all(made(PICTURES), [NAME])

    assert [place for place in found if LISTED not in keys_of(found[place])] == []


def test_without_tesseract_a_picture_is_said_to_be_not_read(monkeypatch):
    monkeypatch.setenv("WITHOUT_TESSERACT", "1")

    found = read_all(made(PICTURES), [NAME])

    for said in found.values():
        assert said["facts"]["pictures_not_read"] == 1
        assert LISTED not in keys_of(said)
    (place,) = finding(found["a scan"], "only_a_picture")["places"]
    assert place["where"] == "not_recognised"


def test_letters_that_mean_others_or_nothing_cannot_be_checked():
    found = read_all(made({**UNMAPPED, "mapped": MAPPED}), [])

    assert [name for name in found if "unmapped_text" not in keys_of(found[name])] == [
        "mapped"
    ]


@pytest.fixture(scope="module")
def clean():
    return read_all(made(CLEAN), [NAME])


@pytest.mark.parametrize("page", CLEAN)
def test_a_page_that_hides_nothing_raises_no_alarm(clean, page):
    assert keys_of(clean[page]) <= {"metadata_software"}


@pytest.mark.parametrize("place", CLEANED)
def test_a_cleaned_copy_holds_no_byte_of_the_name_or_is_refused(
    copies, copies_again, place
):
    said = copies[place]

    if "refused" in said:
        assert said["refused"] in REFUSED
    else:
        assert not holds(said["copy"], NAME)
        # Words in pictures are read as well.
        assert not {LISTED, *UNSEEN} & keys_of(copies_again[place])


@pytest.mark.parametrize("mark", MARKED)
def test_a_redaction_is_applied_and_shown_side_by_side(copies, mark):
    said = copies[mark]

    assert said["removed"]["redaction_not_applied"]
    (place, *_more) = said["places"]
    assert place["page"] == 1
    assert len(place["box"]) == 4
    assert place["before"] != place["after"]


def test_what_is_not_behind_the_pages_is_cleaned_nearly_everywhere(copies):
    cleaned = [*WORDS_CLEANED, *MARKED]

    # A font that is called after somebody is another font without its name.
    assert [name for name in cleaned if "refused" in copies[name]] == [NO_COPY]


WAYS = [
    {},
    {"linearize": True},
    {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    {"compress_streams": False},
    {"encryption": pikepdf.Encryption(owner="owner", user="")},
]


def _random_pdf(chance: random.Random) -> bytes:
    """A PDF of some pages, with a name behind one of its things or two."""
    pages = [
        pdfs.paragraphs(*(f"Line {chance.randrange(99)}" for _line in range(9)))
        for _page in range(chance.randint(1, 3))
    ]
    pdf = pdfs.new_pdf(*pages)
    for place in chance.sample(sorted(PLACES), 2):
        PLACES[place](pdf)
    content = pdfs.saved(pdf, **chance.choice(WAYS))
    if chance.random() < 0.2:
        content += b"\n%" + NAME.encode()
    return content


def test_a_name_in_random_places_of_random_files_is_found_and_never_kept():
    files = {str(seed): _random_pdf(random.Random(seed)) for seed in range(16)}

    found = read_all(files, [NAME])
    cleaned = read_all(files, [NAME], cleans=True)

    for seed in files:
        assert {LISTED, "not_read"} & keys_of(found[seed]), seed
        assert "refused" in cleaned[seed] or not holds(cleaned[seed]["copy"], NAME), (
            seed
        )
