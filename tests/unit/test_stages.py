from annotator.domain.review import SetState
from annotator.domain.stages import STAGES, is_done, stage_number


def test_every_state_belongs_to_one_stage():
    held = [state for stage in STAGES for state in stage.states]
    assert sorted(held) == sorted(SetState)
    assert all(state in STAGES[stage_number(state)].states for state in SetState)


def test_what_waits_for_its_coder_stands_above_what_is_done():
    assert [stage.done for stage in STAGES] == sorted(stage.done for stage in STAGES)
    waiting = {SetState.NEW, SetState.IN_CODING, SetState.RETURNED}
    assert {state for state in SetState if not is_done(state)} == waiting
