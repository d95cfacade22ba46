"""athina-client, unmodified: datasets and prompts."""

import pytest
from athina_client.datasets import Dataset
from athina_client.keys import AthinaApiKey
from athina_client.prompt import Prompt, Slug
from conftest import KEY

AthinaApiKey.set_key(KEY)


def test_a_dataset_from_its_creation_to_its_end(new_slug):
    name = new_slug("golden set")
    dataset = Dataset.create(name=name, rows=[{"query": "q1", "context": ["c"]}, {"query": "q2"}], tags=["t"], metadata={"m": 1})
    assert (dataset.name, dataset.source, dataset.description) == (name, "dev_sdk", None)

    Dataset.add_rows(dataset.id, [{"query": f"q{i}"} for i in range(3, 253)])
    Dataset.update_cells(
        dataset.id,
        [{"row_no": 1, "column_name": "query", "value": "first"}, {"row_no": 2, "column_name": "n", "value": {"a": 1}}],
    )
    fetched = Dataset.get_dataset_by_id(dataset.id, response_format="detailed")
    rows = fetched["dataset_rows"]
    assert len(rows) == 252
    assert [row["query"] for row in rows][:3] == ["first", "q2", "q3"]
    assert rows[-1]["query"] == "q252"
    assert rows[1]["n"] == {"a": 1}

    by_name = Dataset.get_dataset_by_name(name)
    assert len(by_name["dataset_rows"]) == 252
    assert Dataset.change_project(dataset.id, "returns")["project_name"] == "returns"
    assert dataset.id in [one.id for one in Dataset.list_datasets()]
    assert Dataset.delete_dataset_by_id(dataset.id) == "Dataset deleted successfully"
    assert dataset.id not in [one.id for one in Dataset.list_datasets()]


def test_a_refusal_is_told_in_the_servers_words(new_slug):
    name = new_slug("twice")
    Dataset.create(name=name)
    with pytest.raises(Exception, match="already"):
        Dataset.create(name=name)
    with pytest.raises(Exception, match="not found"):
        Dataset.get_dataset_by_id("00000000-0000-4000-8000-000000000000")


@pytest.mark.parametrize("prefix", ["bot", "customer_support/v2.5", "test production"])
def test_a_prompt_from_its_first_version_to_its_end(new_slug, prefix):
    slug = new_slug(prefix)
    messages = [{"role": "user", "content": "What does {{company}} do?"}]
    first = Prompt.create(slug=slug, prompt=messages, model="gpt-4o", provider="openai", parameters={"temperature": 0.5})
    second = Prompt.create(slug=slug, prompt=messages + [{"role": "user", "content": "Short."}], model="gpt-4o")
    assert (first.version, second.version) == (1, 2)
    assert Prompt.get_default(slug).version == 1
    assert Prompt.set_default(slug, 2).is_default
    default = Prompt.get_default(slug)
    assert (default.version, len(default.prompt), default.model) == (2, 2, "gpt-4o")
    assert slug in [one.name for one in Slug.list()]
    Slug.favorite_slug(slug, True)
    Slug.set_emoji(slug, "x")
    Slug.set_emoji(slug, None)
    found = next(one for one in Slug.list() if one.name == slug)
    assert (found.starred, found.emoji) == (True, None)
    copy = new_slug("copy")
    Slug.duplicate(slug, copy)
    assert Prompt.get_default(copy).version == 1
    assert Slug.delete(slug) == "Prompt slug deleted successfully"
    assert slug not in [one.name for one in Slug.list()]


def test_a_run_without_a_key_says_what_to_do(new_slug):
    slug = new_slug("bot")
    Prompt.create(slug=slug, prompt=[{"role": "user", "content": "hi"}], model="gpt-4o", provider="groq")
    with pytest.raises(Exception, match="/api/secrets"):
        Prompt.run(slug=slug, variables={})
