package io.agentaquarkus.athina;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;

/** Bodies of requests, which the description has let pass, and of answers. */
public final class Bodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Bodies() {
    }

    /** Members that are null count as absent; inside of values nulls stay. */
    public static ObjectNode read(byte[] body) {
        return withoutNulls(ExactJson.readObject(body));
    }

    /** A copy without the members that are null. */
    public static ObjectNode withoutNulls(ObjectNode object) {
        ObjectNode copy = JSON.objectNode();
        object.properties().stream().filter(member -> !member.getValue().isNull())
                .forEach(member -> copy.set(member.getKey(), member.getValue()));
        return copy;
    }

    /**
     * An answer for both of its readers: the document's bare members, and beside them the same thing under {@code data}
     * (reference: athina-api, section 2.1).
     *
     * @param bare members of the document's schema; those without a value are left out
     * @param whole what clients read; members without a value are null
     */
    public static ObjectNode answer(ObjectNode bare, String name, JsonNode whole) {
        ObjectNode data = JSON.objectNode();
        data.set(name, whole);
        return answer(bare, data);
    }

    public static ObjectNode answer(ObjectNode bare, ObjectNode data) {
        ObjectNode answer = success().setAll(withoutNulls(bare));
        answer.set("data", data);
        return answer;
    }

    /** @param data what is beside the message under {@code data} */
    public static ObjectNode message(String text, ObjectNode data) {
        ObjectNode answer = success().put("message", text);
        answer.set("data", JSON.objectNode().put("message", text).setAll(data));
        return answer;
    }

    public static ObjectNode message(String text) {
        return message(text, JSON.objectNode());
    }

    public static ObjectNode success() {
        return JSON.objectNode().put("status", "success");
    }

    /** Fails as for one that is not there when it is no id at all. */
    public static UUID id(String what, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown(what, id);
        }
    }

    public static Problem unknown(String what, String id) {
        return Problem.notFound(what + " " + id + " not found.");
    }
}
