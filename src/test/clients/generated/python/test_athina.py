"""The client of the Athina API."""

from datetime import datetime, timedelta, timezone

import pytest

START = datetime(2026, 9, 24, 10, tzinfo=timezone.utc)


def test_logs(athina, new_slug):
    from athina import (
        LoggingApi,
        LogInferenceRequest,
        LogInferenceRequestContext,
        LogInferenceRequestPrompt,
        Message,
        UpdateLogRequest,
    )

    api = LoggingApi(athina)
    reference = new_slug("msg")
    prompt = LogInferenceRequestPrompt([Message(role="user", content="Hello?")])
    logged = api.log_inference(
        LogInferenceRequest(
            language_model_id="gpt-4o",
            prompt=prompt,
            response="Hello.",
            context=LogInferenceRequestContext({"documents": ["d"]}),
            prompt_tokens=8,
            external_reference_id=reference,
        )
    )
    assert logged.status == "success"
    change = UpdateLogRequest(expected_response="Hi.", metadata={"channel": "web"})
    assert api.update_log_by_id(logged.prompt_run_id, change).status == "success"
    assert api.update_log_by_external_reference_id(reference, change).status == "success"


def test_traces(athina):
    from athina import TracingApi
    from athina.exceptions import NotFoundException

    api = TracingApi(athina)
    trace = api.create_trace({"name": "run", "start_time": START, "attributes": {"a": 1}})
    span = api.create_span(
        trace.id, {"name": "llm", "trace_id": trace.id, "span_type": "generation", "start_time": START}
    )
    end = START + timedelta(seconds=2)
    assert api.update_span(trace.id, span.id, {"end_time": end}).end_time == end
    assert api.get_span(trace.id, span.id).name == "llm"
    assert api.update_trace(trace.id, {"name": "renamed", "end_time": end}).name == "renamed"
    assert [one.span_type for one in api.get_trace(trace.id).spans] == ["generation"]
    with pytest.raises(NotFoundException) as unknown:
        api.get_trace("none")
    assert unknown.value.data.message


def test_datasets(athina, new_slug):
    from athina import AddRowsRequest, DatasetsApi, UpdateCellRequest
    from athina.exceptions import NotFoundException

    api = DatasetsApi(athina)
    made = api.create_dataset({"source": "api", "name": new_slug("golden"), "dataset_rows": [{"query": "q1"}]})
    rows = AddRowsRequest.from_dict({"dataset_rows": [{"query": "q2", "context": ["c"], "mine": 5}]})
    assert api.add_dataset_rows(made.id, rows).status == "success"
    cell = UpdateCellRequest(row_no=1, column_name="query", value="first")
    assert api.update_dataset_cell(made.id, cell).status == "success"
    assert api.get_dataset(made.id).name == made.name
    assert api.delete_dataset(made.id).status == "success"
    with pytest.raises(NotFoundException):
        api.get_dataset(made.id)


def test_prompts(athina, new_slug):
    from athina import CreatePromptRequest, PromptsApi
    from athina.exceptions import BadRequestException

    api = PromptsApi(athina)
    slug = new_slug("bot")
    prompt = CreatePromptRequest.from_dict(
        {
            "prompt": [{"role": "user", "content": "What does {{company}} do?"}],
            "model": "gpt-4o",
            "parameters": {"temperature": 0.5, "max_tokens": 100},
        }
    )
    assert [api.create_prompt_template(slug, prompt).version for _ in range(2)] == [1, 2]
    assert api.get_default_prompt(slug).prompt == prompt.prompt
    with pytest.raises(BadRequestException):
        api.run_prompt(slug, {"variables": {"company": "Acme"}})


def test_evals(athina):
    from athina import EvaluationsApi, RunEvalRequest

    run = EvaluationsApi(athina).run_eval(
        RunEvalRequest.from_dict(
            {
                "rows": [{"query": "q", "response": "the answer is 42"}],
                "evals": [{"name": "ContainsAny", "config": {"keywords": ["42"]}}],
            }
        )
    )
    assert run.eval_request_id
    assert all(one.eval_name for one in run.results)


def test_strangers(athina):
    from athina import PromptsApi
    from athina.exceptions import UnauthorizedException

    athina.configuration.api_key["athinaApiKey"] = "nobody"
    with pytest.raises(UnauthorizedException) as stranger:
        PromptsApi(athina).get_default_prompt("bot")
    assert stranger.value.data.message
