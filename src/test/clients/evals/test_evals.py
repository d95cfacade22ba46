"""The evaluation SDK `athina`, unmodified: what it evaluates in its own process without a model is kept with the datasets here."""

import warnings

warnings.filterwarnings("ignore")

from athina.datasets import Dataset  # noqa: E402
from athina.evals import AnswerSimilarity, ContainsAny, LengthLessThan, Regex  # noqa: E402
from athina.evals.grounded.similarity import CosineSimilarity  # noqa: E402
from athina.interfaces.athina import AthinaFilters  # noqa: E402
from athina.keys import AthinaApiKey  # noqa: E402
from athina.loaders import Loader  # noqa: E402
from athina.runner.run import EvalRunner  # noqa: E402
from conftest import KEY  # noqa: E402

AthinaApiKey.set_key(KEY)


def test_a_single_evaluation_is_reported_and_read_again(server):
    result = ContainsAny(keywords=["refund", "return"]).run(text="You get a refund.")
    assert result.eval_results[0]["failure"] is False
    kept = server.call("GET", f"/eval/eval-request-id/{result.eval_request_id}")
    assert (kept["status"], len(kept["results"])) == ("completed", 1)
    assert kept["results"][0]["passed"] is True
    assert kept["results"][0]["eval_type_id"] == "ContainsAny"
    assert "refund" in kept["results"][0]["reason"]


def test_a_batch_becomes_a_dataset_with_results(server):
    results = ContainsAny(keywords=["refund"]).run_batch([{"text": "a refund"}, {"text": "nothing"}]).eval_results
    assert [one["failure"] for one in results] == [False, True]
    table = server.newest_dataset()
    assert [row["text"] for row in table["dataset_rows"]] == ["a refund", "nothing"]
    values = [row["dataset_eval_results"][0]["metric_value"] for row in table["dataset_rows"]]
    assert values == ["1", "0"]
    assert table["development_eval_configs"][0]["eval_type_id"] == "ContainsAny"


def test_batches_within_a_second_keep_their_results(server):
    texts = ["one", "two", "three"]
    for text in texts:
        Regex(pattern=text).run_batch([{"text": text}])
    kept = []
    for dataset in server.call("GET", "/dataset_v2/all")["datasets"][:3]:
        table = server.table(dataset["id"])
        kept += [row["text"] for row in table["dataset_rows"] if row["dataset_eval_results"][0]["metric_value"] == "1"]
    assert sorted(kept) == sorted(texts)


def test_a_suite_over_data_and_over_a_stored_dataset(server, new_slug):
    suite = [LengthLessThan(max_length=4), AnswerSimilarity(comparator=CosineSimilarity(), failure_threshold=0.8)]
    rows = [{"text": "abc", "response": "a b", "expected_response": "b a"}, {"text": "abcdef", "response": "a", "expected_response": "b"}]
    EvalRunner.run_suite(evals=suite, data=rows)
    configs = server.newest_dataset()["development_eval_configs"]
    assert sorted(one["eval_type_id"] for one in configs) == ["AnswerSimilarity", "LengthLessThan"]

    dataset = Dataset.create(name=new_slug("stored"), rows=[{"text": "abc"}, {"text": "abcdef"}])
    EvalRunner.run_suite(evals=[LengthLessThan(max_length=4)], dataset_id=dataset.id)
    table = server.table(dataset.id)
    assert [row["dataset_eval_results"][0]["metric_value"] for row in table["dataset_rows"]] == ["1", "0"]


def test_logged_inferences_are_loaded(server, new_slug):
    slug = new_slug("bot")
    server.call(
        "POST",
        "/log/inference",
        {"prompt_slug": slug, "language_model_id": "gpt-4o", "user_query": "q", "context": {"documents": ["c"]}, "response": "r"},
    )
    loaded = Loader().load_athina_inferences(AthinaFilters(prompt_slug=slug), limit=5)
    assert [one["response"] for one in loaded] == ["r"]


def test_the_server_judges_as_the_sdk_does(server):
    texts = ["A refund, please", "REFUND", "", "no", "refunded\n"]
    for evaluation, config in [
        (ContainsAny(keywords=["refund", "return"]), {"keywords": ["refund", "return"]}),
        (Regex(pattern=r"(?i)^\w+$"), {"pattern": r"(?i)^\w+$"}),
        (LengthLessThan(max_length=4), {"max_length": 4}),
    ]:
        body = {"rows": [{"text": text} for text in texts], "evals": [{"name": evaluation.name, "config": config}]}
        here = [one["passed"] for one in server.call("POST", "/eval/run", body)["results"]]
        there = [not evaluation.run(text=text).eval_results[0]["failure"] for text in texts]
        assert here == there, evaluation.name
