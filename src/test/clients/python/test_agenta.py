"""The newest Agenta SDK: tracing of a workflow, and prompts created, committed, deployed and fetched."""

import uuid

import agenta as ag
import pytest
from opentelemetry import trace


@pytest.fixture(scope="module", autouse=True)
def sdk(server):
    ag.init(host=server.host, api_key=server.key)


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


@pytest.fixture
def app():
    slug = f"app-{uuid.uuid4().hex[:12]}"
    created = ag.AppManager.create(app_slug=slug)
    yield created
    ag.AppManager.delete(app_id=created.app_id)


@pytest.fixture
def variant() -> str:
    """A name of its own: in a project no two variants share one, whatever their application."""
    return f"v-{uuid.uuid4().hex[:12]}"


PROMPT = {
    "prompt": {
        "messages": [{"role": "user", "content": "What is the capital of {{country}}? naïve ☃"}],
        "llm_config": {"model": "some-model", "temperature": 0.2, "stop": None},
    }
}


def test_an_application_is_listed_renamed_and_archived():
    slug = f"app-{uuid.uuid4().hex[:12]}"
    created = ag.AppManager.create(app_slug=slug)
    assert created.app_slug == slug
    assert slug in [app.app_slug for app in ag.AppManager.list()]
    ag.AppManager.update(app_id=created.app_id, app_slug=f"{slug}-renamed")
    ag.AppManager.delete(app_id=created.app_id)
    assert created.app_id not in [app.app_id for app in ag.AppManager.list()]


def test_a_commit_is_what_the_next_fetch_returns(app, variant):
    ag.VariantManager.create(app_slug=app.app_slug, variant_slug=variant, parameters={})
    for temperature in (0.1, 0.5, 0.9):
        parameters = {**PROMPT, "temperature": temperature}
        ag.VariantManager.commit(app_slug=app.app_slug, variant_slug=variant, parameters=parameters)
        assert ag.ConfigManager.get_from_registry(app_slug=app.app_slug, variant_slug=variant) == parameters


def test_every_version_stays_as_it_was_committed(app, variant):
    ag.VariantManager.create(app_slug=app.app_slug, variant_slug=variant, parameters={})
    versions = {}
    for n in (1, 2, 3):
        committed = ag.VariantManager.commit(app_slug=app.app_slug, variant_slug=variant, parameters={"n": n})
        versions[committed.variant_version] = {"n": n}
    for version, parameters in versions.items():
        fetched = ag.VariantManager.fetch(app_slug=app.app_slug, variant_slug=variant, variant_version=version)
        assert fetched.params == parameters
    history = ag.VariantManager.history(app_slug=app.app_slug, variant_slug=variant)
    assert [entry.params for entry in history][:3] == [{"n": 3}, {"n": 2}, {"n": 1}]


@pytest.mark.parametrize("environment", ["development", "staging", "production"])
def test_what_is_deployed_is_served_until_the_next_deployment(app, variant, environment):
    ag.VariantManager.create(app_slug=app.app_slug, variant_slug=variant, parameters={})
    first = ag.VariantManager.commit(app_slug=app.app_slug, variant_slug=variant, parameters=PROMPT)
    ag.DeploymentManager.deploy(app_slug=app.app_slug, variant_slug=variant, environment_slug=environment)
    ag.VariantManager.commit(app_slug=app.app_slug, variant_slug=variant, parameters={"later": True})
    deployed = {"app_slug": app.app_slug, "environment_slug": environment}
    assert ag.ConfigManager.get_from_registry(**deployed) == PROMPT
    assert ag.VariantManager.fetch(**deployed).variant_version == first.variant_version
    ag.DeploymentManager.deploy(app_slug=app.app_slug, variant_slug=variant, environment_slug=environment)
    assert ag.ConfigManager.get_from_registry(**deployed) == {"later": True}


def test_an_earlier_version_can_be_deployed(app, variant):
    ag.VariantManager.create(app_slug=app.app_slug, variant_slug=variant, parameters={})
    first = ag.VariantManager.commit(app_slug=app.app_slug, variant_slug=variant, parameters={"n": 1})
    ag.VariantManager.commit(app_slug=app.app_slug, variant_slug=variant, parameters={"n": 2})
    ag.DeploymentManager.deploy(
        app_slug=app.app_slug, variant_slug=variant, variant_version=first.variant_version, environment_slug="production"
    )
    assert ag.ConfigManager.get_from_registry(app_slug=app.app_slug, environment_slug="production") == {"n": 1}


def test_variants_are_listed_forked_and_deleted(app, variant):
    ag.VariantManager.create(app_slug=app.app_slug, variant_slug=variant, parameters={"n": 1})
    forked = ag.VariantManager.fork(app_slug=app.app_slug, variant_slug=variant)
    assert forked.params == {"n": 1}
    slugs = [variant.variant_slug for variant in ag.VariantManager.list(app_slug=app.app_slug)]
    assert {variant, forked.variant_slug} <= set(slugs)
    ag.VariantManager.delete(app_slug=app.app_slug, variant_slug=forked.variant_slug)
    slugs = [variant.variant_slug for variant in ag.VariantManager.list(app_slug=app.app_slug)]
    assert variant in slugs and forked.variant_slug not in slugs


def test_what_is_unknown_is_an_error(app, variant):
    with pytest.raises(ValueError, match="not found"):
        ag.VariantManager.fetch(app_slug=app.app_slug, variant_slug=variant)
    with pytest.raises(ValueError, match="not found"):
        ag.ConfigManager.get_from_registry(app_slug="nobody", variant_slug=variant)


def test_asynchronous_calls_do_the_same(app, variant):
    import asyncio

    async def run():
        await ag.VariantManager.acreate(app_slug=app.app_slug, variant_slug=variant, parameters={})
        await ag.VariantManager.acommit(app_slug=app.app_slug, variant_slug=variant, parameters=PROMPT)
        await ag.DeploymentManager.adeploy(app_slug=app.app_slug, variant_slug=variant, environment_slug="staging")
        return await ag.ConfigManager.aget_from_registry(app_slug=app.app_slug, environment_slug="staging")

    assert asyncio.run(run()) == PROMPT


def test_the_generated_client_reads_health_and_profile(server):
    assert ag.api.status.health_check() == {"status": "ok"}
    assert ag.api.users.fetch_user_profile()["email"]
