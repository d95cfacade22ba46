"""The client of the published Agenta API."""

import time
import uuid

import pytest


def application(client, new_slug):
    from published import ApplicationsApi, VariantQueryRequest

    api = ApplicationsApi(client)
    slug = new_slug("capitals")
    made = api.create_simple_application({"app": {"slug": slug, "name": "Capitals"}}).application
    assert made.slug == slug
    variants = api.query_application_variants(VariantQueryRequest(variant={"application_id": made.id}))
    assert [one.application_id for one in variants] == [made.id]
    return made, api.fetch_application_variant(variants[0].id)


def test_applications(published, new_slug):
    from published import ApplicationQueryRequest, ApplicationsApi

    made, _ = application(published, new_slug)
    api = ApplicationsApi(published)
    assert api.edit_simple_application(made.id, {"app": {"description": "d"}}).application.description == "d"
    assert api.fetch_simple_application(made.id).application.lifecycle.created_at is not None
    listed = api.query_simple_applications(ApplicationQueryRequest(windowing={"limit": 1000, "order": "descending"}))
    assert made.id in [one.application.id for one in listed]


def test_configurations(published, new_slug):
    from published import ApplicationsApi, ConfigsApi, PromptConfig

    made, variant = application(published, new_slug)
    prompt = PromptConfig.from_dict(
        {
            "prompt": {
                "messages": [{"role": "user", "content": "What is the capital of {{country}}?"}],
                "llm_config": {"model": "gpt-4o", "temperature": 0.2, "max_tokens": 100},
                "template_format": "curly",
                "input_keys": ["country"],
            }
        }
    )
    committed = ApplicationsApi(published).commit_application_revision(
        {"revision": {"variant_id": variant.id, "message": "Ask", "data": prompt}}
    )
    configs = ConfigsApi(published)
    configs.deploy_application_revision(
        {"revision": {"variant_id": variant.id, "environment_ref": {"slug": "production"}}}
    )
    deployed = configs.fetch_config(
        {"application_ref": {"slug": made.slug}, "environment_ref": {"slug": "production"}}
    )
    assert committed.data == deployed.params == prompt
    by_version = configs.fetch_config({"variant_ref": {"id": variant.id, "version": committed.version}})
    assert by_version.variant_ref.id == variant.id


def test_testsets(published, new_slug):
    from published import TestsetsApi

    api = TestsetsApi(published)
    rows = [{"country": "France", "capital": "Paris"}, {"country": "Peru", "capital": None}]
    made = api.create_testset({"testset": {"slug": new_slug("countries"), "data": {"testcases": rows}}})
    assert api.fetch_testset(made.id).data.testcases == rows
    assert made.id in [one.id for one in api.query_testsets({"windowing": {"limit": 1000}})]
    uploaded = api.create_testset_from_file(file=("more.csv", b"a,b\n1,2\n"), name=new_slug("more"))
    assert uploaded.data.testcases == [{"a": "1", "b": "2"}]


def test_evaluators_and_evaluations(published, new_slug):
    from published import EvaluationsApi, EvaluatorsApi

    evaluators = EvaluatorsApi(published)
    assert "auto_exact_match" in [one.key for one in evaluators.list_evaluator_catalog_templates()]
    data = {"uri": "agenta:builtin:auto_exact_match:v0", "parameters": {"correct_answer_key": "capital"}}
    made = evaluators.create_evaluator({"evaluator": {"slug": new_slug("exact"), "name": "Exact", "data": data}})
    assert made.id in [one.id for one in evaluators.query_evaluators()]
    evaluations = EvaluationsApi(published)
    evaluations.query_evaluation_runs()
    none = uuid.uuid4()
    assert evaluations.query_evaluation_results({"result": {"run_id": none}}) == []
    assert evaluations.query_evaluation_metrics({"metrics": {"run_id": none}}) == []


def test_traces(published, new_slug):
    from published import OpenTelemetryApi, TracesApi

    trace, name, now = uuid.uuid4().hex, new_slug("hello"), int(time.time())
    span = {
        "traceId": trace,
        "spanId": trace[:16],
        "name": name,
        "kind": 1,
        "startTimeUnixNano": f"{now}000000000",
        "endTimeUnixNano": f"{now}250000000",
    }
    OpenTelemetryApi(published).ingest_otlp_traces({"resourceSpans": [{"scopeSpans": [{"spans": [span]}]}]})
    api = TracesApi(published)
    condition = {"field": "span_name", "operator": "is", "value": name}
    found = api.query_spans({"filtering": {"conditions": [condition]}})
    assert [(one.trace_id, one.span_id) for one in found] == [(trace, trace[:16])]
    assert int(found[0].start_time.timestamp()) == now
    assert trace in [one.trace_id for one in api.fetch_traces(focus="trace", limit=100)]
    assert sum(one.total_count for one in api.query_span_analytics({"interval": "1h"}).buckets) >= 1


def test_refusals(published):
    from published import ApplicationsApi
    from published.exceptions import NotFoundException, UnauthorizedException

    with pytest.raises(NotFoundException) as unknown:
        ApplicationsApi(published).fetch_simple_application(uuid.uuid4())
    assert unknown.value.data.detail.actual_instance
    published.configuration.access_token = "nobody"
    with pytest.raises(UnauthorizedException) as stranger:
        ApplicationsApi(published).query_simple_applications()
    assert stranger.value.data.detail.actual_instance
