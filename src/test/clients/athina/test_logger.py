"""athina-logger, unmodified: it sends in the background and swallows what goes wrong, so the server is asked what came."""

import datetime

from athina_logger.api_key import AthinaApiKey
from athina_logger.feedback.user_feedback import UserFeedback
from athina_logger.inference_logger import InferenceLogger
from athina_logger.tracing.trace import Trace
from conftest import KEY

AthinaApiKey.set_api_key(KEY)


def test_an_inference_with_all_it_may_have(server, new_slug):
    slug = new_slug("refund-bot/v3")
    reference = new_slug("msg")
    InferenceLogger.log_inference(
        prompt=[{"role": "user", "content": "40 days?"}],
        response={"choices": [{"message": {"role": "assistant", "content": "No"}}], "usage": {"prompt_tokens": 5}},
        prompt_slug=slug,
        language_model_id="gpt-4o",
        functions=[{"name": "f"}],
        tools=[{"type": "function"}],
        tool_calls=[{"id": "t"}],
        external_reference_id=reference,
        customer_id=7,
        customer_user_id="u",
        session_id="s",
        user_query="40 days?",
        completion_tokens=1,
        response_time=120,
        context={"documents": ["d"]},
        custom_attributes={"a": 1},
        custom_eval_metrics={"csat": 4},
        model_options={"temperature": 0.2, "stop": ["END"]},
    )
    found = server.when(lambda: server.inferences(prompt_slug=slug))
    assert len(found) == 1
    assert (found[0]["prompt_response"], found[0]["user_query"]) == ("No", "40 days?")
    UserFeedback.log_user_feedback(external_reference_id=reference, user_feedback=-1, user_feedback_comment="wrong")
    ag = server.when(lambda: (a := server.span(found[0])["attributes"]["ag"])["meta"].get("user_feedback") and a)
    assert ag["meta"]["user_feedback_comment"] == "wrong"
    assert ag["metrics"]["tokens"]["incremental"] == {"prompt": 5, "completion": 1, "total": 6}
    assert ag["tags"]["customer_id"] == "7"


def test_feedback_before_its_inference(server, new_slug):
    slug, reference = new_slug("early"), new_slug("msg")
    UserFeedback.log_user_feedback(external_reference_id=reference, user_feedback=1)
    InferenceLogger.log_inference(prompt="p", response="r", prompt_slug=slug, external_reference_id=reference)
    found = server.when(lambda: server.inferences(prompt_slug=slug))
    assert server.when(lambda: server.span(found[0])["attributes"]["ag"].get("meta", {}).get("user_feedback")) == 1


def test_a_trace_with_nested_spans(server, new_slug):
    name = new_slug("trace")
    start = datetime.datetime(2026, 9, 24, 10, 0, tzinfo=datetime.timezone.utc)
    trace = Trace(name=name, start_time=start, attributes={"team": "cx"})
    span = trace.create_span(name="retrieve", start_time=start, input={"q": "x"}, output={"documents": ["d"]})
    generation = span.create_generation(
        name="llm",
        start_time=start,
        attributes={},
        input={},
        output={},
        prompt=[{"role": "user", "content": "x"}],
        response="y",
        language_model_id="gpt-4o",
        prompt_tokens=3,
        completion_tokens=4,
        total_tokens=7,
    )
    generation.end(start + datetime.timedelta(seconds=1))
    span.update(end_time=start + datetime.timedelta(seconds=2))
    span.end(start + datetime.timedelta(seconds=2))
    trace.end(start + datetime.timedelta(seconds=3))
    root = server.when(lambda: server.spans_named(name))[0]
    answer = server.call("GET", f"/v1/trace/{root['trace_id']}")
    assert [one["name"] for one in answer["spans"]] == ["retrieve", "llm"]
    assert answer["duration"] == 3000
    assert answer["spans"][1]["span_type"] == "generation"
    assert answer["spans"][1]["attributes"]["total_tokens"] == 7
