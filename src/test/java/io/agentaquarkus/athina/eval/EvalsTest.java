package io.agentaquarkus.athina.eval;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Evaluations that need no model, over rows that are sent and over those of a dataset. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EvalsTest {

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void resultsComeByEvaluationAndThenByRow() {
        String id = athina.ok("POST", "/eval/run", """
                {"rows": [{"response": "A refund."}, {"response": "No."}, {"query": "?"}],
                 "evals": [{"name": "ContainsAny", "type": "function", "config": {"keywords": "REFUND, return"}},
                           {"name": "LengthLessThan", "config": {"max_length": 4}}], "model": null}
                """).body("status", equalTo("completed")).body("results", hasSize(6))
                .body("results.eval_name[0]", equalTo("ContainsAny")).body("results.row_no", contains(1, 2, 3, 1, 2, 3))
                .body("results.passed", contains(true, false, null, false, true, null))
                .body("results.score", contains(1f, 0f, null, 0f, 1f, null))
                .body("results[0].reason", containsString("refund")).body("results[2].reason", containsString("'text'"))
                .body("results[0].metrics[0].id", equalTo("passed")).body("data.status", equalTo("completed"))
                .extract().path("eval_request_id");
        athina.get("/eval/eval-request-id/" + id).statusCode(200).body("results", hasSize(6))
                .body("eval_request_id", equalTo(id));
        Athina.create().get("/eval/eval-request-id/" + id).statusCode(404);
    }

    @Test
    void rowsOfADatasetAreNamed() {
        String dataset = athina.ok("POST", "/dataset_v2", "{\"source\": \"api\", \"name\": \"d\", \"dataset_rows\":"
                + " [{\"a\": \"x\"}, {\"a\": \"y\"}]}").extract().path("id");
        String row = athina.get("/dataset_v2/" + dataset).extract().path("dataset_rows[1].id");
        athina.ok("POST", "/eval/run", "{\"dataset_id\": \"" + dataset + "\", \"evals\": [{\"name\": \"Equals\", \"config\":"
                + " {\"source_column\": \"a\", \"destination_field\": \"text\"}}, {\"name\": \"StartsWith\", \"config\":"
                + " {\"source_column\": \"a\", \"destination_field\": \"text\", \"substring\": \"Y\"}}]}")
                .body("results[0].passed", nullValue()).body("results[3].passed", is(true))
                .body("results[3].dataset_row_id", equalTo(row));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
            "Regex|{\"pattern\": \"^a+$\"}|aaa|true", "Regex|{\"pattern\": \"^a+$\"}|aab|false",
            "ContainsAll|{\"keywords\": [\"a\", \" B \"]}|ab|true", "ContainsAll|{\"keywords\": [\"a\", \"c\"]}|ab|false",
            "ContainsNone|{\"keywords\": [\"c\"]}|ab|true",
            "ContainsNone|{\"keywords\": [\"B\"], \"case_sensitive\": true}|ab|true",
            "Contains|{\"keyword\": \"A\"}|xay|true", "Contains|{\"keyword\": \"A\", \"case_sensitive\": true}|xay|false",
            "StartsWith|{\"substring\": \"AB\"}|abc|true", "EndsWith|{\"substring\": \"bc\"}|abc|true",
            "LengthGreaterThan|{\"min_length\": 3}|abc|false", "LengthBetween|{\"min_length\": 3, \"max_length\": 3}|abc|true",
            "LengthLessThan|{\"max_length\": 2}|🎉|true", "OneLine|{}|one|true", "OneLine|{}|one\\ntwo|false",
            "OneLine|{}|one\\n|false", "OneLine|{}|one\\u2028two|false", "ContainsEmail|{}|to a.b@c.de now|true",
            "IsEmail|{}|a.b@c.de|true", "IsEmail|{}|to a@c.de|false", "ContainsLink|{}|see end.x|true",
            "ContainsLink|{}|a@b.co|true", "ContainsLink|{}|nothing|false", "IsJson|{}|3|true", "IsJson|{}|NaN|true",
            "IsJson|{}|{x}|false", "ContainsJson|{}|a {\\\"a\\\": {\\\"b\\\":1}} b|true", "ContainsJson|{}|[1,2]|false",
            "ContainsJson|{}|text {not json} {\\\"ok\\\":true}|false", "ContainsJson|{}|{\\\"a\\\": \\\"}\\\"}|true",
            "JsonSchema|{\"schema\": {\"type\": \"object\", \"required\": [\"a\"]}}|{\\\"a\\\":1}|true",
            "ReadingTime|{\"reading_time\": 0.001}|one two|false",
            "ReadingTime|{\"reading_time\": 0.01}|one two|true",
            "JsonSchema|{\"schema\": \"{\\\"type\\\": \\\"array\\\"}\"}|{\\\"a\\\":1}|false" })
    void textsAreJudged(String name, String config, String text, boolean passed) {
        athina.ok("POST", "/eval/run", "{\"rows\": [{\"response\": \"" + text + "\"}], \"evals\": [{\"name\": \"" + name
                + "\", \"config\": " + config + "}]}").body("results[0].passed", is(passed))
                .body("results[0].reason", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "$.a|Equals|true", "$.list[0]|Equals|true", "$.b|Equals|false",
            "$.nothing|Equals|true", "$.only|Equals|false", "no path|Equals|true", "$.text|Cosine Similarity|true",
            "$.far|Cosine Similarity|false", "$.a|LLM Similarity|false" })
    void partsOfJsonAreCompared(String path, String function, boolean passed) {
        athina.ok("POST", "/eval/run", "{\"rows\": [{\"actual_json\": {\"a\": 1, \"b\": 2, \"list\": [{\"x\": 1}], \"only\": 1,"
                + " \"text\": \"a b c d\", \"far\": \"x\"}, \"expected_json\": \"{\\\"a\\\": 1.0, \\\"b\\\": 3, \\\"list\\\":"
                + " [{\\\"x\\\": 1}], \\\"text\\\": \\\"d c b a\\\", \\\"far\\\": \\\"y\\\"}\"}], \"evals\": [{\"name\":"
                + " \"JsonValidation\", \"config\": {\"validations\": [{\"json_path\": \"" + path
                + "\", \"validating_function\": \"" + function + "\"}]}}]}").body("results[0].passed", is(passed))
                .body("results[0].reason", notNullValue());
    }

    @Test
    void addressesOfTheServersOwnNetworkAreNotCalled() {
        String id = athina.ok("POST", "/eval/run", "{\"rows\": [{\"response\": \"see localhost.localdomain/x\"}], \"evals\":"
                + " [{\"name\": \"ApiCall\", \"config\": {\"url\": \"https://127.0.0.1/\"}}, {\"name\":"
                + " \"ContainsValidLink\"}, {\"name\": \"NoInvalidLinks\"}]}").body("status", equalTo("running"))
                .body("results", hasSize(0)).extract().path("eval_request_id");
        athina.when("/eval/eval-request-id/" + id, "status", "completed").body("results.passed", contains(null, false, false))
                .body("results[0].reason", containsString("https://127.0.0.1/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CosineSimilarity|The capital of France is Paris.|Paris is the capital of France.|1.0",
            "NormalisedLevenshteinSimilarity|kitten|sitting|0.5714285714285714",
            "JaroWincklerSimilarity|MARTHA|MARHTA|0.8888888888888888",
            "JaroWincklerSimilarity|The capital of France is Paris.|Paris is the capital of France.|0.7386269644334161",
            "JaccardSimilarity|The capital of France is Paris.|Paris is the capital of France.|0.3333333333333333",
            "SorensenDiceSimilarity|The capital of France is Paris.|Paris is the capital of France.|0.5" })
    void similaritiesAreScored(String function, String left, String right, float score) {
        String rows = "{\"rows\": [{\"response\": \"" + left + "\", \"expected_response\": \"" + right + "\", \"context\": [\""
                + right + "\"]}], \"evals\": [{\"name\": \"AnswerSimilarity\", \"config\": {\"similarity_function\": \""
                + function + "\"}}, {\"name\": \"ContextSimilarity\", \"config\": {\"similarity_function\": \"" + function
                + "\", \"failure_threshold\": 0.6}}]}";
        athina.ok("POST", "/eval/run", rows).body("results[0].score", is(score)).body("results[0].passed", nullValue())
                .body("results[0].metrics[0].id", equalTo("similarity_score")).body("results[1].passed", is(score >= 0.6));
    }

    @Test
    void mistakesAreNamed() {
        run("\"rows\": [{}], \"evals\": []").statusCode(400).body("error", containsString("evals"));
        run("\"rows\": [{}], \"evals\": [{\"name\": \"Fairness\"}]").statusCode(400)
                .body("error", containsString("'Fairness'"));
        run("\"rows\": [{}], \"evals\": [{\"name\": \"Regex\"}]").statusCode(400)
                .body("error", equalTo("evals.0.config.pattern is required."));
        run("\"evals\": [{\"name\": \"IsJson\"}]").statusCode(400).body("error", containsString("rows"));
        run("\"rows\": [], \"evals\": [{\"name\": \"IsJson\"}]").statusCode(400);
        run("\"dataset_id\": \"" + UUID.randomUUID() + "\", \"evals\": [{\"name\": \"IsJson\"}]").statusCode(404);
        athina.get("/eval/eval-request-id/none").statusCode(404);
    }

    private io.restassured.response.ValidatableResponse run(String members) {
        return athina.send("POST", "/eval/run", "{" + members + "}");
    }
}
