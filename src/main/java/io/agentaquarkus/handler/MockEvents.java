package io.agentaquarkus.handler;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The events with which the mock plays a model that streams its answer. */
final class MockEvents {

    private final ArrayNode events = JsonNodeFactory.instance.arrayNode();

    private MockEvents() {
    }

    /**
     * @param text of the answer, one event a word
     * @param thought null for none
     * @param tool the name of a tool that is called; null for none
     */
    static ArrayNode of(String text, String thought, String tool) {
        MockEvents events = new MockEvents();
        if (thought != null) {
            events.add("thought_start", "reason-1", data -> data);
            events.add("thought_delta", "reason-1", data -> data.put("delta", thought));
            events.add("thought_end", "reason-1", data -> data);
        }
        if (tool != null) {
            events.add("tool_call", "tool-1", data -> data.put("name", tool).set("input", data.objectNode()));
            events.add("tool_result", "tool-1", data -> data.put("output", "ok"));
        }
        events.add("message_start", "msg-1", data -> data);
        for (String word : text.split(" ", -1)) {
            events.add("message_delta", "msg-1", data -> data.put("delta", word + " "));
        }
        events.add("message_end", "msg-1", data -> data);
        events.add("usage", null, data -> data.put("input", 3).put("output", 2).put("total", 5));
        events.add("done", null, data -> data.put("stopReason", "stop"));
        return events.events;
    }

    private void add(String type, String id, UnaryOperator<ObjectNode> data) {
        ObjectNode event = events.addObject().put("type", type);
        ObjectNode content = event.putObject("data");
        data.apply(id == null ? content : content.put("id", id));
    }
}
