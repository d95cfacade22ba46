"""The server under test as Athina's clients are told it: address before their import, key after."""

import os
import time
import uuid

import pytest
import requests

HOST = os.environ["AGENTA_TEST_HOST"]
KEY = os.environ["AGENTA_TEST_KEY"]
os.environ["ATHINA_API_BASE_URL"] = HOST
os.environ["API_BASE_URL"] = HOST


class Server:
    """Asks the API what clients, which send in the background, have made."""

    def call(self, method: str, path: str, body=None) -> dict:
        answer = requests.request(method, f"{HOST}/api{path}", json=body, headers={"athina-api-key": KEY}, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def inferences(self, **filters) -> list[dict]:
        return self.call("POST", "/v1/sdk/prompt_run/fetch-by-filter", filters)["data"]["inferences"]

    def span(self, inference: dict) -> dict:
        trace = inference["id"].replace("-", "")
        answer = requests.get(
            f"{HOST}/api/spans/?trace_id={trace}", headers={"Authorization": f"ApiKey {KEY}"}, timeout=30
        )
        return answer.json()["spans"][0]

    def spans_named(self, name: str) -> list[dict]:
        body = {"filtering": {"conditions": [{"field": "span_name", "operator": "is", "value": name}]}}
        answer = requests.post(
            f"{HOST}/api/spans/query", json=body, headers={"Authorization": f"ApiKey {KEY}"}, timeout=30
        )
        return answer.json()["spans"]

    @staticmethod
    def when(question, deadline_s: float = 20):
        """The first answer that is not empty."""
        end = time.monotonic() + deadline_s
        while True:
            answer = question()
            if answer or time.monotonic() > end:
                return answer
            time.sleep(0.05)


@pytest.fixture(scope="session")
def server() -> Server:
    return Server()


@pytest.fixture
def new_slug():
    """Makes names that nothing in the project has."""
    return lambda prefix: f"{prefix}-{uuid.uuid4().hex[:12]}"
