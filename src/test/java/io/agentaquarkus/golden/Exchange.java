package io.agentaquarkus.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request and the answer that was recorded for it.
 *
 * @param eventually whether the original answered so only after a while
 */
record Exchange(String name, Request request, Expected expected, Rules rules, boolean eventually) {

    static Exchange of(JsonNode line) {
        return new Exchange(line.get("name").textValue(), new Request(line.get("request")),
                new Expected(line.get("response")), Rules.of(line.path("rules")),
                line.path("eventually").booleanValue());
    }
}
