package io.agentaquarkus.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.testsupport.PackagedServer;

/** What production code asks for: the configuration that is deployed to an environment, by the older and the newer route. */
final class ConfigBenchmark {

    private static final String PARAMETERS = """
            {"prompt": {"messages": [
                {"role": "system", "content": "You answer questions about our products. Answer in {{language}}, in at most \
            three sentences, and only from the documents below. Say so when they do not contain the answer.\\n{{documents}}"},
                {"role": "user", "content": "{{question}}"}],
              "template_format": "curly", "input_keys": ["language", "documents", "question"],
              "llm_config": {"model": "gpt-4o-mini", "temperature": 0.2, "max_tokens": 512, "top_p": 0.9}},
             "top_k": 4, "rerank": true}""";

    private final ObjectMapper mapper = new ObjectMapper();
    private final PackagedServer server;
    private final RequestBenchmark benchmark;

    ConfigBenchmark(PackagedServer server, RequestBenchmark benchmark) {
        this.server = server;
        this.benchmark = benchmark;
    }

    void run() {
        String slug = "question-answering";
        deploy(slug);
        benchmark.run("/api/variants/configs/fetch", """
                {"variant_ref":null,"environment_ref":{"slug":"production","version":null,"commit_message":null,"id":null},\
                "application_ref":{"slug":"%s","version":null,"commit_message":null,"id":null}}""".formatted(slug));
        benchmark.run("/api/applications/revisions/retrieve", """
                {"resolve":true,"environment_ref":{"slug":"production"},"key":"%s.revision"}""".formatted(slug));
    }

    /** Makes an application, commits its configuration and deploys it, by the calls of the Agenta SDK. */
    private void deploy(String slug) {
        String application = post("/api/simple/applications/", """
                {"application": {"slug": "%1$s", "name": "%1$s"}}""".formatted(slug)).at("/application/id").textValue();
        String variant = post("/api/applications/variants/", """
                {"application_variant": {"application_id": "%s", "slug": "main"}}""".formatted(application))
                .at("/application_variant/id").textValue();
        post("/api/applications/revisions/commit", """
                {"application_revision": {"application_id": "%s", "application_variant_id": "%s", "slug": "9f3c0a7b1d2e",
                 "data": {"parameters": %s}}}""".formatted(application, variant, PARAMETERS));
        post("/api/applications/revisions/deploy", """
                {"application_ref": {"id": "%s", "slug": "%s"}, "application_variant_ref": {"id": "%s", "slug": "main"},
                 "application_revision_ref": null, "environment_ref": {"slug": "production"}}"""
                .formatted(application, slug, variant));
    }

    private JsonNode post(String path, String json) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(URI.create(server.host() + path))
                .header("Authorization", "ApiKey " + server.key()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)).build());
        try {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return mapper.readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
