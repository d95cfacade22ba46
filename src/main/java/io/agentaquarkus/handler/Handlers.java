package io.agentaquarkus.handler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.catalog.WorkflowUri;

/** The workflows that this server runs itself, each in one version. */
@Singleton
class Handlers {

    private static final String VERSION = "v0";
    private static final List<String> USUAL = List.of("inputs", "outputs", "parameters");
    private static final List<String> WITHOUT_PARAMETERS = List.of("inputs", "outputs");
    private static final List<String> WITH_REQUEST = List.of("inputs", "outputs", "parameters", "request");

    private final Map<String, Workflow> byUri = new LinkedHashMap<>();

    Handlers(Webhook webhook, Hook hook, Code code) {
        evaluator("auto_exact_match", ExactMatch::evaluate);
        evaluator("auto_regex_test", RegexTest::evaluate);
        evaluator("field_match_test", FieldMatch::one);
        evaluator("json_multi_field_match", FieldMatch::many);
        evaluator("auto_starts_with", TextMatch::startsWith);
        evaluator("auto_ends_with", TextMatch::endsWith);
        evaluator("auto_contains", TextMatch::contains);
        evaluator("auto_contains_any", TextMatch::containsAny);
        evaluator("auto_contains_all", TextMatch::containsAll);
        evaluator("auto_contains_json", TextMatch::containsJson);
        evaluator("auto_json_diff", JsonDiff::evaluate);
        evaluator("auto_levenshtein_distance", Similarity::levenshtein);
        evaluator("auto_similarity_match", Similarity::sequence);
        mount("agenta:builtin:auto_semantic_similarity:", Handler.callingModels(SemanticSimilarity::evaluate), USUAL);
        mount("agenta:builtin:auto_ai_critique:", Handler.callingModels(Critique::evaluate), USUAL);
        mount("agenta:builtin:llm:", Handler.callingModels(Llm::run), USUAL);
        mount("agenta:builtin:auto_webhook_test:", webhook::evaluate, USUAL);
        mount("agenta:builtin:match:", Match.HANDLER, USUAL);
        mount("agenta:builtin:completion:", Handler.callingModels(Prompt::completion), WITHOUT_PARAMETERS);
        mount("agenta:builtin:chat:", Handler.callingModels(Prompt::chat), WITHOUT_PARAMETERS);
        mount("agenta:builtin:auto_custom_code_run:", Handler.of(code::evaluator), USUAL);
        mount("agenta:custom:code:", Handler.of(code::code), List.of("inputs", "outputs", "request"));
        mount("agenta:custom:hook:", hook, null);
        mount("agenta:custom:mock:", Mock::run, WITH_REQUEST);
        add(new Workflow("agenta:builtin:echo:" + VERSION, Handler.of(Echo::echo), List.of("aloha"), false));
        add(new Workflow("agenta:custom:feedback:" + VERSION, Handler.of(Feedback::refuse), WITH_REQUEST, false));
    }

    private void evaluator(String key, Function<Invocation, JsonNode> function) {
        mount("agenta:builtin:" + key + ":", Handler.of(function), USUAL);
    }

    private void mount(String uri, Handler handler, List<String> arguments) {
        add(new Workflow(uri + VERSION, handler, arguments, true));
    }

    private void add(Workflow workflow) {
        byUri.put(workflow.uri(), workflow);
    }

    /** @param uri with one to four parts; without a version it is the newest */
    Optional<Workflow> find(String uri) {
        return WorkflowUri.parse(uri)
                .map(parsed -> parsed.equals(parsed.latest())
                        ? String.join(":", parsed.provider(), parsed.kind(), parsed.key(), VERSION)
                        : parsed.toString())
                .map(byUri::get);
    }

    /** The workflow at {@code /services/{key}/{version}}. */
    Optional<Workflow> mounted(String key, String version) {
        return byUri.values().stream()
                .filter(workflow -> workflow.isMounted() && workflow.key().equals(key) && workflow.version().equals(version))
                .findFirst();
    }
}
