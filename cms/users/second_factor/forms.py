"""What somebody fills in to show a second factor, or to set one up."""

from django import forms
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.guesses import Guesser, heard_again_at
from cms.users.models import User
from cms.users.second_factor import one_time, passkeys, recovery

_WRONG = gettext_lazy(
    "This code is wrong, was used before, or its time is over. Wait for the next one "
    "that the app shows, and type that."
)


class Guarded(forms.Form):
    """A form whose wrong answers make the person wait, whichever network they are in.

    Who guesses here knows the password already. A passkey cannot be guessed, and is
    heard at any time: its owner waits for nobody. wait: seconds until the next guess.
    """

    wait = 0

    def __init__(
        self, data: object = None, *, request: HttpRequest, person: User
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.request, self.person = request, person

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split())
        if not self.guess(code):
            raise forms.ValidationError(_WRONG, code="wrong_code")
        return code

    def guess(self, code: str) -> bool:
        """Whether the code is right. Raises ValidationError where none is heard."""
        who = f"person {self.person.pk}"
        guesser = Guesser(self.request, "second factor", who)
        if wait := guesser.claim():
            self.wait = wait
            raise _too_many(wait)
        if not self.is_right(code):
            return False
        guesser.forget()
        return True

    def is_right(self, code: str) -> bool:
        raise NotImplementedError


class CodeForm(Guarded):
    """A code of the app, or one from paper."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy(
            "The six digits that your app shows now, or one of your recovery codes. "
            "For example: 123456"
        ),
        error_messages={"required": gettext_lazy("Type the code that your app shows.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false"}
        ),
    )

    def is_right(self, code: str) -> bool:
        if code.isdecimal() and len(code) == one_time.DIGITS:
            return one_time.use(self.person, code)
        return recovery.use(self.person, code)


class AppForm(Guarded):
    """The first code of an app that has just got its secret."""

    code = forms.CharField(
        label=gettext_lazy("Code from the app"),
        max_length=20,
        help_text=gettext_lazy("The six digits that it shows now. For example: 123456"),
        error_messages={"required": gettext_lazy("Type the code that your app shows.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        ),
    )
    secret = ""
    counter = 0

    def is_right(self, code: str) -> bool:
        counter = one_time.counter_of(self.secret, code)
        self.counter = counter or 0
        return counter is not None


class PasskeyForm(forms.Form):
    """What the browser answers, which nobody types."""

    answer = forms.CharField(
        widget=forms.HiddenInput,
        max_length=20_000,
        error_messages={
            "required": gettext_lazy(
                "Your browser has shown no passkey. Try again, or use another way."
            )
        },
    )


class NewPasskeyForm(PasskeyForm):
    name = forms.CharField(
        label=gettext_lazy("Name of this device"),
        max_length=passkeys.LONGEST_NAME,
        help_text=gettext_lazy(
            "So that you know later which it is. For example: my work laptop"
        ),
        error_messages={
            "required": gettext_lazy("Type a name, such as: my work laptop")
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["name", "answer"]


def _too_many(wait: int) -> forms.ValidationError:
    return forms.ValidationError(
        _(
            "Too many wrong codes were typed for this login, so none is looked at for "
            "a while. Try again at %(time)s, or use a passkey. Was it not you? Then "
            "somebody knows your password: ask for a new one on the page where you log "
            "in."
        )
        % {"time": f"{localtime(heard_again_at(wait)):%H:%M}"},
        code="too_many_guesses",
    )
