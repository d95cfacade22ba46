"""LiteLLM's callback `athina`, unmodified, with an answer that no model is asked for."""

import time

import litellm
import requests


def test_a_completion_is_logged(server, new_slug, monkeypatch):
    slug = new_slug("litellm")
    monkeypatch.setenv("ATHINA_BASE_URL", server.host)
    monkeypatch.setenv("ATHINA_API_KEY", server.key)
    monkeypatch.setattr(litellm, "success_callback", ["athina"])
    litellm.completion(
        model="gpt-4o",
        messages=[{"role": "user", "content": "hi"}],
        mock_response="hello",
        metadata={"prompt_slug": slug, "environment": "test", "session_id": "s", "user_feedback": 1, "tags": ["a"]},
    )
    end = time.monotonic() + 20
    found = []
    while not found and time.monotonic() < end:
        answer = requests.post(
            f"{server.host}/api/v1/sdk/prompt_run/fetch-by-filter",
            json={"prompt_slug": slug},
            headers={"athina-api-key": server.key},
            timeout=30,
        )
        found = answer.json()["data"]["inferences"]
        time.sleep(0.05)
    assert [(one["prompt_response"], one["language_model_id"]) for one in found] == [("hello", "gpt-4o")]
