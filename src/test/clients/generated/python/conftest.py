"""Clients that OpenAPI Generator has made of the two documents: told host and key of the server under test, and nothing else."""

import os
import sys
import uuid
from pathlib import Path

import pytest

HOST = os.environ["AGENTA_TEST_HOST"]
KEY = os.environ["AGENTA_TEST_KEY"]
CLIENTS = Path(os.environ["AGENTA_TEST_GENERATED"])
sys.path[:0] = [str(CLIENTS / "published-python"), str(CLIENTS / "athina-python")]


@pytest.fixture
def new_slug():
    """Makes names that nothing in the project has."""
    return lambda prefix: f"{prefix}-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def published():
    import published

    configuration = published.Configuration(host=f"{HOST}/api", access_token=KEY)
    with published.ApiClient(configuration) as client:
        yield client


@pytest.fixture
def athina():
    import athina

    # The document has two hosts; one server stands for both.
    configuration = athina.Configuration(
        host=f"{HOST}/api/v1", api_key={"athinaApiKey": KEY}, ignore_operation_servers=True
    )
    with athina.ApiClient(configuration) as client:
        yield client
