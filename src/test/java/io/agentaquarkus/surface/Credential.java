package io.agentaquarkus.surface;

import java.util.List;

/**
 * Who calls, as a surface is told it.
 *
 * @param value of the header that is let in
 * @param unknown values that are not
 */
public record Credential(String header, String value, List<String> unknown) {

    /** An API key as a bearer token. */
    public static Credential bearer(String key) {
        return new Credential("Authorization", "Bearer " + key,
                List.of("", "Bearer unknown", "Bearer 00000000.0000", "Basic YTpi"));
    }

    /** An API key in a header of its own. */
    public static Credential key(String header, String key) {
        return new Credential(header, key, List.of("", "unknown", "00000000.0000", "Bearer " + key));
    }
}
