package io.agentaquarkus.handler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.catalog.WorkflowUri;

/** The workflows that this server runs itself, each in one version. */
final class Handlers {

    private static final String VERSION = "v0";

    private final Map<String, Handler> byUri = new LinkedHashMap<>();

    Handlers(Webhook webhook) {
        builtin("echo", Echo::echo);
        builtin("auto_exact_match", ExactMatch::evaluate);
        builtin("auto_regex_test", RegexTest::evaluate);
        builtin("field_match_test", FieldMatch::one);
        builtin("json_multi_field_match", FieldMatch::many);
        builtin("auto_starts_with", TextMatch::startsWith);
        builtin("auto_ends_with", TextMatch::endsWith);
        builtin("auto_contains", TextMatch::contains);
        builtin("auto_contains_any", TextMatch::containsAny);
        builtin("auto_contains_all", TextMatch::containsAll);
        builtin("auto_contains_json", TextMatch::containsJson);
        builtin("auto_json_diff", JsonDiff::evaluate);
        builtin("auto_levenshtein_distance", Similarity::levenshtein);
        builtin("auto_similarity_match", Similarity::sequence);
        builtin("auto_semantic_similarity", Similarity::semantic);
        builtin("auto_ai_critique", Critique::evaluate);
        builtin("llm", Llm::run);
        builtin("match", Match::evaluate);
        add("agenta:builtin:auto_webhook_test:", webhook::evaluate);
        add("agenta:custom:mock:", Mock::run);
        add("agenta:custom:feedback:", Handler.of(Feedback::refuse));
    }

    private void builtin(String key, Function<Invocation, JsonNode> function) {
        add("agenta:builtin:" + key + ":", Handler.of(function));
    }

    private void add(String uri, Handler handler) {
        byUri.put(uri + VERSION, handler);
    }

    /** @param uri with one to four parts; without a version it is the newest */
    Optional<Handler> find(String uri) {
        return canonical(uri).map(byUri::get);
    }

    /** The whole URI of the handler that is meant; empty when there is none. */
    Optional<String> canonical(String uri) {
        return WorkflowUri.parse(uri)
                .map(parsed -> parsed.equals(parsed.latest())
                        ? String.join(":", parsed.provider(), parsed.kind(), parsed.key(), VERSION)
                        : parsed.toString())
                .filter(byUri::containsKey);
    }
}
