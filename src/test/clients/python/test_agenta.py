"""The newest Agenta SDK: tracing of a workflow."""

import agenta as ag
import pytest
from opentelemetry import trace

pytestmark = pytest.mark.usefixtures("sdk")

seen: dict[str, tuple[str, str]] = {}


def note(name: str) -> None:
    context = trace.get_current_span().get_span_context()
    seen[name] = (f"{context.trace_id:032x}", f"{context.span_id:016x}")


# This SDK documents `type` and reads `spankind`.
@ag.instrument(spankind="tool")
def look_up(country: str) -> dict:
    note("look_up")
    return {"capital": "Paris", "country": country}


@ag.instrument(spankind="task")
def fail(reason: str) -> str:
    note("fail")
    raise ValueError(reason)


@ag.instrument(spankind="workflow")
def answer(country: str, options: dict) -> str:
    note("answer")
    found = look_up(country)
    with pytest.raises(ValueError):
        fail("no such table")
    return f"The capital of {country} is {found['capital']}."


def test_a_nested_workflow_with_an_error_is_read_back(server):
    result = answer("France", {"deep": {"a": [1, None]}})
    trace_id, root_id = seen["answer"]
    spans = server.spans_when(trace_id, 3)
    assert sorted(span["span_name"] for span in spans.values()) == ["answer", "fail", "look_up"]
    root, tool, failed = (spans[seen[name][1]] for name in ("answer", "look_up", "fail"))

    assert "parent_id" not in root
    assert tool["parent_id"] == failed["parent_id"] == root_id
    assert [span["span_type"] for span in (root, tool, failed)] == ["workflow", "tool", "task"]
    assert {span["trace_type"] for span in spans.values()} == {"invocation"}

    data = root["attributes"]["ag"]["data"]
    assert data["inputs"] == {"country": "France", "options": {"deep": {"a": [1, None]}}}
    assert data["outputs"] == result == "The capital of France is Paris."
    assert tool["attributes"]["ag"]["data"]["outputs"] == {"capital": "Paris", "country": "France"}

    assert failed["status_code"] == "STATUS_CODE_ERROR"
    exceptions = [event for event in failed["events"] if event["name"] == "exception"]
    assert exceptions[0]["attributes"]["exception.message"] == "no such table"
    assert failed["attributes"]["ag"]["metrics"]["errors"]["incremental"] == 1


def test_a_trace_is_read_through_the_sdk():
    answer("Spain", {})
    trace_id, root_id = seen["answer"]
    for _ in range(100):
        found = ag.api.traces.fetch_trace(trace_id=trace_id)
        if found.trace is not None and "answer" in (found.trace.spans or {}):
            break
    root = found.trace.spans["answer"]
    assert (root.trace_id, root.span_id) == (trace_id, root_id)
    assert sorted(root.spans) == ["fail", "look_up"]


def test_the_generated_client_reads_health_and_profile(server):
    assert ag.api.status.health_check() == {"status": "ok"}
    assert ag.api.users.fetch_user_profile()["email"]
