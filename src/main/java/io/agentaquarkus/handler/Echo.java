package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** {@code echo}: gives one input back. */
final class Echo {

    private Echo() {
    }

    static JsonNode echo(Invocation invocation) {
        return JsonNodeFactory.instance.objectNode().set("got", Invocation.member(invocation.inputs(), "aloha"));
    }
}
