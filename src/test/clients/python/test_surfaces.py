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

CHECKED = hypothesis.settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck)
)

# NUL characters are refused, since the database cannot store them.
CONFIG = schemathesis.Config.from_dict({"generation": {"allow-x00": False}})

published = schemathesis.openapi.from_url(f"{HOST}/api/public/openapi.json", config=CONFIG)


@published.parametrize()
@CHECKED
def test_published(case):
    excluded = EXCLUDED.get(case.operation.definition.raw["operationId"], [])
    case.call_and_validate(headers={"Authorization": f"Bearer {KEY}"}, excluded_checks=CHECKS.get_by_names(excluded))
