package io.agentaquarkus.athina.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.inference.Inferences;
import io.agentaquarkus.problem.Problem;

/**
 * Where the members of a logged inference stand in the attributes of its span (reference: athina-api, section 14.1). The same
 * names describe a generation in a trace.
 */
public final class LogFields {

    public static final String MODEL = "language_model_id";
    public static final String PROMPT = "prompt";
    public static final String RESPONSE = "response";
    public static final String RESPONSE_TIME = "response_time";

    private static final String COST = "cost";
    private static final String PROMPT_TOKENS = "prompt_tokens";
    private static final String COMPLETION_TOKENS = "completion_tokens";
    private static final String TOTAL_TOKENS = "total_tokens";

    /** The names that stored logs have for two of the members, and one of a client. */
    private static final Map<String, String> SYNONYMS = Map.of("prompt_sent", PROMPT, "prompt_response", RESPONSE,
            "externalReferenceId", Inferences.REFERENCE);

    private static final Map<String, String> OLDER = Map.of("prompt_messages", PROMPT, "prompt_text", PROMPT, "prompt_sent",
            PROMPT, "completion", RESPONSE, "prompt_response", RESPONSE);

    private static final Map<String, String> PATHS = paths();

    private LogFields() {
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put(MODEL, "/meta/request/model");
        paths.put(RESPONSE, "/data/outputs/completion");
        paths.put("expected_response", "/data/internals/expected_response");
        paths.put("model_options", "/data/parameters");
        paths.put(PROMPT_TOKENS, "/metrics/tokens/incremental/prompt");
        paths.put(COMPLETION_TOKENS, "/metrics/tokens/incremental/completion");
        paths.put(TOTAL_TOKENS, "/metrics/tokens/incremental/total");
        paths.put(COST, "/metrics/costs/incremental/total");
        paths.put("session_id", "/session/id");
        paths.put("customer_user_id", "/user/id");
        for (String input : List.of(PROMPT, "user_query", "context", "functions", "tools")) {
            paths.put(input, "/data/inputs/" + input);
        }
        for (String output : List.of("tool_calls", "function_call_response")) {
            paths.put(output, "/data/outputs/" + output);
        }
        for (String label : List.of("customer_id", "environment", Inferences.REFERENCE, "prompt_slug", "topic")) {
            paths.put(label, "/tags/" + label);
        }
        for (String meta : List.of("custom_attributes", "custom_eval_metrics", "user_feedback", "user_feedback_comment",
                "status_code", "error", "tags")) {
            paths.put(meta, "/meta/" + meta);
        }
        return paths;
    }

    /** A log as older clients send it, by the names of today. */
    static ObjectNode older(ObjectNode sent) {
        ObjectNode today = JsonNodeFactory.instance.objectNode();
        sent.properties().stream().filter(member -> !member.getValue().asText().equals("None")).forEach(member -> today
                .set(OLDER.getOrDefault(member.getKey(), member.getKey()), member.getValue()));
        return today;
    }

    /** The members by the names that they have when they are logged. */
    public static ObjectNode named(ObjectNode sent) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        sent.properties().forEach(member -> named.set(SYNONYMS.getOrDefault(member.getKey(), member.getKey()),
                member.getValue()));
        return named;
    }

    /** Writes the members that there are; others stay as they are, and names that are not known say nothing. */
    public static void write(ObjectNode ag, ObjectNode sent) {
        ObjectNode members = Completion.read(sent);
        PATHS.forEach((name, path) -> {
            if (members.hasNonNull(name)) {
                set(ag, path, path.startsWith("/tags/") || path.endsWith("/id") ? text(name, members.get(name))
                        : members.get(name));
            }
        });
        if (members.has(Completion.WHOLE)) {
            set(ag, "/data/internals/response", members.get(Completion.WHOLE));
        }
        total(ag, members);
        price(ag, members);
    }

    /** What was logged, or null. */
    public static JsonNode read(JsonNode ag, String name) {
        JsonNode value = ag.at(PATHS.get(name));
        return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    /** All that was logged, by the names that it has in requests. */
    public static ObjectNode all(JsonNode ag) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        PATHS.keySet().forEach(name -> {
            JsonNode value = read(ag, name);
            if (!value.isNull()) {
                all.set(name, value);
            }
        });
        return all;
    }

    /** The model that answered decides the price, unless the caller knows the cost. A price that was found is found anew. */
    private static void price(ObjectNode ag, ObjectNode members) {
        boolean found = !ag.at("/meta/response/model").isMissingNode();
        if (members.hasNonNull(COST)) {
            if (found) {
                ((ObjectNode) ag.at("/meta/response")).remove("model");
            }
        } else if (found || ag.at("/metrics/costs/incremental").isMissingNode()) {
            JsonNode model = ag.at(PATHS.get(MODEL));
            if (!model.isMissingNode()) {
                set(ag, "/meta/response/model", model);
            }
            if (ag.at("/metrics/costs") instanceof ObjectNode costs) {
                costs.remove("incremental");
            }
        }
    }

    /** The sum of both counts, when it is not said. */
    private static void total(ObjectNode ag, ObjectNode members) {
        JsonNode tokens = ag.at("/metrics/tokens/incremental");
        boolean told = members.has(PROMPT_TOKENS) || members.has(COMPLETION_TOKENS);
        if (told && !members.has(TOTAL_TOKENS) && tokens.has("prompt") && tokens.has("completion")) {
            ((ObjectNode) tokens).put("total", tokens.get("prompt").longValue() + tokens.get("completion").longValue());
        }
    }

    private static JsonNode text(String name, JsonNode value) {
        if (value.isContainerNode()) {
            throw Problem.badRequest(name + ": it must be a text.");
        }
        return TextNode.valueOf(value.asText());
    }

    private static void set(ObjectNode ag, String path, JsonNode value) {
        int last = path.lastIndexOf('/');
        ObjectNode parent = ag;
        for (String step : path.substring(1, Math.max(1, last)).split("/")) {
            parent = step.isEmpty() ? parent : child(parent, step);
        }
        parent.set(path.substring(last + 1), value);
    }

    /** What stands there and is no object makes way. */
    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }
}
