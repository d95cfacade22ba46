"""The newest Agenta SDK: testsets, applications and evaluators as code, and workflows by the generated client."""

import agenta as ag
import pytest
from agenta.sdk.managers import applications, evaluators, testsets

pytestmark = pytest.mark.usefixtures("sdk")

ROWS = [{"country": "France", "capital": "Paris"}, {"country": "naïve ☃", "capital": None, "deep": {"n": [1, 2.5]}}]


@pytest.fixture
def run(loop):
    return loop.run_until_complete


def rows(revision) -> list[dict]:
    """Without the mark by which whole testsets tell equal rows apart."""
    return [
        {name: value for name, value in testcase.data.items() if name != "testcase_dedup_id"}
        for testcase in revision.data.testcases
    ]


def test_a_testset_is_created_edited_listed_and_retrieved(run, new_slug):
    name = new_slug("Capitals")
    created = run(testsets.acreate(name=name, data=ROWS))
    assert rows(created) == ROWS
    edited = run(testsets.aedit(testset_id=created.testset_id, name=name, data=ROWS[1:]))
    assert rows(edited) == ROWS[1:]
    assert rows(run(testsets.afetch(testset_id=created.testset_id))) == ROWS[1:]
    assert rows(run(testsets.aretrieve(testset_id=created.testset_id))) == ROWS[1:]
    assert rows(run(testsets.aretrieve(testset_revision_id=created.id))) == ROWS
    assert created.testset_id in [revision.testset_id for revision in run(testsets.alist())]


def test_a_testset_is_made_once_and_edited_from_then_on(run, new_slug):
    name = new_slug("Capitals")
    first = run(testsets.aupsert(name=name, data=ROWS[:1]))
    second = run(testsets.aupsert(name=name, data=ROWS))
    assert second.testset_id == first.testset_id
    assert rows(run(testsets.afetch(testset_id=first.testset_id))) == ROWS


def test_a_testset_that_is_unknown_is_none(run):
    unknown = "0195d6f0-7b1e-7c3a-9d55-00000000dead"
    assert run(testsets.aretrieve(testset_id=unknown)) is None
    assert run(testsets.aretrieve(testset_revision_id=unknown)) is None


@ag.application(slug="sdk-capital", name="Capital", description="Names a capital")
async def capital(country: str) -> str:
    return "Paris"


@ag.evaluator(slug="sdk-exact", name="Exact", description="Compares")
async def exact(capital: str, outputs: str) -> dict:
    return {"score": 1.0, "success": capital == outputs}


def test_an_application_as_code_is_made_once_and_committed_from_then_on(run):
    revisions = [run(applications.aretrieve(run(applications.aupsert(handler=capital)))) for _ in range(2)]
    assert revisions[0].application_id == revisions[1].application_id
    assert int(revisions[1].version) == int(revisions[0].version) + 1
    assert revisions[1].data.uri == revisions[0].data.uri is not None
    assert revisions[1].application_slug == "sdk-capital"


def test_an_evaluator_as_code_is_made_once_and_committed_from_then_on(run):
    revisions = [run(evaluators.aretrieve(run(evaluators.aupsert(handler=exact)))) for _ in range(2)]
    assert revisions[0].evaluator_id == revisions[1].evaluator_id
    assert int(revisions[1].version) == int(revisions[0].version) + 1
    assert revisions[1].data.uri == revisions[0].data.uri is not None
    assert revisions[1].evaluator_slug == "sdk-exact"


def test_a_workflow_from_its_making_to_its_deployment(calls, new_slug):
    slug, variant = new_slug("w"), new_slug("v")
    made = calls.api("workflows", "create_workflow", workflow={"slug": slug, "name": "W", "flags": {"is_snippet": True}})
    made = calls.api(
        "workflows", "create_workflow_variant", workflow_variant={"slug": variant, "workflow_id": made.workflow.id}
    )
    variant_id = made.workflow_variant.id
    for n in (0, 1):
        committed = calls.api(
            "workflows",
            "commit_workflow_revision",
            workflow_revision={"workflow_variant_id": variant_id, "data": {"parameters": {"n": n, "none": None}}},
        )
        assert committed.workflow_revision.version == str(n)
    log = calls.api("workflows", "log_workflow_revisions", workflow_revisions={"workflow_variant_id": variant_id})
    assert [revision.data.parameters["n"] for revision in log.workflow_revisions] == [1, 0]
    calls.api(
        "workflows",
        "deploy_workflow_revision",
        workflow_variant_ref={"id": variant_id},
        workflow_revision_ref={"version": "0"},
        environment_ref={"slug": "staging"},
    )
    deployed = calls.api(
        "workflows", "retrieve_workflow_revision", environment_ref={"slug": "staging"}, key=f"{slug}.revision"
    )
    assert deployed.workflow_revision.data.parameters == {"n": 0, "none": None}
    forked = calls.api(
        "workflows", "fork_workflow_variant", workflow_variant={"slug": new_slug("f")}, workflow_variant_ref={"slug": variant}
    )
    assert forked.workflow_variant.id != variant_id
    calls.api("workflows", "archive_workflow", forked.workflow_variant.workflow_id)
    assert calls.api("workflows", "query_workflows", workflow_slug=slug).workflows == []
    assert calls.api("workflows", "query_workflows", workflow_slug=slug, include_archived=True).count == 1


def test_a_whole_workflow(calls, new_slug):
    slug = new_slug("w")
    data = {"uri": "user:custom:capitals.find:v1", "parameters": {"tone": "warm"}}
    made = calls.api("workflows", "create_simple_workflow", workflow={"slug": slug, "data": data}).workflow
    assert made.data.parameters == {"tone": "warm"}
    edited = calls.api(
        "workflows", "edit_simple_workflow", made.id, workflow={"id": made.id, "data": {**data, "parameters": {"tone": "dry"}}}
    ).workflow
    assert edited.variant_id == made.variant_id and edited.revision_id != made.revision_id
    assert calls.api("workflows", "fetch_simple_workflow", made.id).workflow.data.parameters == {"tone": "dry"}
    found = calls.api("workflows", "query_simple_workflows", workflow={"slug": slug})
    assert [workflow.id for workflow in found.workflows] == [made.id]


def test_embeds_are_resolved_for_a_running_workflow(calls, new_slug):
    slug = new_slug("leaf")
    data = {"parameters": {"v": "leaf"}}
    calls.api("workflows", "create_simple_workflow", workflow={"slug": slug, "data": data})
    embed = {"@ag.embed": {"@ag.references": {"workflow": {"slug": slug}}, "@ag.selector": {"path": "parameters.v"}}}
    resolved = calls.api("workflows", "resolve_workflow_revision", workflow_revision={"data": {"parameters": {"x": embed}}})
    assert resolved.workflow_revision.data.parameters == {"x": "leaf"}
