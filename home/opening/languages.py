"""A home page's one sentence in each language that somebody could write it in.

What a page says in a language has to be that language. Nothing else is translated by
opening a board: the board's translators do that.
"""

LEADS = {
    "en-gb": "We work together to keep children safe.",
    "cy": "Rydym yn gweithio gyda’n gilydd i gadw plant yn ddiogel.",
    "pl": "Razem dbamy o bezpieczeństwo dzieci.",
    "ro": "Lucrăm împreună pentru siguranța copiilor.",
    "pt": "Trabalhamos em conjunto para manter as crianças em segurança.",
}
