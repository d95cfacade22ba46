package io.agentaquarkus.handler;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a handler has made.
 *
 * @param isStream whether the outputs are a list of events that is answered event by event
 */
record Outcome(JsonNode outputs, boolean isStream) {

    static Outcome of(JsonNode outputs) {
        return new Outcome(outputs, false);
    }
}
