package io.agentaquarkus.athina.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.inference.SpanContent;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.filter.FilterParser;
import io.agentaquarkus.span.store.SpanReader;
import io.smallrye.mutiny.Uni;

/**
 * Model calls, however they were recorded, as the loaders of the evaluation SDK take them: with exactly these members
 * (reference:
 * athina-api, section 4.4).
 */
@Path("/v1/sdk/prompt_run/fetch-by-filter")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class InferencesResource {

    private static final int LIMIT = 10;
    private static final List<String> TYPES = List.of("chat", "completion", "llm");
    private static final Map<String, String> KEYS = Map.of("prompt_slug", "ag.tags.prompt_slug", "language_model_id",
            "ag.meta.request.model", "environment", "ag.tags.environment", "topic", "ag.tags.topic", "customer_id",
            "ag.tags.customer_id");

    private final Access access;
    private final SpanReader reader;

    InferencesResource(Access access, SpanReader reader) {
        this.access = access;
        this.reader = reader;
    }

    @POST
    public Uni<ObjectNode> fetchInferences(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        Windowing window = new Windowing(null, null, null, sent.path("limit").asInt(LIMIT), null, null, null);
        return access.viewingSpans(scope -> reader.query(scope.projectId(), FilterParser.parse(filter(sent)), window))
                .map(found -> {
                    ArrayNode inferences = JsonNodeFactory.instance.arrayNode();
                    found.forEach(stored -> inferences.add(inference(stored.span())));
                    return Bodies.answer(JsonNodeFactory.instance.objectNode(), "inferences", inferences);
                });
    }

    private static ObjectNode filter(ObjectNode sent) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode().put("operator", "and");
        ArrayNode conditions = filter.putArray("conditions");
        ArrayNode types = conditions.addObject().put("field", "span_type").put("operator", "in").putArray("value");
        TYPES.forEach(types::add);
        KEYS.forEach((name, key) -> {
            if (sent.has(name)) {
                conditions.addObject().put("field", "attributes").put("key", key).put("operator", "is").set("value",
                        sent.get(name));
            }
        });
        return filter;
    }

    private static ObjectNode inference(Span span) {
        JsonNode ag = SpanContent.of(span);
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("id", Logs.id(span));
        shown.set("prompt_slug", LogFields.read(ag, "prompt_slug"));
        shown.set("language_model_id", LogFields.read(ag, LogFields.MODEL));
        shown.set("user_query", query(ag));
        shown.set("context", LogFields.read(ag, "context"));
        shown.set("prompt_response", response(ag));
        return shown.set("expected_response", LogFields.read(ag, "expected_response"));
    }

    /** Of a call that came by another route, what its user said last. */
    private static JsonNode query(JsonNode ag) {
        JsonNode query = LogFields.read(ag, "user_query");
        List<JsonNode> said = new ArrayList<>();
        for (String place : List.of("/data/inputs/prompt", "/data/inputs/messages")) {
            for (JsonNode message : ag.at(place)) {
                if (message.path("role").asText().equals("user") && message.path("content").isTextual()) {
                    said.add(message.get("content"));
                }
            }
        }
        return !query.isNull() || said.isEmpty() ? query : said.get(said.size() - 1);
    }

    private static JsonNode response(JsonNode ag) {
        JsonNode completion = LogFields.read(ag, LogFields.RESPONSE);
        JsonNode outputs = ag.at("/data/outputs");
        return !completion.isNull() || outputs.isMissingNode() || outputs.isObject() && outputs.has("tool_calls") ? completion
                : outputs;
    }
}
