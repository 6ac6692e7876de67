"""Histories against a model: a stack on which deciding pushes and undoing pops, and a log that only grows."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import InputError
from claimcheck.workspace import DECISIONS, Seen, StaleError, Workspace

STEPS = st.lists(st.one_of(st.sampled_from([*DECISIONS, None]), st.just("undo")), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, late=st.integers(1, 3))
def test_undo_is_a_stack_and_the_history_only_grows(workspace: Workspace, steps: list[str | None], late: int) -> None:
    story = workspace.comparisons.save("Ferry", [], "Ann").id
    stack: list[str | None] = []
    log: list[str | None] = []
    for number, step in enumerate(steps):
        seen = [Seen("f", len(log))]
        if step == "undo" and not stack:
            try:
                workspace.verdicts.undo(story, seen, "Ann")
            except InputError as error:
                assert "nothing to undo" in str(error)
                continue
            raise AssertionError("undid nothing")
        if step == "undo":
            stack.pop()
            (saved,) = workspace.verdicts.undo(story, seen, "Ann")
        else:
            stack.append(step)
            (saved,) = workspace.verdicts.decide(story, seen, step, "Bo", str(number))  # type: ignore[arg-type]  # of DECISIONS
        log.append(stack[-1] if stack else None)
        assert (saved.decision, saved.version) == (log[-1], len(log))
        if len(log) > late:
            try:
                workspace.verdicts.decide(story, [Seen("f", len(log) - late)], "confirmed", "Late")
            except StaleError as error:
                assert error.current == saved
            else:
                raise AssertionError("a stale decision was taken")
    assert [one.decision for one in workspace.verdicts.history(story, "f")] == log
