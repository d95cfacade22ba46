package io.agentaquarkus.golden;

import com.fasterxml.jackson.databind.JsonNode;

/** One request and the answer that was recorded for it. */
record Exchange(String name, Request request, Expected expected, Rules rules) {

    static Exchange of(JsonNode line) {
        return new Exchange(line.get("name").textValue(), new Request(line.get("request")),
                new Expected(line.get("response")), Rules.of(line.path("rules")));
    }
}
