package io.agentaquarkus.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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

    private static final String RETRIEVE = "/api/applications/revisions/retrieve";
    private static final String COMMIT = "/api/applications/revisions/commit";

    private final ObjectMapper mapper = new ObjectMapper();
    private final PackagedServer server;
    private final RequestBenchmark benchmark;

    ConfigBenchmark(PackagedServer server, RequestBenchmark benchmark) {
        this.server = server;
        this.benchmark = benchmark;
    }

    /** Fetches, from the cache and made anew. */
    void fetch() {
        Application application = deploy("question-answering");
        benchmark.post("/api/variants/configs/fetch", """
                {"variant_ref":null,"environment_ref":{"slug":"production","version":null,"commit_message":null,"id":null},\
                "application_ref":{"slug":"%s","version":null,"commit_message":null,"id":null}}"""
                .formatted(application.slug));
        String retrieve = """
                {"resolve":true,"environment_ref":{"slug":"production"},"key":"%s.revision"}""".formatted(application.slug);
        benchmark.post(RETRIEVE, retrieve);
        AtomicLong count = new AtomicLong();
        // Answers are kept by the bytes of their request: with other spaces in front it is made anew.
        benchmark.run("Not from the cache: POST " + RETRIEVE,
                () -> benchmark.request(RETRIEVE, spaces(count.getAndIncrement()) + retrieve));
    }

    /** Commits to as many variants as there are connections, as applications have them. */
    void commit() {
        List<Application> applications = IntStream.range(0, RequestBenchmark.CONNECTIONS)
                .mapToObj(i -> deploy("application-" + i)).toList();
        AtomicInteger count = new AtomicInteger();
        benchmark.run("POST " + COMMIT, () -> {
            int number = count.getAndIncrement();
            Application application = applications.get(number % applications.size());
            return benchmark.request(COMMIT, commit(application, "%012x".formatted(number)));
        });
    }

    /** A number in spaces and tabs. */
    private static String spaces(long number) {
        return Long.toBinaryString(number).replace('0', ' ').replace('1', '\t');
    }

    /** Makes an application, commits its configuration and deploys it, by the calls of the Agenta SDK. */
    private Application deploy(String slug) {
        String id = post("/api/simple/applications/", """
                {"application": {"slug": "%1$s", "name": "%1$s"}}""".formatted(slug)).at("/application/id").textValue();
        String variant = post("/api/applications/variants/", """
                {"application_variant": {"application_id": "%s", "slug": "%s-main"}}""".formatted(id, slug))
                .at("/application_variant/id").textValue();
        Application application = new Application(slug, id, variant);
        post(COMMIT, commit(application, "%012x".formatted(slug.hashCode())));
        post("/api/applications/revisions/deploy", """
                {"application_ref": {"id": "%s"}, "application_variant_ref": {"id": "%s"},
                 "application_revision_ref": null, "environment_ref": {"slug": "production"}}""".formatted(id, variant));
        return application;
    }

    private static String commit(Application application, String slug) {
        return """
                {"application_revision": {"application_id": "%s", "application_variant_id": "%s", "slug": "%s",
                 "data": {"parameters": %s}}}""".formatted(application.id, application.variantId, slug,
                PARAMETERS.replace("\"model\"", "\"commit\": \"" + slug + "\", \"model\""));
    }

    private record Application(String slug, String id, String variantId) {
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
