"""What is wrong with a form is listed, whatever field it is wrong with."""

from django import forms

from cms.error_summary import Fault, faults_of


class Form(forms.Form):
    name = forms.CharField()
    ticket = forms.CharField(widget=forms.HiddenInput)


def test_what_is_wrong_with_a_field_that_nobody_sees_is_of_the_whole_form():
    required = "This field is required."

    found = faults_of(Form({"name": "", "ticket": ""}))

    assert found == [Fault("", required), Fault("Name", required, "id_name")]
