"""Files keep the letters of every script in their names, and none is too long."""

import unicodedata

import pytest

from cms.storage import NamedInEveryScript

NAMES = {
    "শিশু সুরক্ষা.pdf": "শিশু_সুরক্ষা.pdf",
    "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ.pdf": "ਬੱਚਿਆਂ_ਦੀ_ਸੁਰੱਖਿਆ.pdf",
    "बच्चों की सुरक्षा.docx": "बच्चों_की_सुरक्षा.docx",
    "ความปลอดภัย.pdf": "ความปลอดภัย.pdf",
    "كِتَاب.pdf": "كِتَاب.pdf",
    "שָׁלוֹם.pdf": "שָׁלוֹם.pdf",
    "Child P's report (2).pdf": "Child_Ps_report_2.pdf",
}


@pytest.mark.parametrize(("given", "kept"), NAMES.items())
def test_letters_keep_their_signs(given, kept):
    for form in ("NFC", "NFD"):
        name = NamedInEveryScript().get_valid_name(unicodedata.normalize(form, given))

        assert name == unicodedata.normalize("NFC", kept)


@pytest.mark.parametrize("letter", ["ب", "কি", "a", "শু", "😀a"])
def test_a_long_name_is_cut_between_letters_and_keeps_its_ending(letter):
    name = NamedInEveryScript().get_valid_name(letter * 155 + ".jpg")
    stem = name.removesuffix(".jpg")

    assert len(name.encode()) <= 200
    assert name.endswith(".jpg")
    assert stem == (letter.replace("😀", "") * 155)[: len(stem)]
    assert len(stem) % len(letter.replace("😀", "")) == 0
