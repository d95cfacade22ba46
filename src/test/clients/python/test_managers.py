"""The newest Agenta SDK: prompts that are created, committed, deployed and fetched by its managers, in both ways to call them."""

import pytest
from agenta import AppManager, ConfigManager, DeploymentManager, VariantManager
from agenta.sdk.managers.shared import SharedManager

PROMPT = {
    "prompt": {
        "messages": [{"role": "user", "content": "What is the capital of {{country}}? naïve ☃"}],
        "llm_config": {"model": "some-model", "temperature": 0.2, "stop": None},
    }
}


@pytest.fixture
def app(calls, new_slug):
    created = calls.manager(AppManager, "create", app_slug=new_slug("app"))
    yield created
    calls.manager(AppManager, "delete", app_id=created.app_id)


@pytest.fixture
def variant(app, new_slug) -> dict:
    """A name of its own: in a project no two variants share one, whatever their application."""
    return {"app_slug": app.app_slug, "variant_slug": new_slug("v")}


def test_an_application_is_listed_renamed_and_archived(calls, new_slug):
    slug = new_slug("app")
    created = calls.manager(AppManager, "create", app_slug=slug)
    assert created.app_slug == slug
    assert (created.app_id, slug) in [(app.app_id, app.app_slug) for app in calls.manager(AppManager, "list")]
    updated = calls.manager(AppManager, "update", app_id=created.app_id, app_slug=f"{slug}-renamed")
    assert (updated.app_id, updated.app_slug) == (created.app_id, slug)
    calls.manager(AppManager, "delete", app_id=created.app_id)
    assert created.app_id not in [app.app_id for app in calls.manager(AppManager, "list")]


@pytest.mark.parametrize("app_type", ["SERVICE:completion", "SERVICE:chat", "CUSTOM"])
def test_an_application_of_every_type(calls, new_slug, app_type):
    created = calls.manager(AppManager, "create", app_slug=new_slug("app"), app_type=app_type)
    assert created.app_id in [app.app_id for app in calls.manager(AppManager, "list")]


def test_a_commit_is_what_the_next_fetch_returns(calls, variant):
    calls.manager(VariantManager, "create", **variant, parameters={})
    for temperature in (0.1, 0.5, 0.9):
        parameters = {**PROMPT, "temperature": temperature}
        calls.manager(VariantManager, "commit", **variant, parameters=parameters)
        assert calls.manager(ConfigManager, "get_from_registry", **variant) == parameters


def test_every_version_stays_as_it_was_committed(calls, variant):
    calls.manager(VariantManager, "create", **variant, parameters={})
    versions = {}
    for n in (1, 2, 3):
        committed = calls.manager(VariantManager, "commit", **variant, parameters={"n": n})
        versions[committed.variant_version] = {"n": n}
    assert len(versions) == 3
    for version, parameters in versions.items():
        fetched = calls.manager(SharedManager, "fetch", **variant, variant_version=version)
        assert fetched.params == parameters
    history = calls.manager(VariantManager, "history", **variant)
    assert [entry.params for entry in history][:3] == [{"n": 3}, {"n": 2}, {"n": 1}]


def test_a_variant_is_found_by_id_and_by_slug(calls, app, variant):
    added = calls.manager(SharedManager, "add", **variant)
    committed = calls.manager(SharedManager, "commit", **variant, parameters=PROMPT)
    by_id = calls.manager(SharedManager, "fetch", app_id=app.app_id, variant_id=added.variant_id)
    by_slug = calls.manager(SharedManager, "fetch", **variant)
    assert by_id.params == by_slug.params == committed.params == PROMPT
    assert by_id.variant_id == by_slug.variant_id == added.variant_id
    assert by_slug.app_id == app.app_id
    assert by_slug.variant_version == committed.variant_version == 0


@pytest.mark.parametrize("environment", ["development", "staging", "production"])
def test_what_is_deployed_is_served_until_the_next_deployment(calls, variant, environment):
    calls.manager(VariantManager, "create", **variant, parameters={})
    first = calls.manager(VariantManager, "commit", **variant, parameters=PROMPT)
    deployment = calls.manager(DeploymentManager, "deploy", **variant, environment_slug=environment)
    assert (deployment.environment_slug, deployment.variant_version) == (environment, first.variant_version)
    calls.manager(VariantManager, "commit", **variant, parameters={"later": True})
    deployed = {"app_slug": variant["app_slug"], "environment_slug": environment}
    assert calls.manager(ConfigManager, "get_from_registry", **deployed) == PROMPT
    assert calls.manager(SharedManager, "fetch", **deployed).variant_version == first.variant_version
    calls.manager(SharedManager, "deploy", **variant, environment_slug=environment)
    assert calls.manager(ConfigManager, "get_from_registry", **deployed) == {"later": True}


def test_an_earlier_version_can_be_deployed(calls, variant):
    calls.manager(VariantManager, "create", **variant, parameters={})
    first = calls.manager(VariantManager, "commit", **variant, parameters={"n": 1})
    calls.manager(VariantManager, "commit", **variant, parameters={"n": 2})
    calls.manager(
        DeploymentManager, "deploy", **variant, variant_version=first.variant_version, environment_slug="production"
    )
    deployed = {"app_slug": variant["app_slug"], "environment_slug": "production"}
    assert calls.manager(ConfigManager, "get_from_registry", **deployed) == {"n": 1}


def test_variants_are_listed_forked_and_deleted(calls, variant):
    app = {"app_slug": variant["app_slug"]}
    calls.manager(VariantManager, "create", **variant, parameters={"n": 1})
    forked = calls.manager(SharedManager, "fork", **variant)
    assert forked.params == {"n": 1}
    # The third is the one that every application is made with.
    slugs = {each.variant_slug for each in calls.manager(VariantManager, "list", **app)}
    assert slugs > {variant["variant_slug"], forked.variant_slug} and len(slugs) == 3
    calls.manager(VariantManager, "delete", **app, variant_slug=forked.variant_slug)
    left = {each.variant_slug for each in calls.manager(SharedManager, "list", **app)}
    assert left == slugs - {forked.variant_slug}


def test_what_is_unknown_is_an_error(calls, variant):
    with pytest.raises(ValueError, match="not found"):
        calls.manager(SharedManager, "fetch", **variant)
    with pytest.raises(ValueError, match="not found"):
        calls.manager(ConfigManager, "get_from_registry", app_slug="nobody", variant_slug=variant["variant_slug"])
    with pytest.raises(ValueError, match="does not contain"):
        calls.manager(
            ConfigManager, "get_from_registry", app_slug=variant["app_slug"], environment_slug="production"
        )
    calls.manager(VariantManager, "create", **variant, parameters={"n": 1})
    with pytest.raises(ValueError, match="not found"):
        calls.manager(SharedManager, "fetch", **variant, variant_version=9)
    with pytest.raises(ValueError, match="not found"):
        calls.manager(DeploymentManager, "deploy", **variant, environment_slug="nowhere")


def test_a_name_that_is_taken_is_an_error(calls, variant):
    calls.manager(VariantManager, "create", **variant, parameters={"n": 1})
    with pytest.raises(ValueError, match="already exists"):
        calls.manager(VariantManager, "create", **variant, parameters={"n": 2})
    assert calls.manager(ConfigManager, "get_from_registry", **variant) == {"n": 1}
