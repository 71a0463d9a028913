"""Numbers and addresses that tell who somebody is."""

import pytest

from cms.reading.identifiers import (
    Published,
    identifiers_in,
    is_nhs_number,
    masked,
    postcodes_in,
)

NOBODY = Published()


def found(text: str, published: Published = NOBODY) -> list[str]:
    return [identifier.key for identifier in identifiers_in(text, published)]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5919",
        "9434765919",
        "943-476-5919",
        "943\u00a0476\u00a05919.",
        "943 4765919",
        "943.476.5919",
        "943/476/5919",
        "943\u2011476\u20115919",
        "943 476\r\n5919",
        "943\u200b476\u00ad5919",
        "٩٤٣ ٤٧٦ ٥٩١٩",
        "943 476 5919¹",
        "NHS no: 94 34 76 59 19",
        "NHS: 9 4 3 4 7 6 5 9 1 9",
    ],
)
def test_an_nhs_number_is_known_by_its_check_digit(text):
    assert found(text) == ["nhs_number"]


@pytest.mark.parametrize(
    "text",
    [
        "943 476 5918",  # another check digit
        "19434765919",  # longer
        "ISBN 9434765919",
        "0000000000",
        "12 943 476 59 19 table 94 34 76 59 19",  # figures of a table
        "978-0-943476-591-9",
    ],
)
def test_ten_other_digits_are_no_nhs_number(text):
    assert "nhs_number" not in found(text)


def test_a_scottish_number_begins_with_a_day_of_birth():
    with_a_day = [f"010150{rest:04}" for rest in range(100)]
    without = [f"010050{rest:04}" for rest in range(100)]

    assert any(is_nhs_number(number) for number in with_a_day)
    assert not any(is_nhs_number(number) for number in without)


@pytest.mark.parametrize(
    "text",
    [
        "AB123456C",
        "ab 12 34 56 c",
        "his AB 123456 D.",
        "AB-12-34-56-C",
        "AB.12.34.56.C",
        "AB 12\n34 56 C",
        "A B 1 2 3 4 5 6 C",
        "National Insurance number AB 12 34 56",
    ],
)
def test_a_national_insurance_number_has_a_valid_beginning_and_end(text):
    assert found(text) == ["national_insurance"]


@pytest.mark.parametrize("text", ["BG123456C", "AO123456C", "QQ123456C", "AB123456E"])
def test_other_letters_make_no_national_insurance_number(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "born on 12 March 2009",
        "DOB: 12/03/2009",
        "d.o.b. 12.3.09",
        "Date of birth\n12th March 2009",
        "was born in Carlisle on March 12, 2009",
        "2009-03-12 (date of birth)",
        "D.O.B. 12-Mar-08",
        "b. 12.03.2008",
        "b 1 (DOB 1.2.98)",
        "Name | DOB | Role\nJohn | 12/03/2008 | child",
        "born 12 Mar '08",
        "born on the 12th day of March 2008",
        "Child T (12 March 2008 – 7 June 2021)",
        "d. nașterii 12 martie 2008",
        "ganed ar 12 Mawrth 2008",
        "urodzony 12 września 2017 r.",
        "ur. 12.09.2017",
        "născut pe 12 septembrie 2017",
        "gimė 2017 m. rugsėjo 12 d.",
        "nascida a 12 de março de 2008",
        "تاریخ پیدائش: ۱۲ ستمبر ۲۰۱۷",
        "ولد في ١٢ سبتمبر ٢٠١٧",
        "জন্ম ১২ সেপ্টেম্বর ২০১৭",
        "ਜਨਮ ਮਿਤੀ 12 ਸਤੰਬਰ 2017",
        "DOB 20080312",
    ],
)
def test_a_whole_date_beside_a_word_of_birth_is_a_date_of_birth(text):
    assert found(text) == ["date_of_birth"]


@pytest.mark.parametrize(
    "text",
    [
        "published on 12 March 2009",
        "born in 2009",
        "The idea was born of a meeting on 12 March 2009",
        "the review (12 March 2008 – 7 June 2021)",
        "born in March 2009",
        "stubborn 9",
        "She was born abroad. On 3 May 2018 a visit was made.",
        "published on 12 September 2017. Sibling born 2016.",
    ],
)
def test_a_part_of_a_date_or_another_date_is_none(text):
    assert found(text) == []


def test_what_the_board_publishes_of_itself_is_no_alarm():
    own = Published(
        emails=frozenset({"lscb@example.gov.uk"}),
        phones=frozenset({"01228526690"}),
        postcodes=frozenset({"CA38SG"}),
        hosts=frozenset({"board.example"}),
    )
    text = (
        "117 Botchergate, CA3 8SG; 01228 526690 or +44 1228 526690; "
        "lscb@example.gov.uk, info@board.example"
    )

    assert found(text, own) == []
    assert sorted(set(found(text))) == ["email", "phone", "postcode"]


def test_helplines_are_no_persons():
    assert found("0808 800 5000, 0800 1111, 0345 600 0000, 0300 123 4567") == []


def test_what_is_stored_of_a_number_is_its_end():
    (identifier,) = identifiers_in("NHS 943 476 5919", NOBODY)

    assert identifier.shown == "5919"


def test_no_identifier_is_left_in_a_masked_text():
    text = (
        "AB123456C, 943 476 5919, jo@example.net, 07700 900123, CA3 8SG, born 1/2/2003"
    )

    assert found(masked(text)) == []
    assert postcodes_in("1 Road, CA3 8SG") == {"CA38SG"}
