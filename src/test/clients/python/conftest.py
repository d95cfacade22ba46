"""The server under test: its address and key come from the environment, as `run` sets them."""

import asyncio
import os
import time
import uuid

import agenta as ag
import pytest
import requests


class Server:
    def __init__(self, host: str, key: str):
        self.host = host
        self.key = key

    def call(self, method: str, path: str, body=None) -> dict:
        answer = requests.request(
            method, f"{self.host}/api{path}", json=body, headers={"Authorization": f"ApiKey {self.key}"}, timeout=30
        )
        answer.raise_for_status()
        return answer.json()

    def spans(self, trace_id: str) -> dict[str, dict]:
        """The spans of a trace by their id."""
        answer = self.call("GET", f"/spans/?trace_id={trace_id}&limit=1000")
        return {span["span_id"]: span for span in answer["spans"]}

    def spans_when(self, trace_id: str, count: int, deadline_s: float = 10) -> dict[str, dict]:
        """As `spans`, for a client that exports in the background: asks until the count is reached."""
        end = time.monotonic() + deadline_s
        while True:
            spans = self.spans(trace_id)
            if len(spans) >= count or time.monotonic() > end:
                return spans
            time.sleep(0.05)


@pytest.fixture(scope="session")
def server() -> Server:
    return Server(os.environ["AGENTA_TEST_HOST"], os.environ["AGENTA_TEST_KEY"])


@pytest.fixture(scope="session")
def sdk(server):
    ag.init(host=server.host, api_key=server.key)


@pytest.fixture
def new_slug():
    """Makes slugs that nothing in the project has."""
    return lambda prefix: f"{prefix}-{uuid.uuid4().hex[:12]}"


@pytest.fixture(scope="session")
def loop():
    """One for all: the SDK keeps connections from call to call."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


class Calls:
    """Calls the SDK in one of its two ways."""

    def __init__(self, loop):
        self.loop = loop

    def manager(self, manager, name, **arguments):
        if self.loop is None:
            return getattr(manager, name)(**arguments)
        return self.loop.run_until_complete(getattr(manager, f"a{name}")(**arguments))

    def api(self, resource, name, *path, **arguments):
        if self.loop is None:
            return getattr(getattr(ag.api, resource), name)(*path, **arguments)
        return self.loop.run_until_complete(getattr(getattr(ag.async_api, resource), name)(*path, **arguments))


@pytest.fixture(params=["sync", "async"])
def calls(request, sdk, loop) -> Calls:
    return Calls(None if request.param == "sync" else loop)
