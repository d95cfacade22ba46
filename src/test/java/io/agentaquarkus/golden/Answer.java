package io.agentaquarkus.golden;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server answered.
 *
 * @param headers the first value of each header, by its name in any case
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    Answer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The empty text when the header is absent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
