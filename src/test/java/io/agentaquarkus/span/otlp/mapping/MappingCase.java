package io.agentaquarkus.span.otlp.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one span's attributes, given as keys and values in turn, become. */
final class MappingCase {

    private MappingCase() {
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            attributes.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        AttributeMapping.apply(attributes);
        return attributes;
    }

    /** The attribute stays, and its value stands below {@code ag} too, and nowhere else. */
    static void assertCopied(String from, String to) {
        Object value = to.endsWith(".span") ? "chat" : "value";
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put(from, value);
        expected.put("ag." + to, value);
        assertEquals(expected, map(from, value));
    }
}
