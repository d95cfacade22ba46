package io.agentaquarkus.revision;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a client should know of a commit that was accepted.
 *
 * @param code for programs
 * @param target the place in the data, or null
 * @param operationIndex which of several operations it is about, from 0, or null
 */
public record Warning(String code, String message, JsonNode target, Integer operationIndex) {

    public static Warning of(String code, String message) {
        return new Warning(code, message, null, null);
    }
}
