package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.Interfaces;
import io.agentaquarkus.catalog.WorkflowUri;

/** What a workflow takes and gives, with a request that is ready to be filled. */
final class Inspection {

    private Inspection() {
    }

    /** @param uri null for none, of which nothing is known */
    static ObjectNode of(String uri, Interfaces interfaces) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (uri != null) {
            data.put("uri", uri);
            WorkflowUri.parse(uri).flatMap(interfaces::of).ifPresent(schemas -> data.set("schemas", schemas));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("version", Request.VERSION);
        answer.putObject("revision").set("data", data);
        ObjectNode request = answer.putObject("request").put("version", Request.VERSION);
        if (isChat(uri)) {
            request.putObject("flags").put("is_chat", true);
        }
        request.putObject("data").putObject("revision").set("data", data.deepCopy());
        return answer;
    }

    private static boolean isChat(String uri) {
        return WorkflowUri.parse(uri).filter(parsed -> parsed.isBuiltin() && parsed.key().equals("chat")).isPresent();
    }

    /** The URI in the {@code revision} of a request; null for none. */
    static String uri(JsonNode body) {
        return body.path("revision").path("data").path("uri").textValue();
    }
}
