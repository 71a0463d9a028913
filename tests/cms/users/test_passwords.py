"""A password is not taken for its length alone."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "abcdefghijkl",
        "123456789012",
        "qwertyuiopas",
        "ABCDabcdABCD",
        "zyxwvutsrqpo",
        "xxxxxx1234567",
        "ababababcdcdcd",
    ],
)
def test_what_is_long_and_easily_guessed_is_no_password(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "Teapot-Meadow-41-Lantern",
        "gzq7!vplw2kd",
        "mÿ läng wörd 9",
    ],
)
def test_words_that_have_nothing_to_do_with_each_other_are_a_password(password):
    assert validate_password(password) is None
