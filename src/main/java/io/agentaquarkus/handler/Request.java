package io.agentaquarkus.handler;

import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.PythonValue;

/**
 * What a client asks to be run. Members are objects that may be empty.
 *
 * @param references what is to be run, by name, and what the run belongs to
 * @param sentReferences the same as they were sent
 * @param links spans that the run speaks of, by name; null for none
 * @param sessionId null for none
 * @param revision the data of the revision that is to be run: as it was sent, then as it was found
 * @param data {@code revision}, {@code parameters}, {@code testcase}, {@code inputs}, {@code trace}, {@code outputs}
 */
record Request(ObjectNode references, ObjectNode sentReferences, JsonNode links, JsonNode selector, ObjectNode flags,
        String sessionId, ObjectNode data, ObjectNode revision) {

    static final String VERSION = "2025.07.14";

    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9._:@/+=-]{1,500}");

    /** @param body as the description of the API has it */
    static Request read(ObjectNode body, RequestHeaders headers) {
        ObjectNode flags = object(body, "flags").deepCopy();
        headers.flags().properties().stream().filter(flag -> !flags.hasNonNull(flag.getKey()))
                .forEach(flag -> flags.set(flag.getKey(), flag.getValue()));
        if (!flags.hasNonNull("stream")) {
            flags.put("stream", false);
        }
        JsonNode links = body.get("links");
        return new Request(object(body, "references"), object(body, "references"),
                links == null || links.isEmpty() ? null : links,
                Invocation.member(body, "selector"), flags, session(body, headers), object(body, "data").deepCopy(),
                object(object(object(body, "data"), "revision"), "data"));
    }

    private static String session(ObjectNode body, RequestHeaders headers) {
        String sent = body.hasNonNull("session_id") ? body.get("session_id").textValue() : headers.sessionId();
        if (sent == null) {
            return UUID.randomUUID().toString().replace("-", "");
        }
        return SESSION.matcher(sent).matches() ? sent : null;
    }

    private static ObjectNode object(JsonNode body, String member) {
        return body.get(member) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    boolean hasParameters() {
        return data.path("parameters").isObject() && PythonValue.isTruthy(data.get("parameters"));
    }

    boolean resolvesEmbeds() {
        return !flags.has("resolve") || flags.get("resolve").booleanValue();
    }

    /** With other parameters, and with what the references found: all their names, and its data. */
    Request with(JsonNode parameters, ObjectNode names, ObjectNode found) {
        ObjectNode completed = data.deepCopy();
        completed.set("parameters", parameters);
        return new Request(names, sentReferences, links, selector, flags, sessionId, completed, found);
    }

    /** Without what is not there, as the trace records it. */
    ObjectNode recorded() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        ObjectNode recordedFlags = flags.deepCopy();
        recordedFlags.remove("resolve");
        request.set("flags", recordedFlags);
        put(request, "session_id", sessionId == null ? null : request.textNode(sessionId));
        put(request, "references", sentReferences);
        put(request, "links", links);
        put(request, "selector", selector);
        put(request, "data", withoutNulls(data));
        return request;
    }

    private static void put(ObjectNode request, String member, JsonNode value) {
        if (value != null && !value.isNull() && (value.isTextual() || !value.isEmpty())) {
            request.set(member, value);
        }
    }

    private static ObjectNode withoutNulls(ObjectNode object) {
        ObjectNode rest = object.deepCopy();
        rest.properties().removeIf(member -> member.getValue().isNull());
        return rest;
    }
}
