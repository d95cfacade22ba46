"""The server under test as Athina's evaluation SDK is told it: its address before the import, its key after."""

import os
import uuid

import pytest
import requests

HOST = os.environ["AGENTA_TEST_HOST"]
KEY = os.environ["AGENTA_TEST_KEY"]
os.environ["API_BASE_URL"] = HOST


class Server:
    """Asks the API what the SDK has sent."""

    def call(self, method: str, path: str, body=None) -> dict:
        answer = requests.request(method, f"{HOST}/api/v1{path}", json=body, headers={"athina-api-key": KEY}, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def table(self, dataset_id: str) -> dict:
        return self.call("POST", f"/dataset_v2/fetch-by-id/{dataset_id}")["data"]

    def newest_dataset(self) -> dict:
        return self.table(self.call("GET", "/dataset_v2/all")["datasets"][0]["id"])


@pytest.fixture(scope="session")
def server() -> Server:
    return Server()


@pytest.fixture
def new_slug():
    """Makes names that nothing in the project has."""
    return lambda prefix: f"{prefix}-{uuid.uuid4().hex[:12]}"
