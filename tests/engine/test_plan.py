import re

import pytest

from dateline.engine.plan import INPUTS, STAGES, Shape, Stage


def test_whatever_a_stage_takes_is_given_by_one_before_it() -> None:
    given = set(INPUTS)
    for stage in STAGES:
        assert set(stage.takes) <= given, stage.name
        given |= set(stage.gives)


def test_no_two_stages_have_one_name_or_give_the_same() -> None:
    gives = [given for stage in STAGES for given in stage.gives]
    assert len({stage.name for stage in STAGES}) == len(STAGES)
    assert len(set(gives)) == len(gives)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_stage_can_be_loaded(stage: Stage) -> None:
    assert callable(stage.load())


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_the_version_is_a_hash_of_the_code_that_the_function_stands_in(stage: Stage) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", stage.version)
    assert stage.function.split(":")[0].split(".")[1] in stage.code


def test_other_code_or_models_are_another_version() -> None:
    one, other, model = (
        Stage("x", Shape.EACH, (), (), "dateline.model.ids:make_id", code, models).version
        for code, models in ((("model",), ()), (("model", "text"), ()), (("model",), ("msgspec",)))
    )
    assert len({one, other, model}) == 3
