"""Models that migrations speak of are made anew where something asks for it."""

from django.db.migrations import AlterField, AlterModelOptions
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import AutoField, CharField

from cms.quick_states import quick_states

KEY = "boards", "thing"


def test_a_change_of_words_makes_no_model_anew_and_one_of_a_column_does():
    state = ProjectState()
    key = AutoField(primary_key=True)
    state.add_model(ModelState(*KEY, [("id", key), ("name", CharField(max_length=5))]))
    before = state.apps.get_model(*KEY)
    said = AlterField("thing", "name", CharField(max_length=5, help_text="Said"))
    called = AlterModelOptions("thing", {"verbose_name": "called so"})
    wider = AlterField("thing", "name", CharField(max_length=9))

    with quick_states():
        for words in (said, called):
            words.state_forwards("boards", state)
            assert state.apps.get_model(*KEY) is before
        told = state.models[KEY]
        wider.state_forwards("boards", state)
        after = state.apps.get_model(*KEY)

    assert told.options["verbose_name"] == "called so"
    assert after._meta.verbose_name == "called so"
    assert after._meta.get_field("name").max_length == 9
