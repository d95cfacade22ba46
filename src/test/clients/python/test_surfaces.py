"""Schemathesis against each surface's own description: whatever it makes of the schemas, the answer is as described."""

import os

import hypothesis
import schemathesis
from schemathesis.checks import CHECKS

HOST = os.environ["AGENTA_TEST_HOST"]
KEY = os.environ["AGENTA_TEST_KEY"]

# What no schema can say: which fields can be filtered by what, what a file holds (fields of a form are text whatever they
# look like), and that a query may have parameters that nobody reads.
EXCLUDED = {
    "querySpans": ["positive_data_acceptance"],
    "querySpanAnalytics": ["positive_data_acceptance"],
    "createTestsetFromFile": ["positive_data_acceptance", "negative_data_rejection"],
    "fetchTraces": ["negative_data_rejection"],
}

# As above: times are read in every form of ISO 8601, a log needs one of three fields, and evaluations, models, rows and columns are
# found by names and numbers.
ATHINA_EXCLUDED = {
    "logInference": ["positive_data_acceptance"],
    "createTrace": ["positive_data_acceptance"],
    "updateTrace": ["positive_data_acceptance"],
    "createSpan": ["positive_data_acceptance"],
    "updateSpan": ["positive_data_acceptance"],
    "createDataset": ["positive_data_acceptance"],
    "addDatasetRows": ["positive_data_acceptance"],
    "updateDatasetCell": ["positive_data_acceptance"],
    "runEval": ["positive_data_acceptance"],
    "runPrompt": ["positive_data_acceptance"],
    # An evaluator may have the slug: the calls of the other surface make some.
    "createPromptTemplate": ["positive_data_acceptance"],
}

CHECKED = hypothesis.settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck)
)

# NUL characters are refused, since the database cannot store them.
CONFIG = schemathesis.Config.from_dict({"generation": {"allow-x00": False}})

# The operations of Athina's document; what its clients use beyond is held to its description by a test of the server.
ATHINA = [
    "logInference",
    "updateLogById",
    "updateLogByExternalReferenceId",
    "createTrace",
    "getTrace",
    "updateTrace",
    "createSpan",
    "getSpan",
    "updateSpan",
    "createDataset",
    "getDataset",
    "deleteDataset",
    "addDatasetRows",
    "updateDatasetCell",
    "runEval",
    "createPromptTemplate",
    "getDefaultPrompt",
    "runPrompt",
]

published = schemathesis.openapi.from_url(f"{HOST}/api/public/openapi.json", config=CONFIG)


@published.parametrize()
@CHECKED
def test_published(case):
    excluded = EXCLUDED.get(case.operation.definition.raw["operationId"], [])
    case.call_and_validate(headers={"Authorization": f"Bearer {KEY}"}, excluded_checks=CHECKS.get_by_names(excluded))


athina = schemathesis.openapi.from_url(f"{HOST}/api/v1/openapi.json", config=CONFIG)


@athina.include(operation_id=ATHINA).parametrize()
@CHECKED
def test_athina(case):
    excluded = ATHINA_EXCLUDED.get(case.operation.definition.raw["operationId"], [])
    case.call_and_validate(headers={"athina-api-key": KEY}, excluded_checks=CHECKS.get_by_names(excluded))
