"""The public sample review in Polish, by its English text."""

POLISH = {
    "Sample review: Family S": "Przykładowy przegląd: rodzina S",
    "Sample text: nothing here has happened. This page shows what becomes of the "
    "documents of a review in the year after it was published.": (
        "Przykładowy tekst: nic z tego się nie wydarzyło. Ta strona pokazuje, co "
        "dzieje się z dokumentami przeglądu w ciągu roku od jego publikacji."
    ),
    "Sample: report about Family S": "Przykład: raport o rodzinie S",
    "Sample: terms of reference of the review of Family S": (
        "Przykład: zakres przeglądu dotyczącego rodziny S"
    ),
    "Sample: media statement about Family S": (
        "Przykład: oświadczenie dla mediów o rodzinie S"
    ),
    "Sample: learning bulletin about Family S": (
        "Przykład: biuletyn z wnioskami o rodzinie S"
    ),
}
